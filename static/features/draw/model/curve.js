/**
 * Turns the strokes of a pen into short straight pieces along a smooth curve. Does the same operations as
 * app/nudge/pen/curve.py in the same order, so that the results are equal to the bit.
 */

/**
 * @typedef {[number, number, number]} PenPoint x to the right and y down, each 0..1 of the pad's side, and pressure
 *     0..1
 */

/** @typedef {readonly (readonly number[])[]} Stroke points from where the pen came down to where it left */

/** The pressure of a device that reports none, as in browsers. */
export const MIDDLE_PRESSURE = 0.5;
const PIECES_A_SIDE = 24;
const MOST_PIECES = 2000;

/**
 * Returns the strokes clamped to the pad, without repeated points and without empty strokes.
 *
 * @param {readonly Stroke[]} strokes
 * @returns {PenPoint[][]}
 * @throws {RangeError} where a number is not finite
 */
export function cleaned(strokes) {
    return strokes.map(buildLine).filter((line) => line.length > 0);
}

/** @param {Stroke} stroke */
function buildLine(stroke) {
    /** @type {PenPoint[]} */
    const line = [];
    for (const [x, y, force = MIDDLE_PRESSURE] of stroke) {
        if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(force)) {
            throw new RangeError(`A point of a stroke is not finite: ${x}, ${y}, ${force}.`);
        }
        /** @type {PenPoint} */
        const point = [within(x), within(y), within(force)];
        const last = line.at(-1);
        if (!last || point[0] !== last[0] || point[1] !== last[1]) line.push(point);
    }
    return line;
}

/** @param {number} value */
function within(value) {
    return Math.min(Math.max(value, 0), 1);
}

/**
 * Returns the longer side of the box around all points; 0 without points.
 *
 * @param {readonly PenPoint[][]} lines
 */
export function longerSide(lines) {
    const [left, top, right, bottom] = box(lines);
    return Math.max(right - left, bottom - top);
}

/**
 * Returns the box around all points: left, top, right, bottom.
 *
 * @param {readonly PenPoint[][]} lines
 * @returns {[number, number, number, number]}
 */
export function box(lines) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of lines.flat()) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
    }
    return left <= right ? [left, top, right, bottom] : [0, 0, 0, 0];
}

/**
 * Returns the lines with more points, on smooth curves through the given points.
 *
 * @param {readonly PenPoint[][]} lines
 * @returns {PenPoint[][]}
 */
export function curved(lines) {
    let length = 0;
    for (const line of lines) {
        for (let i = 1; i < line.length; i++) length += distance(line[i - 1], line[i]);
    }
    const step = Math.max(longerSide(lines) / PIECES_A_SIDE, length / MOST_PIECES);
    return lines.map((line) => curve(line, step));
}

/**
 * @param {PenPoint} a
 * @param {PenPoint} b
 */
function distance(a, b) {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    return Math.sqrt(dx * dx + dy * dy);
}

/**
 * Returns points of a centripetal Catmull-Rom spline through the given points (Yuksel et al. 2011).
 *
 * @param {PenPoint[]} line
 * @param {number} step
 */
function curve(line, step) {
    const found = [line[0]];
    for (let i = 0; i + 1 < line.length; i++) {
        const pieces = Math.ceil(distance(line[i], line[i + 1]) / step);
        if (pieces > 1) addBetween(found, [line[i - 1], line[i], line[i + 1], line[i + 2]], pieces);
        found.push(line[i + 1]);
    }
    return found;
}

/**
 * Adds points between a and b: a cubic with the tangents of the spline.
 *
 * @param {PenPoint[]} found
 * @param {[PenPoint | undefined, PenPoint, PenPoint, PenPoint | undefined]} points
 * @param {number} pieces
 */
function addBetween(found, [before, a, b, after], pieces) {
    const span = Math.sqrt(distance(a, b));
    const atA = tangent(before, a, b, span);
    const atB = tangent(after, b, a, span);
    for (let j = 1; j < pieces; j++) {
        const u = j / pieces;
        const v = 1 - u;
        const start = v * v * (1 + 2 * u);
        const end = u * u * (1 + 2 * v);
        const leave = u * v * v;
        const arrive = u * u * v;
        // atB points back, from b to a
        const x = start * a[0] + end * b[0] + (leave * atA[0] + arrive * atB[0]);
        const y = start * a[1] + end * b[1] + (leave * atA[1] + arrive * atB[1]);
        found.push([x, y, v * a[2] + u * b[2]]);
    }
}

/**
 * Returns the tangent of the spline at a, towards b, times the parameter length of the piece from a to b.
 *
 * @param {PenPoint | undefined} before
 * @param {PenPoint} a
 * @param {PenPoint} b
 * @param {number} span
 * @returns {[number, number]}
 */
function tangent(before, a, b, span) {
    if (!before) return [b[0] - a[0], b[1] - a[1]];
    const lengthBefore = Math.sqrt(distance(before, a));
    const both = lengthBefore + span;
    return [
        b[0] - a[0] + span * ((a[0] - before[0]) / lengthBefore - (b[0] - before[0]) / both),
        b[1] - a[1] + span * ((a[1] - before[1]) / lengthBefore - (b[1] - before[1]) / both),
    ];
}
