/** Formats numbers: significant digits only, the minus sign U+2212, never -0. */

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MINUS = '−';
const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/**
 * A value with `digits` significant digits; with a power of ten where it is very small or large.
 *
 * @param {number} value
 * @param {{ digits?: number, signed?: boolean }} [options]
 */
export function number(value, { digits = 3, signed = false } = {}) {
    if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : 'infinite';
    const [mantissa, exponent] = Math.abs(value)
        .toExponential(digits - 1)
        .split('e');
    const power = Number(exponent);
    const text =
        value === 0
            ? '0'
            : power < -3 || power > 5
              ? `${trimmed(mantissa)}·10${superscript(power)}`
              : decimal(Number(`${mantissa}e${power}`), digits, power);
    return sign(value, signed) + text;
}

/**
 * A value between 0 and 1, like an activation, with two decimals.
 *
 * @param {number} value
 */
export function fixed2(value) {
    if (!Number.isFinite(value) || Math.abs(value) >= 1000) return number(value);
    const text = Math.abs(value).toFixed(2);
    return (value < 0 && Number(text) !== 0 ? MINUS : '') + text;
}

/** A whole number with commas between thousands. @param {number} value */
export function whole(value) {
    return (value < 0 ? MINUS : '') + GROUPED.format(Math.abs(value));
}

/** A share as a percentage with one decimal. @param {number} share 0 to 1 */
export function percent(share) {
    return `${(100 * share).toFixed(1)} %`;
}

/** @param {number} value @param {boolean} signed */
function sign(value, signed) {
    if (value < 0) return MINUS;
    return signed && value > 0 ? '+' : '';
}

/** @param {number} value @param {number} digits @param {number} power */
function decimal(value, digits, power) {
    const places = Math.max(0, digits - 1 - power);
    return places === 0 && value >= 1000 ? GROUPED.format(value) : value.toFixed(places);
}

/** @param {string} mantissa */
function trimmed(mantissa) {
    return mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
}

/** @param {number} power */
function superscript(power) {
    const digits = [...String(Math.abs(power))].map((digit) => SUPERSCRIPT[Number(digit)]);
    return (power < 0 ? '⁻' : '') + digits.join('');
}
