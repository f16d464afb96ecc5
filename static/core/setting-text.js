/** A setting as the text of an address, and back. */

/** @param {unknown} value */
export function textOfSetting(value) {
    return Array.isArray(value) ? value.join('-') : String(value);
}

/** What text may mean, where it is no number. @type {Record<string, boolean>} */
const YES_OR_NO = { true: true, false: false };

/**
 * A number where it reads as one; the server says what is wrong with the rest.
 *
 * @param {string} name
 * @param {string} text
 */
export function toSetting(name, text) {
    if (name === 'hidden') return text === '' ? [] : text.split('-').map(Number);
    if (name === 'augment') return YES_OR_NO[text] ?? text;
    if (name === 'drawings') return text; // a digest may look like a number
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
