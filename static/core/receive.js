/** Puts the messages and frames of the server into the store. */

import { toPaths, toSurface } from '../features/race/model/state.js';
import { chapterNumbered, destinationOf, findChapter } from './chapters/chapters.js';
import { PLACES } from './link/routes.js';
import { first, WHOLE } from './player.js';
import { toRecord } from './record.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./store.js').RoomState} RoomState */
/** @typedef {typeof COUNTERS[number]} Counter */
/** @typedef {import('../net/decode.js').Frame} Frame */

/** The highest number of steps a second at which the phases of each step are played. */
const FASTEST_WITH_PHASES = 2;

const MOST_NOTICES = 3;

/** What every step changes in the state of a room, and what a test does. */
const COUNTERS = /** @type {const} */ ([
    'step',
    'latest',
    'epoch',
    'batch',
    'examples_seen',
    'cost',
    'test_accuracy',
    'test_cost',
    'test_step',
]);

/**
 * Takes a message of the server: the state of the room or of its race, an error, or the role of this page.
 *
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
 * @param {import('../protocol.js').RoomState} state
 */
function receiveRoom(store, state) {
    const { step, latest } = state;
    store.progress.value = { step, latest };
    const room = withoutCounters(state);
    const before = store.room.value;
    if (!isSame(before, room)) store.room.value = room;
    if (!room.playing) store.halting.value = false;
    if (store.driver.value) return;
    const hasTurned = followPlace(store, before, room);
    if (!before || hasTurned || before.cursor.phase !== room.cursor.phase) followCursor(store, room);
    if (!before || !isSame(before.selection, room.selection)) {
        store.selection.value = room.selection;
    }
}

/** @param {import('../protocol.js').RoomState} state @returns {RoomState} */
function withoutCounters(state) {
    const room = { ...state };
    for (const counter of COUNTERS) delete (/** @type {Partial<typeof state>} */ (room)[counter]);
    return room;
}

/**
 * Takes the state of the race; paths and a surface of an older race are removed.
 *
 * @param {Store} store
 * @param {import('../features/race/model/state.js').RaceState | null} race
 */
function receiveRace(store, race) {
    store.race.value = race;
    store.isRaceKnown.value = true;
    if (race) store.raceDraft.value = race.settings;
    for (const part of [store.paths, store.surface]) if (part.value?.race !== race?.number) part.value = null;
    if (!race) store.pathPoint.value = null;
}

/**
 * Takes the paths or the surface of a race, unless they are of an older race than the current one.
 *
 * @template {{ race: number }} Part
 * @param {Store} store
 * @param {import('@preact/signals-core').Signal<Part | null>} signal
 * @param {Part} part
 */
function receiveRacePart(store, signal, part) {
    if (part.race >= (store.race.value?.number ?? 0)) signal.value = part;
}

/**
 * Takes a viewer to the place and chapter of the driver, only when the driver moves: a viewer may look elsewhere until
 * then.
 *
 * @param {Store} store
 * @param {RoomState | null} before
 * @param {RoomState} room
 * @returns {boolean} whether the driver has moved
 */
function followPlace(store, before, room) {
    const { place, chapter } = room.cursor;
    const hasMoved = before !== null && (before.cursor.place !== place || before.cursor.chapter !== chapter);
    if (hasMoved) showPlaceOfRoom(store, room);
    return hasMoved;
}

/**
 * Shows the place and chapter where the driver of a room is.
 *
 * @param {Store} store
 * @param {RoomState} room
 */
export function showPlaceOfRoom(store, { cursor }) {
    const place = PLACES.find((each) => each === cursor.place);
    if (!place) return;
    store.place.value = place;
    if (place === 'story') store.chapter.value = chapterNumbered(cursor.chapter).id;
}

/**
 * Begins the phase that the driver has begun.
 *
 * @param {Store} store
 * @param {RoomState} room
 */
function followCursor(store, room) {
    const isKnown = store.phases.value.some(({ id }) => id === room.cursor.phase);
    if (!isKnown || room.playing) return;
    store.autoplay.value = false; // this page may have been playing a chapter by itself
    store.until.value = null;
    store.cursor.value = { phase: room.cursor.phase, t: 0, direction: 1 };
}

/** @param {unknown} one @param {unknown} other */
function isSame(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Takes a frame of the server, by its kind. Frames of other kinds are ignored.
 *
 * @param {Store} store
 * @param {Frame} frame
 */
export function receiveFrame(store, frame) {
    if (frame.metadata.kind === 'step') receiveStep(store, frame);
    if (frame.metadata.kind === 'scalars') receiveScalars(store, frame);
    if (frame.metadata.kind === 'evaluation') receiveEvaluation(store, frame);
    if (frame.metadata.kind === 'paths') receiveRacePart(store, store.paths, toPaths(frame));
    if (frame.metadata.kind === 'surface') receiveRacePart(store, store.surface, toSurface(frame));
}

/** @param {Store} store @param {Frame} frame */
function receiveStep(store, frame) {
    const record = toRecord(frame);
    const before = store.record.value;
    store.record.value = record;
    const isPlaying = store.room.value?.playing ?? false;
    if (isPlaying && !store.halting.value && record.step !== before?.step) showPassingStep(store);
    if (before && before.step > 0 && record.step === 0) showStart(store);
}

/** The run is at step 0 again: shows where the chapter leads; outside the story, the beginning of the first phase. */
/** @param {Store} store */
function showStart(store) {
    const chapter = store.place.value === 'story' ? findChapter(store.chapter.value) : null;
    store.cursor.value = chapter
        ? destinationOf(chapter, store.depth.value, store.selection.value)
        : { phase: store.phases.value[0].id, t: 0, direction: 0 };
}

/** Shows a step that the room has played: its phases if there is time, else its end. @param {Store} store */
function showPassingStep(store) {
    const rate = store.room.value?.rate ?? Infinity;
    store.cursor.value = rate <= FASTEST_WITH_PHASES ? first(store.phases.value) : WHOLE;
}

/** @param {Store} store @param {Frame} frame */
function receiveScalars(store, { tensors }) {
    const values = (/** @type {string} */ name) => Float64Array.from(tensors.get(name)?.data ?? []);
    store.scalars.value = reuseIfEqual(store.scalars.value, {
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
    store.evaluation.value = reuseIfEqual(store.evaluation.value, {
        step: Number(metadata.step),
        dataset: metadata.dataset ?? '',
        accuracy: Number(metadata.accuracy),
        confusion: /** @type {Int32Array} */ (tensors.get('confusion')?.data),
        predictions: /** @type {Uint8Array} */ (tensors.get('predictions')?.data),
        costs: /** @type {Float32Array | null} */ (tensors.get('costs')?.data ?? null),
    });
}

/**
 * Returns `before` where `now` has the same values, so that no subscriber of the signal is run.
 *
 * @template {Record<string, string | number | ArrayLike<number> | null>} Numbers
 * @param {Numbers | null} before
 * @param {Numbers} now
 */
function reuseIfEqual(before, now) {
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
 * Shows a notice in the page. The same text is shown once, and no more than MOST_NOTICES notices.
 *
 * @param {Store} store
 * @param {'info' | 'error'} tone
 * @param {string} text
 */
export function notify(store, tone, text) {
    const others = store.notices.value.filter((notice) => notice.text !== text);
    const id = 1 + Math.max(0, ...store.notices.value.map((notice) => notice.id));
    store.notices.value = [...others, { id, tone, text }].slice(-MOST_NOTICES);
}
