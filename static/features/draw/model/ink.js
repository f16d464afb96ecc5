/** Draws ink on a grid of pixels: the share of each pixel that a line covers. Equal to app/nudge/pen/ink.py. */

/** @typedef {import('./curve.js').PenPoint} PenPoint */

/** Pixels to a side of the image. */
export const SIDE = 28;
/** Width of the edge of a line, from full ink to none, in pixels. */
export const EDGE = 1;
const LIGHTEST = 0.8;
const PRESSED = 0.4;

/**
 * Returns the image of lines whose points are in pixels: 784 values 0..255, row by row.
 *
 * @param {readonly PenPoint[][]} lines
 * @param {number} width
 */
export function inked(lines, width) {
    const depth = new Float64Array(SIDE * SIDE).fill(-Infinity);
    for (const line of lines) {
        if (line.length === 1) deepen(depth, line[0], line[0], width);
        for (let i = 1; i < line.length; i++) deepen(depth, line[i - 1], line[i], width);
    }
    return Uint8Array.from(depth, (inside) => {
        const covered = Math.min(Math.max(inside / EDGE + 0.5, 0), 1);
        return Math.floor(covered * 255 + 0.5);
    });
}

/**
 * Updates, for each pixel near a piece from a to b, how far inside the ink it is. A pixel far away gets no ink anyway.
 *
 * @param {Float64Array} depth
 * @param {PenPoint} a
 * @param {PenPoint} b
 * @param {number} width
 */
function deepen(depth, [ax, ay, af], [bx, by, bf], width) {
    const ar = 0.5 * width * (LIGHTEST + PRESSED * af);
    const br = 0.5 * width * (LIGHTEST + PRESSED * bf);
    const [dx, dy] = [bx - ax, by - ay];
    const squared = dx * dx + dy * dy;
    const reach = Math.max(ar, br) + EDGE;
    const [left, right] = span(ax, bx, reach);
    const [top, bottom] = span(ay, by, reach);
    for (let row = top; row < bottom; row++) {
        const py = row + 0.5 - ay;
        for (let column = left; column < right; column++) {
            const px = column + 0.5 - ax;
            const along = px * dx + py * dy;
            const share = squared > 0 ? Math.min(Math.max(along / squared, 0), 1) : 0;
            const qx = px - share * dx;
            const qy = py - share * dy;
            const inside = ar + share * (br - ar) - Math.sqrt(qx * qx + qy * qy);
            const place = row * SIDE + column;
            if (inside > depth[place]) depth[place] = inside;
        }
    }
}

/**
 * Returns the range of rows or columns that a piece can touch: the first one, and the one after the last.
 *
 * @param {number} a
 * @param {number} b
 * @param {number} reach
 * @returns {[number, number]}
 */
function span(a, b, reach) {
    const first = Math.floor(Math.min(a, b) - reach);
    const last = Math.ceil(Math.max(a, b) + reach);
    return [Math.max(first, 0), Math.min(last, SIDE)];
}
