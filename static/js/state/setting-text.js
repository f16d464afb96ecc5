/** A setting as the text of an address, and back. */

/** @param {unknown} value */
export function textOfSetting(value) {
    return Array.isArray(value) ? value.join('-') : String(value);
}

/**
 * A number where it reads as one; the server says what is wrong with the rest.
 *
 * @param {string} name
 * @param {string} text
 */
export function settingOf(name, text) {
    if (name === 'hidden') return text === '' ? [] : text.split('-').map(Number);
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
