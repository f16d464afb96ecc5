/** The gestures that move the eye around the surface: mouse, fingers, wheel and keys. */

import { degrees, dragged, turned, zoomed } from './model/camera.js';

/** @typedef {import('./model/camera.js').Eye} Eye */
/** @typedef {import('./model/camera.js').Frame} Frame */

/** The angle by which a drag over the whole canvas turns. */
const TURN = degrees(200);
const KEY_TURN = degrees(7.5);
export const ZOOM_STEP = 1.25;
/** The logarithm of the zoom for each pixel of the wheel (a notch has 100 pixels). */
const WHEEL = 0.0016;
const LINE = 16;
/** A press that moves by fewer pixels is a click. */
const CLICK_DISTANCE = 5;

/** The change of the eye by each key. @type {Record<string, (eye: Eye) => Eye>} */
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
 * @param {(eye: Eye) => void} deps.setEye at once
 * @param {() => void} deps.home moves the eye back to its first place
 * @param {(place: { x: number, y: number } | null) => void} deps.point the pointer is at a place of the canvas;
 *     null: it has left
 * @param {(place: { x: number, y: number }, isFinger: boolean) => void} deps.press a click at a place
 */
export function createGestures({ eye, frame, setEye, home, point, press }) {
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
        if (travelled < CLICK_DISTANCE) return;
        if (others.length > 0) setEye(pinched(eye(), others[0], from, to, frame()));
        else setEye(turnedBy(eye(), to.x - from.x, to.y - from.y, frame()));
    };
    const onPointerUp = (/** @type {PointerEvent} */ event) => {
        const wasDown = down.delete(event.pointerId);
        if (wasDown && down.size === 0 && travelled < CLICK_DISTANCE && event.type === 'pointerup')
            press(findPlace(event), event.pointerType === 'touch');
    };
    const onWheel = (/** @type {WheelEvent} */ event) => {
        if (!takesWheel(event)) return;
        event.preventDefault();
        const pixels = event.deltaY * (event.deltaMode === 1 ? LINE : 1) * (event.ctrlKey ? 5 : 1);
        setEye(zoomed(eye(), Math.exp(-WHEEL * pixels), { ...findPlace(event), frame: frame() }));
    };
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const move = KEYS[event.key];
        if (!move && event.key !== 'Home') return;
        event.preventDefault();
        event.stopPropagation(); // so that the page's own shortcuts do not act too
        if (move) setEye(move(eye()));
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

/**
 * Whether the wheel zooms. In a column that scrolls, the wheel scrolls the column until the surface has the focus.
 *
 * @param {WheelEvent} event
 */
function takesWheel({ currentTarget, ctrlKey }) {
    const canvas = /** @type {Element} */ (currentTarget);
    return ctrlKey || document.activeElement === canvas || !canvas.closest('.side');
}

/**
 * Turns the surface with the hand: the near side of the surface moves in the direction of the hand.
 *
 * @param {Eye} eye
 * @param {number} x pixels
 * @param {number} y pixels
 * @param {Frame} frame
 */
function turnedBy(eye, x, y, { width, height }) {
    const perPixel = TURN / Math.max(200, Math.min(width, height));
    return turned(eye, { right: -x * perPixel, down: -y * perPixel });
}

/**
 * Two fingers zoom by the ratio of their distances. The point between them stays between them.
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
