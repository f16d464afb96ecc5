/** The shown part of the plane, and its place on the canvas: a square. Both axes have the same scale. */

/** @typedef {import('../../race/model/state.js').Bounds} Bounds */

/**
 * @typedef {object} Frame in CSS pixels of the canvas
 * @property {number} width of the canvas
 * @property {number} height
 * @property {number} left of the square
 * @property {number} top
 * @property {number} side
 * @property {number} em the font size
 * @property {number} beside the width of the cards at the right end of the canvas
 */

/** The margins around the square, in ems: they hold the numbers of the axes and the colour bar. */
const MARGINS = { left: 2.9, right: 0.5, top: 0.5, bottom: 6.3 };

/**
 * The frame with the largest square that fits. Cards lie beside it as far as there is room, and else over it.
 *
 * @param {{ width: number, height: number, em: number, beside?: number }} size of the canvas, its font size, and the
 *     width of the cards
 * @returns {Frame}
 */
export function buildFrame({ width, height, em, beside = 0 }) {
    const across = width - em * (MARGINS.left + MARGINS.right);
    const down = height - em * (MARGINS.top + MARGINS.bottom);
    const side = Math.max(0, whole(Math.min(across, down)));
    const left = whole(em * MARGINS.left + Math.max(0, across - side - beside) / 2);
    return { width, height, left, top: whole(em * MARGINS.top), side, em, beside };
}

/**
 * Rounds down to a multiple of 4: then edges are between two device pixels, also where a CSS pixel has 1¼ or 1½
 * of them.
 *
 * @param {number} length
 */
function whole(length) {
    return 4 * Math.floor(length / 4);
}

/** @param {Bounds} bounds */
export const findSpan = ({ x0, x1 }) => x1 - x0;

/** @param {Frame} frame @param {Bounds} bounds @param {number} x in the plane @returns {number} on the canvas */
export function horizontal({ left, side }, bounds, x) {
    return left + ((x - bounds.x0) / (bounds.x1 - bounds.x0)) * side;
}

/** @param {Frame} frame @param {Bounds} bounds @param {number} y in the plane, upward @returns {number} downward */
export function vertical({ top, side }, bounds, y) {
    return top + ((bounds.y1 - y) / (bounds.y1 - bounds.y0)) * side;
}

/**
 * The inverse of `horizontal` and `vertical`: the place in the plane under a place on the canvas.
 *
 * @param {Frame} frame
 * @param {Bounds} bounds
 * @param {{ x: number, y: number }} place
 */
export function planeAt({ left, top, side }, bounds, { x, y }) {
    return {
        x: bounds.x0 + ((x - left) / side) * (bounds.x1 - bounds.x0),
        y: bounds.y1 - ((y - top) / side) * (bounds.y1 - bounds.y0),
    };
}

/** The distance of a mark from the edge beyond which it is, in ems: it is whole. */
const EDGE = 1.1;

/** Whether a place of the canvas is in the square. @param {Frame} frame @param {{ x: number, y: number }} place */
export function isInside({ left, top, side }, { x, y }) {
    return x >= left && y >= top && x <= left + side && y <= top + side;
}

/** The place of the square that is nearest, and whose mark is whole. */
/** @param {Frame} frame @param {{ x: number, y: number }} place */
export function within({ left, top, side, em }, { x, y }) {
    const room = Math.min(EDGE * em, side / 2);
    const clamp = (/** @type {number} */ value, /** @type {number} */ start) =>
        Math.max(start + room, Math.min(start + side - room, value));
    return { x: clamp(x, left), y: clamp(y, top) };
}

/**
 * @param {Bounds} from
 * @param {Bounds} to
 * @param {number} share 0: `from`, 1: `to`
 * @returns {Bounds}
 */
export function boundsBetween(from, to, share) {
    const mix = (/** @type {keyof Bounds} */ edge) => from[edge] + (to[edge] - from[edge]) * share;
    return { x0: mix('x0'), x1: mix('x1'), y0: mix('y0'), y1: mix('y1') };
}

/** @param {Bounds} a @param {Bounds} b */
export function sameBounds(a, b) {
    return a.x0 === b.x0 && a.x1 === b.x1 && a.y0 === b.y0 && a.y1 === b.y1;
}

/** @typedef {{ factor: number, x: number, y: number }} Zoom factor: 1 is the whole square; x, y: its middle in the plane */

/** The reader has not zoomed. @type {Zoom} */
export const WHOLE = { factor: 1, x: 0, y: 0 };
export const ZOOM_STEP = 1.5;
const MAX_ZOOM = 64;

/**
 * The part of the square that is shown. It does not reach beyond the square.
 *
 * @param {Bounds} whole
 * @param {Zoom} zoom
 * @returns {Bounds} the whole square itself where the factor is 1
 */
export function zoomedBounds(whole, { factor, x, y }) {
    if (factor === 1) return whole;
    const half = findSpan(whole) / 2 / factor;
    const middleX = Math.max(whole.x0 + half, Math.min(whole.x1 - half, x));
    const middleY = Math.max(whole.y0 + half, Math.min(whole.y1 - half, y));
    return { x0: middleX - half, x1: middleX + half, y0: middleY - half, y1: middleY + half };
}

/**
 * Zooms by a factor. The point of the plane at a place of the canvas stays there, as far as the square reaches.
 *
 * @param {Zoom} zoom
 * @param {number} by
 * @param {{ whole: Bounds, frame: Frame, about?: { x: number, y: number } }} at without `about` its middle stays
 * @returns {Zoom}
 */
export function zoomedBy(zoom, by, { whole, frame, about }) {
    const factor = Math.max(1, Math.min(MAX_ZOOM, zoom.factor * by));
    const shown = zoomedBounds(whole, zoom);
    const middle = { x: (shown.x0 + shown.x1) / 2, y: (shown.y0 + shown.y1) / 2 };
    const fixed = about ? planeAt(frame, shown, about) : middle;
    const share = zoom.factor / factor;
    return {
        factor,
        x: fixed.x + (middle.x - fixed.x) * share,
        y: fixed.y + (middle.y - fixed.y) * share,
    };
}

/**
 * Moves the map along with a finger or the pointer.
 *
 * @param {Zoom} zoom
 * @param {{ x: number, y: number }} by pixels
 * @param {{ whole: Bounds, frame: Frame }} at
 * @returns {Zoom}
 */
export function movedBy(zoom, by, { whole, frame }) {
    const shown = zoomedBounds(whole, zoom);
    const perPixel = findSpan(shown) / frame.side;
    return {
        ...zoom,
        x: (shown.x0 + shown.x1) / 2 - by.x * perPixel,
        y: (shown.y0 + shown.y1) / 2 + by.y * perPixel,
    };
}
