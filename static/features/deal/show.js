/**
 * The animation of the images on their canvas. The store has the wanted arrangement; the images move to it.
 *
 * The canvas has the scene that it shows as `canvas.deal`: tests read the numbers there.
 */

import { effect } from '@preact/signals-core';
import { onFontsLoaded } from '../../ui/canvas/fonts.js';
import { dealPainter } from './draw/deal.js';
import { buildFrame, buildStack } from './model/deal.js';
import { createFlight } from './model/flight.js';
import { findRow, rowAt } from './model/numbers.js';
import { createDeal } from './model/state.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('./model/deal.js').Room} Room */
/** @typedef {ReturnType<typeof createFlight>} Flight */

/** The longest time step of a frame, in seconds: after a hidden tab the picture does not jump. */
const LONGEST_TICK = 0.1;
/** More device pixels to a CSS pixel cost time without a visible gain. */
const MAX_PIXEL_RATIO = 2;
/** A smaller canvas, in device pixels, is not painted: it is appearing or disappearing. */
const SMALLEST = 50;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Store} store
 * @param {Uint8Array} images
 */
export function attachDeal(canvas, store, images) {
    const painter = dealPainter(canvas, images);
    const flight = createFlight();
    let room = measureRoom(canvas);
    let dirty = true;
    let last = performance.now();
    let request = 0;

    const frame = (/** @type {number} */ now) => {
        request = requestAnimationFrame(frame);
        const seconds = Math.min(LONGEST_TICK, (now - last) / 1000);
        last = now;
        if (!dirty && !flight.glide) return;
        if (flight.glide) flight.advance(seconds);
        if (dirty) updateTarget(flight, store, room);
        dirty = false;
        store.use(createDeal).isMoving.value = flight.isFlying();
        const scene = assembleScene(flight, store);
        if (!scene) return;
        painter.paint(scene);
        Object.assign(canvas, { deal: scene });
    };
    const observer = new ResizeObserver(() => {
        room = measureRoom(canvas);
        dirty = true;
    });
    observer.observe(canvas);
    const stopFollowing = effect(() => {
        readDependencies(store);
        dirty = true;
    });
    const stopTheme = effect(() => {
        void store.view.value.theme;
        painter.readColours();
    });
    request = requestAnimationFrame(frame);
    const stopFonts = onFontsLoaded(() => (dirty = true));
    return {
        /** The arrangement, for the pointer; null while the images move. */
        atRest: () => (flight.isFlying() ? null : flight.target),
        /** @param {number} image */
        buildBox: (image) => imageBox(flight, image),
        detach() {
            cancelAnimationFrame(request);
            observer.disconnect();
            stopFollowing();
            stopTheme();
            stopFonts();
            store.use(createDeal).isMoving.value = false;
        },
    };
}

/** @param {Flight} flight @param {Store} store @param {Room} room */
function updateTarget(flight, store, room) {
    const epoch = store.use(createDeal).epoch.value;
    const record = store.record.value;
    if (!epoch || !record || Math.min(room.width, room.height) < SMALLEST) return;
    flight.setTarget({
        route: store.use(createDeal).route.value,
        epoch,
        row: findRow(epoch, record),
        room,
        isHasty: store.view.value.still || store.isTraining.value,
    });
}

/** Reads all signals that the picture depends on. @param {Store} store */
function readDependencies(store) {
    const { record, view, isTraining } = store;
    const deal = store.use(createDeal);
    return [deal.route.value, deal.epoch.value, deal.pointed.value, record.value, view.value, isTraining.value];
}

/** @param {HTMLCanvasElement} canvas @returns {Room} */
function measureRoom(canvas) {
    const { width, height } = canvas.getBoundingClientRect();
    const ratio = Math.min(MAX_PIXEL_RATIO, devicePixelRatio);
    const em = parseFloat(getComputedStyle(canvas).fontSize);
    return { width: Math.floor(width * ratio), height: Math.floor(height * ratio), ratio, em };
}

/** @param {Flight} flight @param {Store} store */
function assembleScene(flight, store) {
    const { target, at } = flight;
    if (!target) return null;
    const isMoving = flight.isFlying();
    const { epoch, row, tones, layout } = target;
    const focus = store.record.value?.focus;
    const boxAtRest = (/** @type {number | null | undefined} */ image) =>
        isMoving || image === null || image === undefined ? null : imageBox(flight, image);
    const shown = row < 0 ? { start: 0, end: 0 } : rowAt(epoch, row);
    return {
        ...target.room,
        arrangement: target.arrangement,
        epoch: epoch.number,
        step: store.record.value?.step ?? 0,
        row,
        highlighted: Array.from(epoch.order.subarray(shown.start, shown.end)),
        tiles: at,
        tones,
        stack: buildStack(target),
        isMoving,
        isAtRest: flight.glide === null,
        frame: isMoving ? null : buildFrame(at, tones),
        marks: isMoving ? [] : layout.marks,
        pointed: boxAtRest(store.use(createDeal).pointed.value),
        onStage: boxAtRest(focus?.split === 'train' ? focus.index : null),
    };
}

/** The current box of an image. @param {Flight} flight @param {number} image */
function imageBox({ at }, image) {
    return { x: at.x[image], y: at.y[image], width: at.size[image], height: at.size[image] };
}
