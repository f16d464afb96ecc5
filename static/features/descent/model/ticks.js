/** Round numbers for the marks of an axis and for the levels of a surface. */

import { ticks } from 'd3-array';

/**
 * The marks of an axis: multiples of 1, 2 or 5 times a power of ten, from `from` to `to`.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} most the number of parts that the marks divide the axis into, at most
 * @returns {number[]}
 */
export function buildTicks(from, to, most) {
    if (!(to > from) || !Number.isFinite(to - from)) return [];
    // d3 takes the count as an aim: it may return more marks.
    for (let count = Math.max(1, Math.floor(most)); count > 0; count--) {
        const marks = ticks(from, to, count);
        if (marks.length <= most + 1) return marks;
    }
    return [];
}

/**
 * The roundest number of an interval: the number with the fewest digits. Of these a last digit of 5 comes
 * first, then even digits, then odd ones; then the number that is nearest to the middle.
 *
 * @param {number} low above 0
 * @param {number} high
 * @returns {number}
 */
export function roundest(low, high) {
    for (let power = Math.floor(Math.log10(high)); power >= -12; power--) {
        const unit = 10 ** power;
        for (const multiple of [10, 5, 2, 1]) {
            const found = multipleIn(low, high, multiple * unit);
            if (found !== null) return Number(found.toPrecision(12));
        }
    }
    return (low + high) / 2;
}

/**
 * The multiple of `step` that is nearest to the middle of an interval; null where the interval has none.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} step
 */
function multipleIn(low, high, step) {
    const near = Math.round((low + high) / 2 / step);
    const found = [near, near - 1, near + 1].map((n) => n * step).find((value) => value >= low && value <= high);
    return found ?? null;
}
