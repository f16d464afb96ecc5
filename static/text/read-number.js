/**
 * Reads numbers as people type them. Every field for a number reads through here.
 *
 * - Digits may be those of any script, and full-width.
 * - Groups of thousands are divided by commas, points, spaces, apostrophes or underscores.
 * - The decimal sign is a point or a comma. A single mark before exactly three digits could be either. The decimal sign
 *   of the language is then the decimal sign, as the page itself writes it, but divides thousands in a whole number. The
 *   other mark divides thousands. Both times the note says what was read.
 * - Powers of ten may be written as the page writes them, 6.46·10⁻⁵, or as 6.46e-5.
 * - A percent sign is behind the number or in front of it, as languages have it.
 */

import { toDigit } from './digits.js';
import { asTyped, decimalSign } from './format.js';
import { say } from './say.js';

/** @typedef {{ value: number | null, note: string, problem: string }} NumberReading
 *      value: null where the text is no number, and `problem` says why; note: what was read, where the text is
 *      ambiguous */
/** @typedef {{ value: number[] | null, note: string, problem: string }} NumbersReading */
/** @typedef {{ whole: string, part: string, other?: string }} Split digits before and after the decimal sign; other: the
 *      number that the text could mean as well */

/** Marks that direct the text, and are not seen. */
const INVISIBLE = /[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const POWER = /^(?:(?:([\d.,٫].*?)\s*[·⋅×x*]\s*)?10\s*\^\s*([+-]?\d+)|([\d.,٫].*?)\s*e\s*([+-]?\d+))$/i;
const ARABIC_DECIMAL = '٫';
/** Marks that divide thousands and nothing else. */
const DIVIDERS = /[\s'_٬]/;
const GROUPED = /^[1-9]\d{0,2}$/;
/** A percent sign at the end, or before the digits. */
const PERCENT = /\s*%$|(?<=^[+-]?\s*)%\s*/;

/** A number that may have decimals. @param {string} typed @returns {NumberReading} */
export const readReal = (typed) => read(typed, false);

/** A whole number. @param {string} typed @returns {NumberReading} */
export const readWhole = (typed) => read(typed, true);

/**
 * Whole numbers divided by spaces, commas or semicolons. So a comma divides no thousands here.
 *
 * @param {string} typed
 * @returns {NumbersReading}
 */
export function readWholes(typed) {
    const parts = plainText(typed)
        .split(/[\s,;、]+/)
        .filter(Boolean);
    const readings = parts.map((part) => (/^0\d/.test(part) ? divided(typed) : readWhole(part)));
    const wrong = readings.find(({ value }) => value === null);
    return {
        value: wrong ? null : readings.map(({ value }) => Number(value)),
        note: wrong ? '' : (readings.map(({ note }) => note).find(Boolean) ?? ''),
        problem: wrong?.problem ?? '',
    };
}

/** @param {string} typed @returns {NumberReading} */
const divided = (typed) => refused(say('number-several', quoted(typed)));

/**
 * Returns a reader for a field that may be left empty: its value is null then, without a problem.
 *
 * @param {(typed: string) => NumberReading} reader
 * @returns {(typed: string) => NumberReading}
 */
export const orNothing = (reader) => (typed) =>
    plainText(typed) === '' ? { value: null, note: '', problem: '' } : reader(typed);

/** @param {string} typed @param {boolean} isWhole @returns {NumberReading} */
function read(typed, isWhole) {
    const text = plainText(typed);
    if (text === '') return refused(say('number-missing'));
    const [, sign, unsigned] = /** @type {RegExpExecArray} */ (/^([+-]?)\s*(.*)$/s.exec(text.replace(PERCENT, '')));
    const isPercent = PERCENT.test(text);
    const power = POWER.exec(unsigned);
    const digits = power ? (power[1] ?? power[3] ?? '1') : unsigned;
    const strange = /[^\d.,\s'_٬٫]/u.exec(digits);
    if (strange || !/\d/.test(digits)) return refused(say('number-wrong', quoted(typed)));
    const parts = split(digits.trim(), isWhole);
    if (!parts) return refused(say('number-not-in-threes', quoted(typed)));
    const exponent = Number(power?.[2] ?? power?.[4] ?? 0) - (isPercent ? 2 : 0);
    const toValue = (/** @type {string} */ each) => Number(`${sign}${each}e${exponent}`) + 0;
    const value = toValue(`${parts.whole || '0'}.${parts.part || '0'}`);
    if (!Number.isFinite(value)) return refused(say('number-too-large', quoted(typed)));
    if (isWhole && !Number.isInteger(value)) return refused(say('number-not-whole', quoted(typed)));
    if (isWhole && !Number.isSafeInteger(value)) return refused(say('number-not-exact', quoted(typed)));
    const other = parts.other === undefined ? '' : asTyped(toValue(parts.other));
    const isNoted = isPercent || other !== '';
    const values = { ...quoted(typed), value: asTyped(value), is_ambiguous: other !== '', other };
    return { value, note: isNoted ? say('number-read', values) : '', problem: '' };
}

/** @param {string} problem @returns {NumberReading} */
const refused = (problem) => ({ value: null, note: '', problem });

/** The value of a text that quotes what was typed. @param {string} typed */
const quoted = (typed) => ({ typed: typed.trim().slice(0, 40) });

/** The text with ASCII digits, signs and spaces. @param {string} typed */
function plainText(typed) {
    return typed
        .replace(INVISIBLE, '')
        .replace(/´/g, "'") // NFKC would divide it
        .replace(/10\s*([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, sign, power) => {
            const digits = [...power].map((/** @type {string} */ digit) => SUPERSCRIPTS.indexOf(digit)).join('');
            return `10^${sign === '⁻' ? '-' : ''}${digits}`;
        })
        .normalize('NFKC')
        .replace(/\p{Nd}/gu, toDigit)
        .replace(/[−–‐﹣]/g, '-')
        .replace(/٪/g, '%')
        .replace(/،/g, ',')
        .replace(/[’‘ʼ`′]/g, "'")
        .trim();
}

/**
 * @param {string} text digits and the marks between them
 * @param {boolean} isWhole
 * @returns {Split | null} null where thousands are not in threes
 */
function split(text, isWhole) {
    const marks = [...(text.match(/[.,٫]/g) ?? [])];
    const last = marks.at(-1) ?? '';
    const isOnce = marks.filter((mark) => mark === last).length === 1;
    if (!isOnce || marks.length === 0) return marks.includes(ARABIC_DECIMAL) ? null : grouped(text, '');
    const at = text.lastIndexOf(last);
    const [before, after] = [text.slice(0, at), text.slice(at + 1)];
    const isAmbiguous = marks.length === 1 && last !== ARABIC_DECIMAL && GROUPED.test(before) && /^\d{3}$/.test(after);
    if (!isAmbiguous) return grouped(before, after);
    return last !== decimalSign() || isWhole
        ? { whole: before + after, part: '', other: `${before}.${after}` }
        : { whole: before, part: after, other: before + after };
}

/**
 * @param {string} whole digits, perhaps in groups
 * @param {string} part the decimals
 * @returns {Split | null}
 */
function grouped(whole, part) {
    if (!/^\d*$/.test(part)) return null;
    const dividers = new Set(whole.match(new RegExp(`[.,]|${DIVIDERS.source}`, 'g')));
    if (dividers.size > 1) return null;
    const [first, ...groups] = whole.split([...dividers][0] ?? ' ');
    const lastGroup = groups.pop();
    if (lastGroup === undefined) return { whole, part };
    const isThrees = groups.every((group) => group.length === 3);
    const isLakhs = groups.every((group) => group.length === 2) && first.length <= 2;
    if (lastGroup.length !== 3 || !/^\d{1,3}$/.test(first) || !(isThrees || isLakhs)) return null;
    return { whole: [first, ...groups, lastGroup].join(''), part };
}
