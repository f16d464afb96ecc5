/** What the server says, taken into the store. */

import { toPaths, toSurface } from '../features/race/model/state.js';
import { chapterNumbered } from './chapters.js';
import { PLACES } from './link/routes.js';
import { first, WHOLE } from './player.js';
import { toRecord } from './record.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('../protocol.js').RoomState} RoomState */
/** @typedef {import('../net/decode.js').Frame} Frame */

/** While steps rush by, or a stroke is drawn, panels follow at most this often, in milliseconds. */
const PANELS_EVERY = 140;
/** Up to this many steps a second the phases of each are played. */
const FASTEST_WITH_PHASES = 2;

const MOST_NOTICES = 3;

/**
 * @param {Store} store
 * @param {any} message
 */
export function receiveText(store, message) {
    if (message.room) receiveRoom(store, message.room);
    if (message.type === 'race') receiveRace(store, message.race);
    if (message.type === 'error') notify(store, 'error', message.message);
    if (message.type === 'done' && message.role) store.driver.value = message.role === 'driver';
}

/**
 * @param {Store} store
 * @param {import('../protocol.js').RoomState} room
 */
function receiveRoom(store, room) {
    const before = store.room.value;
    if (!isSame(before, room)) store.room.value = room;
    if (!room.playing) store.halting.value = false;
    if (before?.playing && !room.playing) store.panelRecord.value = store.record.value;
    if (store.driver.value) return;
    followPlace(store, before, room);
    if (!before || before.cursor.phase !== room.cursor.phase) followCursor(store, room);
    if (!before || !isSame(before.selection, room.selection)) {
        store.selection.value = room.selection;
    }
}

/** What is of an older race goes with it. @param {Store} store @param {import('../features/race/model/state.js').RaceState | null} race */
function receiveRace(store, race) {
    store.race.value = race;
    if (race) store.raceDraft.value = race.settings;
    for (const part of [store.paths, store.surface]) if (part.value?.race !== race?.number) part.value = null;
    if (!race) store.pathPoint.value = null;
}

/**
 * @template {{ race: number }} Part
 * @param {Store} store
 * @param {import('@preact/signals-core').Signal<Part | null>} signal
 * @param {Part} part of a race that is older than the present one: let go
 */
function receiveOfRace(store, signal, part) {
    if (part.race >= (store.race.value?.number ?? 0)) signal.value = part;
}

/** A viewer goes where the driver goes, and may look elsewhere until the driver goes on. */
/** @param {Store} store @param {RoomState | null} before @param {RoomState} room */
function followPlace(store, before, room) {
    const { place, chapter } = room.cursor;
    const hasMoved = before && (before.cursor.place !== place || before.cursor.chapter !== chapter);
    if (hasMoved) goWhereItIs(store, room);
}

/**
 * Show the place and chapter that a room is at.
 *
 * @param {Store} store
 * @param {RoomState} room
 */
export function goWhereItIs(store, { cursor }) {
    const place = PLACES.find((each) => each === cursor.place);
    if (!place) return;
    store.place.value = place;
    if (place === 'story') store.chapter.value = chapterNumbered(cursor.chapter).id;
}

/** A viewer sees each phase begin when the driver's does. */
/** @param {Store} store @param {import('../protocol.js').RoomState} room */
function followCursor(store, room) {
    const isKnown = store.phases.value.some(({ id }) => id === room.cursor.phase);
    if (!isKnown || room.playing) return;
    store.cursor.value = { phase: room.cursor.phase, t: 0, direction: 1 };
}

