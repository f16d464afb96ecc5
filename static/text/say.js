/**
 * The texts of the page in the language that it speaks. They are messages of Project Fluent, in `locales/`; an id names
 * one. They come after the modules and before the first picture: nothing may say anything while a module is loaded.
 */

import { FluentBundle, FluentResource } from '@fluent/bundle';

/** @typedef {import('@fluent/bundle').FluentNumber} FluentNumber */
/** @typedef {string | number | boolean | FluentNumber} Value a boolean selects between `[yes]` and `[no]` */
/** @typedef {{ text: string, tone?: 'up' | 'down' | 'attention' }} Part of a text, perhaps with a tone */

/** Stands between two paragraphs of a text that is said in paragraphs. */
export const PARAGRAPH = '\u2029';

/** @type {FluentBundle | null} */
let bundle = null;

let language = '';

/** What happens with a fault in a text or its values. @type {(fault: Error) => void} */
let onFault = fail;

/** @param {Error} fault */
function fail(fault) {
    throw fault;
}

/**
 * Sets the texts that are said from now on.
 *
 * @param {string} tag of the language, as in BCP 47
 * @param {string} ftl all its texts
 * @param {(fault: Error) => void} [report] what happens with a fault in a text or its values; it is thrown unless given
 */
export function useTexts(tag, ftl, report = fail) {
    language = tag;
    const options = { useIsolating: false, transform: joinLines };
    bundle = new FluentBundle(`${tag}-u-nu-latn`, options); // digits as in text/format.js
    onFault = report;
    for (const error of bundle.addResource(new FluentResource(ftl))) report(error);
}

/** Whether there is a text of this id. @param {string} id */
export const hasText = (id) => current().hasMessage(id);

/** The language of the texts, for Intl. */
export function locale() {
    current();
    return language;
}

/**
 * A text as one line, with its values: strings and numbers stand in it as they are, as numbers of its language.
 *
 * @param {string} id of a text, or of an attribute of it, as in `chapter-cost.title`
 * @param {Record<string, Value>} [values]
 */
export function say(id, values) {
    return sayInParagraphs(id, values).replaceAll(PARAGRAPH, ' ');
}

/**
 * A text whose paragraphs, which empty lines part in its file, are parted by PARAGRAPH. Other breaks of lines are spaces.
 *
 * @param {string} id
 * @param {Record<string, Value>} [values]
 */
export function sayInParagraphs(id, values = {}) {
    const texts = current();
    const [name, attribute] = id.split('.');
    const message = texts.getMessage(name);
    const pattern = attribute ? message?.attributes[attribute] : message?.value;
    if (!pattern) {
        onFault(new Error(`There is no text ${id}.`));
        return id;
    }
    /** @type {Error[]} */
    const faults = [];
    const text = texts.formatPattern(pattern, toArguments(values), faults);
    for (const { message: reason } of faults) onFault(new Error(`The text ${id}: ${reason}`));
    return text;
}

/** Encloses the name of a value that is not a string. A character that no text has. */
const MARK = '\uE001';

/**
 * A text in parts: values that have a tone stand in it as they are.
 *
 * @param {string} id
 * @param {Record<string, Value | Part | Part[]>} [values]
 * @returns {Part[]}
 */
export function sayInParts(id, values = {}) {
    const marked = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'object' ? `${MARK}${name}${MARK}` : value,
    ]);
    const parts = say(id, Object.fromEntries(marked))
        .split(MARK)
        .flatMap((text, i) => (i % 2 ? /** @type {Part | Part[]} */ (values[text]) : { text }))
        .filter(({ text }) => text !== '');
    return joinParts(parts);
}

/** Parts of one tone that follow each other are one: no space stands alone, which a translator would drop. */
/** @param {Part[]} parts @returns {Part[]} */
function joinParts(parts) {
    /** @type {Part[]} */
    const joined = [];
    for (const part of parts) {
        const last = joined.at(-1);
        if (last && !last.tone && !part.tone) joined[joined.length - 1] = { text: last.text + part.text };
        else joined.push(part);
    }
    return joined;
}

/**
 * Names texts elsewhere than in a call of `say` or `rich`, as a table does. The tests find their ids here, so each of
 * them is written out.
 *
 * @template {string | Record<string, string> | readonly string[]} Ids
 * @param {Ids} ids
 * @returns {Ids}
 */
export const textIds = (ids) => ids;

/** A piece of a text in its file, without the breaks of its lines. @param {string} text */
const joinLines = (text) => text.replace(/\s*\n\s*\n\s*/g, PARAGRAPH).replace(/\s*\n\s*/g, ' ');

function current() {
    if (!bundle) throw new Error('There are no texts yet.');
    return bundle;
}

/** @param {Record<string, Value>} values @returns {Record<string, string | number | FluentNumber>} */
function toArguments(values) {
    const pairs = Object.entries(values);
    return Object.fromEntries(
        pairs.map(([name, value]) => [name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value]),
    );
}
