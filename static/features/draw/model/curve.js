/**
 * A pen's strokes as short straight pieces along a smooth curve: app/nudge/pen/curve.py, operation by operation, so
 * that the same numbers come out.
 */

/**
 * @typedef {[number, number, number]} Point x to the right and y down, each 0..1 of the pad's side, and pressure
 *     0..1
 */

/** @typedef {readonly (readonly number[])[]} Stroke points from where the pen came down to where it left */

/** Of a pen that does not tell it, as browsers have it. */
export const MIDDLE_PRESSURE = 0.5;
const PIECES_A_SIDE = 24;
const MOST_PIECES = 2000;

/**
 * The strokes on the pad, without points that lie on the one before them.
 *
 * @param {readonly Stroke[]} strokes
 * @returns {Point[][]}
 * @throws {RangeError} where a number is not finite
 */
export function cleaned(strokes) {
    return strokes.map(buildLine).filter((line) => line.length > 0);
}

/** @param {Stroke} stroke */
function buildLine(stroke) {
    /** @type {Point[]} */
    const line = [];
    for (const [x, y, force = MIDDLE_PRESSURE] of stroke) {
        if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(force)) {
            throw new RangeError(`A point of a stroke is not finite: ${x}, ${y}, ${force}.`);
        }
        /** @type {Point} */
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
 * The longer side of the box around all points; 0 without any.
 *
 * @param {readonly Point[][]} lines
 */
export function longerSide(lines) {
    const [left, top, right, bottom] = box(lines);
    return Math.max(right - left, bottom - top);
}

/**
 * The box around all points: left, top, right, bottom.
 *
 * @param {readonly Point[][]} lines
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
 * The lines with points between theirs, on curves through them.
 *
 * @param {readonly Point[][]} lines
 * @returns {Point[][]}
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
 * @param {Point} a
 * @param {Point} b
 */
function distance(a, b) {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    return Math.sqrt(dx * dx + dy * dy);
}

/**
 * A centripetal Catmull-Rom spline through the points (Yuksel et al. 2011).
 *
 * @param {Point[]} line
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
 * The points that divide the way from a to b: a cubic with the spline's tangents.
 *
 * @param {Point[]} found
 * @param {[Point | undefined, Point, Point, Point | undefined]} points
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
 * The spline's direction at a on its way to b, times the length of that way.
 *
 * @param {Point | undefined} before
 * @param {Point} a
 * @param {Point} b
 * @param {number} span
 * @returns {[number, number]}
 */
function tangent(before, a, b, span) {
    if (!before) return [b[0] - a[0], b[1] - a[1]];
    const past = Math.sqrt(distance(before, a));
    const both = past + span;
    return [
        b[0] - a[0] + span * ((a[0] - before[0]) / past - (b[0] - before[0]) / both),
        b[1] - a[1] + span * ((a[1] - before[1]) / past - (b[1] - before[1]) / both),
    ];
}
