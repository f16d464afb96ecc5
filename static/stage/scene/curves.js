/**
 * The connections as curves: cubic Bézier curves that leave a neuron and arrive at the next one horizontally. So lines
 * that cross can be told apart, and those that meet in a neuron come together as a bundle.
 *
 * A line is written as x, y of its start and x, y of its end, four numbers of an array `xy` from index `at` on.
 */

/** How far the control points lie from the ends, as a share of the line's width. */
const BEND = 0.5;

/**
 * The x of a point of a curve.
 *
 * @param {ArrayLike<number>} xy
 * @param {number} at
 * @param {number} share of the way, 0 at the start and 1 at the end
 */
export function curveX(xy, at, share) {
    const rest = 1 - share;
    const bend = BEND * (xy[at + 2] - xy[at]);
    const first = rest * rest * (xy[at] * rest + 3 * (xy[at] + bend) * share);
    return first + share * share * (3 * (xy[at + 2] - bend) * rest + xy[at + 2] * share);
}

/**
 * The y of a point of a curve.
 *
 * @param {ArrayLike<number>} xy
 * @param {number} at
 * @param {number} share of the way, 0 at the start and 1 at the end
 */
export function curveY(xy, at, share) {
    const rest = 1 - share;
    return xy[at + 1] * rest * rest * (rest + 3 * share) + xy[at + 3] * share * share * (3 * rest + share);
}

/** The pieces between which the nearest point of a curve is looked for. */
const PIECES = 16;

/**
 * The distance from a point to a curve, in pixels.
 *
 * @param {ArrayLike<number>} xy
 * @param {number} at
 * @param {number} x
 * @param {number} y
 */
export function distanceToCurve(xy, at, x, y) {
    if (x < xy[at] - FAR || x > xy[at + 2] + FAR) return Infinity;
    let nearest = Infinity;
    let fromX = xy[at];
    let fromY = xy[at + 1];
    for (let piece = 1; piece <= PIECES; piece++) {
        const toX = curveX(xy, at, piece / PIECES);
        const toY = curveY(xy, at, piece / PIECES);
        nearest = Math.min(nearest, distance(fromX, fromY, toX, toY, x, y));
        fromX = toX;
        fromY = toY;
    }
    return nearest;
}

/** A point is not compared with curves that end this far from it, in pixels. */
const FAR = 20;

/**
 * The distance from (x, y) to a segment.
 *
 * @param {number} fromX
 * @param {number} fromY
 * @param {number} toX
 * @param {number} toY
 * @param {number} x
 * @param {number} y
 */
function distance(fromX, fromY, toX, toY, x, y) {
    const dx = toX - fromX;
    const dy = toY - fromY;
    const along = ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1);
    const share = Math.max(0, Math.min(1, along));
    return Math.hypot(fromX + share * dx - x, fromY + share * dy - y);
}
