/** Where the part of the plane on show lies on the canvas: a square, its scale the same along both axes. */

/** @typedef {import('../../race/model/state.js').Bounds} Bounds */

/**
 * @typedef {object} Frame in CSS pixels of the canvas
 * @property {number} width of the canvas
 * @property {number} height
 * @property {number} left of the square
 * @property {number} top
 * @property {number} side
 * @property {number} em size of the letters
 */

/** What the numbers of the axes, and the bar of colours below, take in ems. */
const MARGINS = { left: 2.9, right: 0.5, top: 0.5, bottom: 6.3 };

/**
 * The largest square that fits.
 *
 * @param {{ width: number, height: number, em: number }} size of the canvas and of its letters
 * @returns {Frame}
 */
export function buildFrame({ width, height, em }) {
    const across = width - em * (MARGINS.left + MARGINS.right);
    const down = height - em * (MARGINS.top + MARGINS.bottom);
    const side = Math.max(0, whole(Math.min(across, down)));
    const left = whole(em * MARGINS.left + (across - side) / 2);
    return { width, height, left, top: whole(em * MARGINS.top), side, em };
}

/** So that an edge is between two pixels of the screen at 1¼ and 1½ of them to a CSS pixel as well. */
/** @param {number} length */
function whole(length) {
    return 4 * Math.floor(length / 4);
}

/**
 * How high a canvas of that width is, if its square is to fill it.
 *
 * @param {number} width
 * @param {number} em
 */
export function heightFor(width, em) {
    return Math.round(width + em * (MARGINS.top + MARGINS.bottom - MARGINS.left - MARGINS.right));
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
 * The way back: the place in the plane under a place on the canvas.
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

/**
 * @param {Bounds} one
 * @param {Bounds} other
 * @param {number} share 0: the one, 1: the other
 * @returns {Bounds}
 */
export function boundsBetween(one, other, share) {
    const mix = (/** @type {keyof Bounds} */ edge) => one[edge] + (other[edge] - one[edge]) * share;
    return { x0: mix('x0'), x1: mix('x1'), y0: mix('y0'), y1: mix('y1') };
}

/** @param {Bounds} one @param {Bounds} other */
export function sameBounds(one, other) {
    return one.x0 === other.x0 && one.x1 === other.x1 && one.y0 === other.y0 && one.y1 === other.y1;
}
