/** Round numbers: for the marks of an axis, and for the levels of a surface. */

/** How far two marks of an axis may be apart, times a power of ten. */
const STEPS = [1, 2, 5, 10];

/**
 * The marks of an axis from `from` to `to`: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} most how many there may be
 * @returns {number[]}
 */
export function buildTicks(from, to, most) {
    const rough = (to - from) / Math.max(1, most);
    if (!(rough > 0) || !Number.isFinite(rough)) return [];
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * (STEPS.find((each) => each * power >= rough * (1 - 1e-9)) ?? 10);
    const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const marks = [];
    for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
        marks.push(Number((i * step).toFixed(digits)));
    }
    return marks;
}

/**
 * The roundest number of an interval: the one with the fewest digits, and of these 5 before even ones
 * before odd ones, and then the nearest to the middle.
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

/** The multiple of `step` that is nearest to the middle of an interval. */
/** @param {number} low @param {number} high @param {number} step */
function multipleIn(low, high, step) {
    const near = Math.round((low + high) / 2 / step);
    const found = [near, near - 1, near + 1].map((n) => n * step).find((value) => value >= low && value <= high);
    return found ?? null;
}
