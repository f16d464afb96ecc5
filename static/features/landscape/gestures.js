/** How mouse, fingers, wheel and keys move the eye around the surface. */

import { degrees, dragged, turned, zoomed } from './model/camera.js';

/** @typedef {import('./model/camera.js').Eye} Eye */
/** @typedef {import('./model/camera.js').Frame} Frame */

/** Dragging over the whole canvas turns by so much. */
const TURN = degrees(200);
const KEY_TURN = degrees(7.5);
export const ZOOM_STEP = 1.25;
/** How much a notch of the wheel (100 pixels) zooms. */
const WHEEL = 0.0016;
const LINE = 16;
/** A press that moved by fewer pixels is a click. */
const STILL = 5;

/** What each key does with an eye. @type {Record<string, (eye: Eye) => Eye>} */
export const KEYS = {
    ArrowLeft: (eye) => turned(eye, { right: -KEY_TURN }),
    ArrowRight: (eye) => turned(eye, { right: KEY_TURN }),
    ArrowUp: (eye) => turned(eye, { down: -KEY_TURN }),
    ArrowDown: (eye) => turned(eye, { down: KEY_TURN }),
    '+': (eye) => zoomed(eye, ZOOM_STEP),
    '=': (eye) => zoomed(eye, ZOOM_STEP),
    '-': (eye) => zoomed(eye, 1 / ZOOM_STEP),
    _: (eye) => zoomed(eye, 1 / ZOOM_STEP),
};

/**
 * Handlers for the canvas's events.
 *
 * @param {object} deps
 * @param {() => Eye} deps.eye
 * @param {() => Frame} deps.frame
 * @param {(eye: Eye) => void} deps.look at once
 * @param {() => void} deps.home back to where the eye was at first, gliding
 * @param {(place: { x: number, y: number } | null) => void} deps.point at a place of the canvas, or away
 * @param {(place: { x: number, y: number }, isFinger: boolean) => void} deps.press
 */
export function gestures({ eye, frame, look, home, point, press }) {
    /** @type {Map<number, { x: number, y: number }>} */
    const down = new Map();
    let travelled = 0;

    const onPointerDown = (/** @type {PointerEvent} */ event) => {
        const canvas = /** @type {HTMLCanvasElement} */ (event.currentTarget);
        if (event.button > 0) return;
        canvas.setPointerCapture(event.pointerId);
        if (down.size === 0) travelled = 0;
        down.set(event.pointerId, findPlace(event));
    };
    const onPointerMove = (/** @type {PointerEvent} */ event) => {
        const to = findPlace(event);
        const from = down.get(event.pointerId);
        if (!from) {
            if (event.pointerType !== 'touch') point(to);
            return;
        }
        travelled += Math.hypot(to.x - from.x, to.y - from.y);
        const others = [...down].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
        down.set(event.pointerId, to);
        if (travelled < STILL) return;
        if (others.length > 0) look(pinched(eye(), others[0], from, to, frame()));
        else look(turnedBy(eye(), to.x - from.x, to.y - from.y, frame()));
    };
    const onPointerUp = (/** @type {PointerEvent} */ event) => {
        const wasDown = down.delete(event.pointerId);
        if (wasDown && down.size === 0 && travelled < STILL && event.type === 'pointerup')
            press(findPlace(event), event.pointerType === 'touch');
    };
    const onWheel = (/** @type {WheelEvent} */ event) => {
        if (!takesWheel(event)) return;
        event.preventDefault();
        const pixels = event.deltaY * (event.deltaMode === 1 ? LINE : 1) * (event.ctrlKey ? 5 : 1);
        look(zoomed(eye(), Math.exp(-WHEEL * pixels), { ...findPlace(event), frame: frame() }));
    };
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const move = KEYS[event.key];
        if (!move && event.key !== 'Home') return;
        event.preventDefault();
        event.stopPropagation(); // the page's own keys are others
        if (move) look(move(eye()));
        else home();
    };
    const onPointerLeave = () => point(null);
    return {
        onPointerDown,
        onPointerMove,
        onPointerUp,
        onPointerCancel: onPointerUp,
        onPointerLeave,
        onWheel,
        onKeyDown,
    };
}

/** In a column that scrolls the wheel is the column's, until the surface has been taken hold of. */
/** @param {WheelEvent} event */
function takesWheel({ currentTarget, ctrlKey }) {
    const canvas = /** @type {Element} */ (currentTarget);
    return ctrlKey || document.activeElement === canvas || !canvas.closest('.side');
}

/** The surface turns with the hand: its near side goes where the hand goes. */
/** @param {Eye} eye @param {number} x @param {number} y pixels @param {Frame} frame */
function turnedBy(eye, x, y, { width, height }) {
    const perPixel = TURN / Math.max(200, Math.min(width, height));
    return turned(eye, { right: -x * perPixel, down: -y * perPixel });
}

/**
 * Two fingers: the distance between them is the zoom, and what was between them stays there.
 *
 * @param {Eye} eye
 * @param {{ x: number, y: number }} resting the other finger
 * @param {{ x: number, y: number }} from
 * @param {{ x: number, y: number }} to
 * @param {Frame} frame
 */
function pinched(eye, resting, from, to, frame) {
    const apart = (/** @type {{ x: number, y: number }} */ place) =>
        Math.max(20, Math.hypot(place.x - resting.x, place.y - resting.y));
    const middle = { x: (from.x + resting.x) / 2, y: (from.y + resting.y) / 2 };
    const nearer = zoomed(eye, apart(to) / apart(from), { ...middle, frame });
    return dragged(nearer, { x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 }, frame);
}

/** @param {MouseEvent} event */
function findPlace(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
}
