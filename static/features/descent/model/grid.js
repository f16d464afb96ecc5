/** A grid of costs made finer, so that lines through it are smooth; at its own points it stays as it is. */

/** @typedef {{ size: number, values: Float32Array }} Grid square, row by row */

/**
 * A cubic through four points at equal distances (Catmull-Rom), between the second and the third.
 *
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d
 * @param {number} t 0 at b, 1 at c
 */
function cubic(a, b, c, d, t) {
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/**
 * @param {Grid} grid its values finite
 * @param {number} times how many points for each one
 * @returns {Grid} of (size - 1) * times + 1 points a side
 */
export function finer({ size, values }, times) {
    if (times <= 1 || size < 2) return { size, values };
    const length = (size - 1) * times + 1;
    const wide = new Float32Array(size * length);
    for (let row = 0; row < size; row++) stretch(values, row * size, 1, size, wide, row * length, 1, times);
    const out = new Float32Array(length * length);
    for (let column = 0; column < length; column++) stretch(wide, column, length, size, out, column, length, times);
    return { size: length, values: out };
}

/**
 * One line of numbers made finer.
 *
 * @param {Float32Array} from
 * @param {number} start
 * @param {number} stride
 * @param {number} count
 * @param {Float32Array} to
 * @param {number} toStart
 * @param {number} toStride
 * @param {number} times
 */
function stretch(from, start, stride, count, to, toStart, toStride, times) {
    const at = (/** @type {number} */ i) => from[start + Math.max(0, Math.min(count - 1, i)) * stride];
    for (let i = 0; i + 1 < count; i++) {
        const [b, c] = [at(i), at(i + 1)];
        const a = i > 0 ? at(i - 1) : 2 * b - c;
        const d = i + 2 < count ? at(i + 2) : 2 * c - b;
        for (let part = 0; part < times; part++)
            to[toStart + (i * times + part) * toStride] = cubic(a, b, c, d, part / times);
    }
    to[toStart + (count - 1) * times * toStride] = at(count - 1);
}

/**
 * Where there is no cost, or an infinite one, the highest that there is stands in for it; `missing` tells
 * where.
 *
 * @param {Float32Array} cost
 * @returns {{ values: Float32Array, missing: Uint8Array | null }} null where all are numbers
 */
export function filled(cost) {
    let highest = -Infinity;
    let some = false;
    for (const value of cost) {
        if (Number.isFinite(value)) highest = Math.max(highest, value);
        else some = true;
    }
    if (!some) return { values: cost, missing: null };
    const values = cost.map((value) => (Number.isFinite(value) ? value : highest));
    return { values, missing: Uint8Array.from(cost, (value) => (Number.isFinite(value) ? 0 : 1)) };
}
