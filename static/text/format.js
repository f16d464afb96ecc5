/**
 * Formats numbers as the language of the texts writes them: significant digits only, the minus sign U+2212, never -0.
 * The digits are 0 to 9 in every language, as those of the examples and of the formulas.
 */

import { locale, say } from './say.js';

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MINUS = '−';

/**
 * A value with `digits` significant digits; with a power of ten where it is very small or large.
 *
 * @param {number} value
 * @param {{ digits?: number, signed?: boolean }} [options]
 */
export function number(value, { digits = 3, signed = false } = {}) {
    if (!Number.isFinite(value)) return say(Number.isNaN(value) ? 'number-none' : 'number-infinite');
    const [mantissa, exponent] = Math.abs(value)
        .toExponential(digits - 1)
        .split('e');
    const power = Number(exponent);
    const text =
        value === 0
            ? '0'
            : power < -3 || power > 5
              ? `${localized(trimmed(mantissa))}·10${superscript(power)}`
              : localized(Number(`${mantissa}e${power}`).toFixed(Math.max(0, digits - 1 - power)));
    return sign(value, signed) + text;
}

/**
 * A value between 0 and 1, like an activation, with two decimals.
 *
 * @param {number} value
 */
export function fixed2(value) {
    if (!Number.isFinite(value) || Math.abs(value) >= 1000) return number(value);
    return fixed(value, 2);
}

/** A value with so many decimals. @param {number} value @param {number} places */
export function fixed(value, places) {
    const text = Math.abs(value).toFixed(places);
    return (value < 0 && Number(text) !== 0 ? MINUS : '') + localized(text);
}

/** A whole number with its thousands in groups. @param {number} value */
export function whole(value) {
    return (value < 0 ? MINUS : '') + formatWith(0).format(Math.abs(value));
}

/** A share as a percentage. @param {number} share 0 to 1 @param {number} [places] decimals */
export function percent(share, places = 1) {
    return say('number-percent', { number: fixed(100 * share, places) });
}

/** A number as on the axis of a chart, with as few decimals as it needs. @param {number} value @param {number} [most] */
export function brief(value, most = 3) {
    return fixed(value, trimmed(Math.abs(value).toFixed(most)).split('.')[1]?.length ?? 0);
}

/** A number as people type it into a field: with all its digits, none in groups. @param {number} value */
export function asTyped(value) {
    return String(value).replace('.', decimalSign());
}

/** The decimal sign of the language. */
export function decimalSign() {
    const sign = formatWith(1)
        .formatToParts(0)
        .find(({ type }) => type === 'decimal');
    return sign?.value ?? '.';
}

/** The formats that were needed so far. @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * The language's format of a number with so many decimals; of one that has none the thousands are in groups.
 *
 * @param {number} places
 */
function formatWith(places) {
    const language = locale();
    const name = `${language} ${places}`;
    const known = formats.get(name);
    if (known) return known;
    const format = new Intl.NumberFormat(language, {
        minimumFractionDigits: places,
        maximumFractionDigits: places,
        useGrouping: places === 0,
        numberingSystem: 'latn',
    });
    formats.set(name, format);
    return format;
}

/** The same number in the language. @param {string} text as `toFixed` writes it, without a sign */
function localized(text) {
    return formatWith(text.split('.')[1]?.length ?? 0).format(Number(text));
}

/** @param {number} value @param {boolean} signed */
function sign(value, signed) {
    if (value < 0) return MINUS;
    return signed && value > 0 ? '+' : '';
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
