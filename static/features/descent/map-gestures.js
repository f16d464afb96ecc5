/** The gestures that zoom and move the map: wheel, dragging, two fingers and keys. */

import { ZOOM_STEP } from './model/frame.js';

/** @typedef {{ x: number, y: number }} Place */

/** The logarithm of the zoom for each pixel of the wheel (a notch has 100 pixels). */
const WHEEL = 0.002;
const LINE = 16;
/** A press that moves by fewer pixels is a click. */
const CLICK_DISTANCE = 5;

/**
 * @param {Pick<import('./motion.js').Motion, 'zoomBy' | 'moveBy' | 'isZoomed'>} motion
 */
export function createMapGestures({ zoomBy, moveBy, isZoomed }) {
    /** @type {Map<number, Place>} */
    const down = new Map();
    let travelled = 0;
    return {
        onPointerDown(/** @type {PointerEvent} */ event) {
            if (down.size === 0) travelled = 0;
            down.set(event.pointerId, findPlace(event));
            if (isZoomed()) /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
        },
        /** @param {PointerEvent} event @returns {boolean} whether the map moved */
        onPointerMove(event) {
            const from = down.get(event.pointerId);
            if (!from) return false;
            const to = findPlace(event);
            const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
            down.set(event.pointerId, to);
            travelled += Math.hypot(to.x - from.x, to.y - from.y);
            if (travelled < CLICK_DISTANCE) return false;
            if (other) zoomBy(apart(to, other) / apart(from, other), between(to, other));
            moveBy({ x: (to.x - from.x) / down.size, y: (to.y - from.y) / down.size });
            return true;
        },
        onPointerEnd: (/** @type {PointerEvent} */ event) => void down.delete(event.pointerId),
        /** In a column that scrolls, the wheel scrolls until the map has the focus. @param {WheelEvent} event */
        onWheel(event) {
            const canvas = /** @type {Element} */ (event.currentTarget);
            if (!event.ctrlKey && document.activeElement !== canvas && canvas.closest('.side')) return;
            event.preventDefault();
            const pixels = event.deltaY * (event.deltaMode === 1 ? LINE : 1) * (event.ctrlKey ? 5 : 1);
            zoomBy(Math.exp(-WHEEL * pixels), findPlace(event));
        },
        /** Whether the press that ends with this click has moved the map. */
        hasMoved: () => travelled >= CLICK_DISTANCE,
    };
}

/**
 * What keys do to the map.
 *
 * @param {{ zoomBy: (factor: number) => void } | null} motion
 * @returns {Record<string, () => void>}
 */
export function mapKeys(motion) {
    const nearer = () => motion?.zoomBy(ZOOM_STEP);
    const away = () => motion?.zoomBy(1 / ZOOM_STEP);
    return { '+': nearer, '=': nearer, '-': away, _: away, 0: () => motion?.zoomBy(0) };
}

/** @param {Place} one @param {Place} other */
function apart(one, other) {
    return Math.max(20, Math.hypot(one.x - other.x, one.y - other.y));
}

/** @param {Place} one @param {Place} other */
function between(one, other) {
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** @param {MouseEvent} event @returns {Place} */
function findPlace(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
}
