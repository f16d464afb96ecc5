/**
 * Which key of the page a key event means, on any keyboard layout. The page's keys are ASCII: what a key says counts, so
 * that letters of Dvorak and AZERTY are where their users expect them. Where a key says a letter of another script than
 * Latin, the place of the key counts instead. Digits and marks of other scripts are the ASCII ones.
 */

import { toDigit } from '../text/digits.js';

/** @typedef {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
 *     { getModifierState?: (name: string) => boolean }} Keys */

/** What a US keyboard says at a place, other than letters and digits; and with Shift. @type {Record<string, string>} */
const MARKS = { BracketLeft: '[', BracketRight: ']', Comma: ',', Period: '.', Minus: '-' };
/** @type {Record<string, string>} */
const SHIFTED = { Slash: '?', Equal: '+' };
/** Marks of other scripts. @type {Record<string, string>} */
const ALIKE = { '؟': '?', '،': ',', '、': ',', '。': '.', '「': '[', '」': ']', '\u00a0': ' ', '\u3000': ' ' };
/** The marks that many layouts have only together with Alt or AltGr. */
const NEEDS_ALT = /^[[\].,+?-]$/;
const FULL_WIDTH = /^[\uff01-\uff5e]$/;
/** The distance of a full-width character from its ASCII character. */
const WIDER = 0xfee0;

/**
 * The page's key: a small letter, a digit, a mark, or the name of a key such as Escape.
 *
 * @param {Keys} event
 */
export function meantKey(event) {
    const said = toAscii(event.key);
    if (!isOfAnotherScript(said) || hasAlt(event)) return said.length === 1 ? said.toLowerCase() : said;
    const [, placed] = /^(?:Key|Digit)([A-Z\d])$/.exec(event.code ?? '') ?? [];
    return placed?.toLowerCase() ?? (event.shiftKey ? SHIFTED[event.code] : undefined) ?? MARKS[event.code] ?? said;
}

/**
 * Whether the keys are left to the browser and the system: those with Ctrl, Command or Alt, unless Alt or AltGr only
 * makes a mark.
 *
 * @param {Keys} event
 */
export function isSystemKey(event) {
    if (event.metaKey) return true;
    if (hasAlt(event)) return !NEEDS_ALT.test(toAscii(event.key));
    return event.ctrlKey;
}

/** Whether the keys are Ctrl + Z or Command + Z. @param {Keys} event */
export function isUndo(event) {
    const { ctrlKey, metaKey, altKey, shiftKey } = event;
    return (ctrlKey || metaKey) && !altKey && !shiftKey && meantKey(event) === 'z';
}

/** Alt, Option or AltGr. @param {Keys} event */
function hasAlt(event) {
    return event.altKey || event.getModifierState?.('AltGraph') === true;
}

/** @param {string} key */
function toAscii(key) {
    if (FULL_WIDTH.test(key)) return String.fromCharCode(key.charCodeAt(0) - WIDER);
    if (/^\p{Nd}$/u.test(key)) return toDigit(key);
    return ALIKE[key] ?? key;
}

/** @param {string} said */
function isOfAnotherScript(said) {
    return /^[\p{L}\p{M}]+$/u.test(said) && !/[\p{Script=Latin}\p{Script=Common}]/u.test(said);
}
