/**
 * The images on their canvas: where they are to lie comes from the store, and they go there.
 *
 * The canvas carries what it shows as `canvas.deal`, so that it can be read as numbers.
 */

import { effect } from '@preact/signals-core';
import { whenFontsCome } from '../../ui/canvas/fonts.js';
import { dealPainter } from './draw/deal.js';
import { buildFrame, buildStack } from './model/deal.js';
import { createFlight } from './model/flight.js';
import { findRow, rowAt } from './model/numbers.js';
import { createDeal } from './model/state.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('./model/deal.js').Room} Room */
/** @typedef {ReturnType<typeof createFlight>} Flight */

/** After a hidden tab or a long frame, time does not leap. */
const LONGEST_TICK = 0.1;
/** More dots than this for a pixel of the page are not seen. */
const MOST_DOTS = 2;
/** A canvas smaller than this, in dots, is on its way in or out. */
const SMALLEST = 50;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Store} store
 * @param {Uint8Array} images
 */
export function attachDeal(canvas, store, images) {
    const painter = dealPainter(canvas, images);
    const flight = createFlight();
    let room = measured(canvas);
    let dirty = true;
    let last = performance.now();
    let request = 0;

    const frame = (/** @type {number} */ now) => {
        request = requestAnimationFrame(frame);
        const seconds = Math.min(LONGEST_TICK, (now - last) / 1000);
        last = now;
        if (!dirty && !flight.glide) return;
        if (flight.glide) flight.advance(seconds);
        if (dirty) aim(flight, store, room);
        dirty = false;
        store.use(createDeal).isMoving.value = flight.isFlying();
        const scene = assembleScene(flight, store);
        if (!scene) return;
        painter.paint(scene);
        Object.assign(canvas, { deal: scene });
    };
    const observer = new ResizeObserver(() => {
        room = measured(canvas);
        dirty = true;
    });
    observer.observe(canvas);
    const stopFollowing = effect(() => {
        watched(store);
        dirty = true;
    });
    const stopTheme = effect(() => {
        void store.view.value.theme;
        painter.readColours();
    });
    request = requestAnimationFrame(frame);
    const stopFonts = whenFontsCome(() => (dirty = true));
    return {
        /** What lies there, to be pointed at; nothing while the images are on their way. */
        atRest: () => (flight.isFlying() ? null : flight.target),
        /** @param {number} image */
        buildBox: (image) => boxIn(flight, image),
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
function aim(flight, store, room) {
    const epoch = store.use(createDeal).epoch.value;
    const record = store.record.value;
    if (!epoch || !record || Math.min(room.width, room.height) < SMALLEST) return;
    const isRushing = Boolean(store.room.value?.playing) || store.target.value !== null;
    flight.aim({
        route: store.use(createDeal).route.value,
        epoch,
        row: findRow(epoch, record),
        room,
        isHasty: store.view.value.still || isRushing,
    });
}

/** Everything that the picture depends on. @param {Store} store */
function watched(store) {
    const { record, view, room, target } = store;
    const deal = store.use(createDeal);
    return [
        deal.route.value,
        deal.epoch.value,
        deal.pointed.value,
        record.value,
        view.value,
        room.value?.playing,
        target.value,
    ];
}

/** @param {HTMLCanvasElement} canvas @returns {Room} */
function measured(canvas) {
    const { width, height } = canvas.getBoundingClientRect();
    const ratio = Math.min(MOST_DOTS, devicePixelRatio);
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
    const framed = (/** @type {number | null | undefined} */ image) =>
        isMoving || image === null || image === undefined ? null : boxIn(flight, image);
    const lit = row < 0 ? { start: 0, end: 0 } : rowAt(epoch, row);
    return {
        ...target.room,
        arrangement: target.arrangement,
        epoch: epoch.number,
        step: store.record.value?.step ?? 0,
        row,
        lit: Array.from(epoch.order.subarray(lit.start, lit.end)),
        tiles: at,
        tones,
        stack: buildStack(target),
        isMoving,
        isAtRest: flight.glide === null,
        frame: isMoving ? null : buildFrame(at, tones),
        marks: isMoving ? [] : layout.marks,
        pointed: framed(store.use(createDeal).pointed.value),
        onStage: framed(focus?.split === 'train' ? focus.index : null),
    };
}

/** Where an image is by now. @param {Flight} flight @param {number} image */
function boxIn({ at }, image) {
    return { x: at.x[image], y: at.y[image], width: at.size[image], height: at.size[image] };
}
