/** The place of the shown part of the plane on the canvas: a square. Both axes have the same scale. */

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

/**
 * The height of a canvas whose square fills this width.
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
