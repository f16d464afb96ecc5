/** Interpolates a grid of costs on a finer grid, so that its contour lines are smooth. Its own points do not change. */

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
 * @param {number} times the number of points for each one
 * @returns {Grid} of (size - 1) * times + 1 points a side
 */
export function finer({ size, values }, times) {
    if (times <= 1 || size < 2) return { size, values };
    const length = (size - 1) * times + 1;
    const wide = new Float32Array(size * length);
    for (let row = 0; row < size; row++) interpolateLine(values, row * size, 1, size, wide, row * length, 1, times);
    const out = new Float32Array(length * length);
    for (let column = 0; column < length; column++)
        interpolateLine(wide, column, length, size, out, column, length, times);
    return { size: length, values: out };
}

/**
 * Interpolates one row or column.
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
function interpolateLine(from, start, stride, count, to, toStart, toStride, times) {
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
 * Replaces costs that are not finite by the highest finite one. `missing` marks them.
 *
 * @param {Float32Array} cost
 * @returns {{ values: Float32Array, missing: Uint8Array | null }} missing: 1 where the cost was replaced; null
 *     where all costs are finite
 */
export function filled(cost) {
    let highest = -Infinity;
    let isAnyMissing = false;
    for (const value of cost) {
        if (Number.isFinite(value)) highest = Math.max(highest, value);
        else isAnyMissing = true;
    }
    if (!isAnyMissing) return { values: cost, missing: null };
    const values = cost.map((value) => (Number.isFinite(value) ? value : highest));
    return { values, missing: Uint8Array.from(cost, (value) => (Number.isFinite(value) ? 0 : 1)) };
}
