import { html } from 'htm/preact';
import { sayInLines } from '../text/say.js';
import { prose } from './access/prose.js';

/** @typedef {(children: unknown[], names: string[]) => unknown} Tag what a tag shows: of what is in it, and the names of
 *     the nodes that are in it */
/** @typedef {import('../text/say.js').Value | object | Tag} RichValue an object is a node, such as a button */

/** The elements that a text may contain. Other tags are values of the text. */
const ELEMENTS = ['b', 'code', 'em', 'i', 'kbd', 'p', 'small', 'sub', 'sup'];
/** A tag in a text, or the place of a node: `<b>`, `</b>`, `<$name>`. */
const TAG = /<(\/?)(\$?[A-Za-z][\w-]*)>/;
/** Stands for "<" in the values: only the text itself may contain tags. A character that no text has. */
const LESS_THAN = '\uE000';

/**
 * A text as nodes, with its elements. A value that is a node stands where the text names it, as in `{ $button }`. A
 * value that is a function is a tag: it makes a node of what is between `<name>` and `</name>`.
 *
 * @param {string} id of a text
 * @param {Record<string, RichValue>} [values]
 * @returns {unknown[]}
 */
export function rich(id, values = {}) {
    return toNodes(lines(id, values).replace(/\s*\n\s*/g, ' '), values);
}

/**
 * A text of several paragraphs, which empty lines part. A paragraph that is one `<p>` is not put into another one.
 *
 * @param {string} id of a text
 * @param {Record<string, RichValue>} [values]
 * @returns {unknown[]}
 */
export function paragraphs(id, values = {}) {
    const texts = lines(id, values)
        .split(/\n\s*\n/)
        .map((text) => text.trim().replace(/\s*\n\s*/g, ' '));
    return texts.filter(Boolean).map((text) => {
        const nodes = toNodes(text, values);
        const isParagraph = nodes.length === 1 && /** @type {any} */ (nodes[0]).type === 'p';
        return isParagraph ? nodes[0] : html`<p>${nodes}</p>`;
    });
}

/** @param {string} id @param {Record<string, RichValue>} values */
function lines(id, values) {
    const named = Object.entries(values).filter(([, value]) => typeof value !== 'function');
    return sayInLines(id, Object.fromEntries(named.map(([name, value]) => [name, toText(name, value)])));
}

/** @param {string} name @param {RichValue} value @returns {import('../text/say.js').Value} */
function toText(name, value) {
    if (typeof value === 'string') return value.replaceAll('<', LESS_THAN);
    return typeof value === 'object' && value !== null ? `<$${name}>` : /** @type {any} */ (value);
}

/**
 * @param {string} text
 * @param {Record<string, RichValue>} values
 * @returns {unknown[]}
 */
function toNodes(text, values) {
    /** @type {{ tag: string, nodes: unknown[], names: string[] }[]} */
    const open = [{ tag: '', nodes: [], names: [] }];
    const parts = text.split(TAG);
    for (let i = 0; i < parts.length; i += 3) {
        open[0].nodes.push(...prose(parts[i].replaceAll(LESS_THAN, '<')));
        const [slash, tag] = [parts[i + 1], parts[i + 2]];
        if (tag?.startsWith('$')) {
            open[0].nodes.push(values[tag.slice(1)]);
            for (const each of open) each.names.push(tag.slice(1));
        } else if (slash) {
            const closed = open.shift();
            if (closed?.tag !== tag || open.length === 0) throw new Error(`</${tag}> closes nothing in: ${text}`);
            open[0].nodes.push(toNode(closed, values));
        } else if (tag) open.unshift({ tag, nodes: [], names: [] });
    }
    if (open.length > 1) throw new Error(`<${open[0].tag}> is not closed in: ${text}`);
    return open[0].nodes;
}

/** @param {{ tag: string, nodes: unknown[], names: string[] }} element @param {Record<string, RichValue>} values */
function toNode({ tag, nodes, names }, values) {
    const make = values[tag];
    if (typeof make === 'function') return make(nodes, names);
    if (!ELEMENTS.includes(tag)) throw new Error(`A text has the tag <${tag}>, which nothing makes.`);
    return html`<${tag}>${nodes}<//>`;
}