/** @param {unknown} one @param {unknown} other */
function isSame(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * @param {Store} store
 * @param {Frame} frame
 * @param {number} now in milliseconds
 */
export function receiveFrame(store, frame, now) {
    if (frame.metadata.kind === 'step') receiveStep(store, frame, now);
    if (frame.metadata.kind === 'scalars') receiveScalars(store, frame);
    if (frame.metadata.kind === 'evaluation') receiveEvaluation(store, frame);
    if (frame.metadata.kind === 'paths') receiveOfRace(store, store.paths, toPaths(frame));
    if (frame.metadata.kind === 'surface') receiveOfRace(store, store.surface, toSurface(frame));
}

/** @type {WeakMap<Store, number>} */
const settledAt = new WeakMap();

/** @param {Store} store @param {Frame} frame @param {number} now */
function receiveStep(store, frame, now) {
    const record = toRecord(frame);
    const before = store.record.value;
    store.record.value = record;
    const rushing = store.room.value?.playing ?? false;
    const isAnother = String(store.panelRecord.value?.sizes) !== String(record.sizes);
    const isDrawing = store.isDrawing.value; // then time lets panels follow
    if (isAnother || (!rushing && !isDrawing) || now - (settledAt.get(store) ?? 0) >= PANELS_EVERY) {
        store.panelRecord.value = record;
        settledAt.set(store, now);
    }
    if (rushing && !store.halting.value && record.step !== before?.step) passBy(store);
    if (before && before.step > 0 && record.step === 0) beginAgain(store);
}

/** The run stands at its start again: nothing has happened yet. @param {Store} store */
function beginAgain(store) {
    store.cursor.value = { phase: store.phases.value[0].id, t: 0, direction: 0 };
}

/** The server makes steps by itself: play each one's phases if there is time, else show it whole. */
/** @param {Store} store */
function passBy(store) {
    const rate = store.room.value?.rate ?? Infinity;
    store.cursor.value = rate <= FASTEST_WITH_PHASES ? first(store.phases.value) : WHOLE;
}

/** @param {Store} store @param {Frame} frame */
function receiveScalars(store, { tensors }) {
    const values = (/** @type {string} */ name) => Float64Array.from(tensors.get(name)?.data ?? []);
    store.scalars.value = unlessSame(store.scalars.value, {
        steps: values('step'),
        cost: values('cost'),
        low: values('cost_min'),
        high: values('cost_max'),
        testSteps: values('test_step'),
        testAccuracy: values('test_accuracy'),
    });
}

/** @param {Store} store @param {Frame} frame */
function receiveEvaluation(store, { metadata, tensors }) {
    store.evaluation.value = unlessSame(store.evaluation.value, {
        step: Number(metadata.step),
        dataset: metadata.dataset ?? '',
        accuracy: Number(metadata.accuracy),
        confusion: /** @type {Int32Array} */ (tensors.get('confusion')?.data),
        predictions: /** @type {Uint8Array} */ (tensors.get('predictions')?.data),
        costs: /** @type {Float32Array | null} */ (tensors.get('costs')?.data ?? null),
    });
}

/**
 * What is there already, where the newest is the same number for number: nobody has to look at it again.
 *
 * @template {Record<string, string | number | ArrayLike<number> | null>} Numbers
 * @param {Numbers | null} before
 * @param {Numbers} now
 */
function unlessSame(before, now) {
    const same = before !== null && Object.entries(now).every(([name, value]) => isSameNumbers(before[name], value));
    return same ? before : now;
}

/** @param {string | number | ArrayLike<number> | null} one @param {string | number | ArrayLike<number> | null} other */
function isSameNumbers(one, other) {
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
        return Object.is(one, other);
    return one.length === other.length && Array.prototype.every.call(one, (value, i) => Object.is(value, other[i]));
}

/**
 * Tell the person something, in the page.
 *
 * @param {Store} store
 * @param {'info' | 'error'} tone
 * @param {string} text
 */
export function notify(store, tone, text) {
    const kept = store.notices.value.filter((notice) => notice.text !== text);
    const id = 1 + Math.max(0, ...store.notices.value.map((notice) => notice.id));
    store.notices.value = [...kept, { id, tone, text }].slice(-MOST_NOTICES);
}
