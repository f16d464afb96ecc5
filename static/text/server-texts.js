/**
 * What the server says, in the language of the page. Its messages have each sentence twice: in English, and beside it
 * as the id of a text with values. The text of `message` is `text`, that of another field `name` is `name_text`.
 */

import { hasText, say } from './say.js';

/** @typedef {import('../protocol.js').Text} Text */

const ENDING = '_text';

/**
 * Puts the sentences of the page's language in place of the English ones. A sentence whose text this page does not have
 * stays: a newer server may have sent it.
 *
 * @template T
 * @param {T} message as it was parsed from JSON; it is changed
 * @returns {T} the message
 */
export function inPageLanguage(message) {
    if (Array.isArray(message)) {
        if (typeof message[0] === 'object') message.forEach(inPageLanguage); // most lists are of numbers
        return message;
    }
    if (typeof message !== 'object' || message === null) return message;
    const fields = /** @type {Record<string, any>} */ (message);
    for (const [name, value] of Object.entries(fields)) {
        const said = name === 'text' ? 'message' : name.endsWith(ENDING) ? name.slice(0, -ENDING.length) : null;
        if (said === null) inPageLanguage(value);
        else if (Array.isArray(value)) fields[said] = value.map((each, i) => toSentence(each) ?? fields[said]?.[i]);
        else fields[said] = toSentence(value) ?? fields[said];
    }
    return message;
}

/**
 * The sentence of a text of the server; null where the page does not have it, or where this is none.
 *
 * @param {unknown} value
 * @returns {string | null}
 */
function toSentence(value) {
    if (!isText(value) || !hasText(value.id)) return null;
    /** @type {Record<string, string | number>} */
    const values = {};
    for (const [name, each] of Object.entries(value.values)) {
        const inner = isText(each) ? toSentence(each) : each;
        if (inner === null) return null;
        values[name] = inner;
    }
    return say(value.id, values);
}

/** @param {unknown} value @returns {value is Text} */
function isText(value) {
    return typeof value === 'object' && value !== null && 'id' in value && 'values' in value;
}
