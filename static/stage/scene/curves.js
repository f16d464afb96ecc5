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
