import { FluentNumber } from '@fluent/bundle';
import { html } from 'htm/preact';
import { PARAGRAPH, sayInParagraphs } from '../text/say.js';
import { prose } from './access/prose.js';

/** @typedef {(children: unknown[], names: string[]) => unknown} Tag what a tag shows: of what is in it, and the names of
 *     the nodes and tags in it */
/** @typedef {import('../text/say.js').Value | object | Tag} RichValue an object is a node, such as a button, or a Counted */

/** The elements that a text may contain. Other tags are values of the text. */
const ELEMENTS = ['b', 'code', 'em', 'i', 'kbd', 'p', 'small', 'sub', 'sup'];
/** Elements that a paragraph cannot contain. */
const BLOCKS = ['p', 'details'];
/** A tag in a text, or the place of a node: `<b>`, `</b>`, `<$name>`. */
const TAG = /<(\/?)(\$?[A-Za-z][\w-]*)>/;
/** Stands for "<" in the values: only the text itself may contain tags. A character that no text has. */
const LESS_THAN = '\uE000';

/** A node that shows a number. The text may choose its words by it, as in `{ $steps -> [one] … *[other] … }`. */
export class Counted {
    /** @param {object} node @param {number} count */
    constructor(node, count) {
        this.node = node;
        this.count = count;
    }
}

/** A number that stands in a text as the place of its node. */
class PlacedNumber extends FluentNumber {
    /** @param {number} count @param {string} place */
    constructor(count, place) {
        super(count);
        this.place = place;
    }

    /** @override */
    toString() {
        return this.place;
    }
}

/**
 * A text as nodes, with its elements. A value that is a node stands where the text names it, as in `{ $button }`. A
 * value that is a function is a tag: it makes a node of what is between `<name>` and `</name>`. Where a tag has the name
 * of a value, it is one of `tags`.
 *
 * @param {string} id of a text
 * @param {Record<string, RichValue>} [values]
 * @param {Record<string, Tag>} [tags]
 * @returns {unknown[]}
 */
export function rich(id, values = {}, tags = {}) {
    return toNodes(toMarkup(id, values).replaceAll(PARAGRAPH, ' '), values, tags);
}

/**
 * A text of several paragraphs, which empty lines part. What is a paragraph or a fold already is not put into another one.
 *
 * @param {string} id of a text
 * @param {Record<string, RichValue>} [values]
 * @param {Record<string, Tag>} [tags]
 * @returns {unknown[]}
 */
export function paragraphs(id, values = {}, tags = {}) {
    const texts = toMarkup(id, values).split(PARAGRAPH);
    const filled = texts.map((text) => text.trim()).filter(Boolean);
    return filled.map((text) => {
        const nodes = toNodes(text, values, tags);
        const isBlock = nodes.length === 1 && BLOCKS.includes(/** @type {any} */ (nodes[0]).type);
        return isBlock ? nodes[0] : html`<p>${nodes}</p>`;
    });
}

/** A text with tags, and with the places of nodes. @param {string} id @param {Record<string, RichValue>} values */
function toMarkup(id, values) {
    const named = Object.entries(values).filter(([, value]) => typeof value !== 'function');
    return sayInParagraphs(id, Object.fromEntries(named.map(([name, value]) => [name, toText(name, value)])));
}

/** @param {string} name @param {RichValue} value @returns {import('../text/say.js').Value} */
function toText(name, value) {
    if (value instanceof Counted) return new PlacedNumber(value.count, `<$${name}>`);
    if (typeof value === 'string') return value.replaceAll('<', LESS_THAN);
    return typeof value === 'object' && value !== null ? `<$${name}>` : /** @type {any} */ (value);
}

/**
 * @param {string} text
 * @param {Record<string, RichValue>} values
 * @param {Record<string, Tag>} tags
 * @returns {unknown[]}
 */
function toNodes(text, values, tags) {
    /** @type {{ tag: string, nodes: unknown[], names: string[] }[]} */
    const open = [{ tag: '', nodes: [], names: [] }];
    const parts = text.split(TAG);
    for (let i = 0; i < parts.length; i += 3) {
        open[0].nodes.push(...prose(parts[i].replaceAll(LESS_THAN, '<')));
        const [slash, tag] = [parts[i + 1], parts[i + 2]];
        if (slash) {
            const closed = open.shift();
            if (closed?.tag !== tag || open.length === 0) throw new Error(`</${tag}> closes nothing in: ${text}`);
            open[0].nodes.push(toNode(closed, tags[tag] ?? values[tag]));
        } else if (tag) {
            const name = tag.replace('$', '');
            for (const each of open) each.names.push(name);
            if (name === tag) open.unshift({ tag, nodes: [], names: [] });
            else open[0].nodes.push(toPlaced(values[name]));
        }
    }
    if (open.length > 1) throw new Error(`<${open[0].tag}> is not closed in: ${text}`);
    return open[0].nodes;
}

/** @param {RichValue} value */
const toPlaced = (value) => (value instanceof Counted ? value.node : value);

/** @param {{ tag: string, nodes: unknown[], names: string[] }} element @param {RichValue} make */
function toNode({ tag, nodes, names }, make) {
    if (typeof make === 'function') return make(nodes, names);
    if (!ELEMENTS.includes(tag)) throw new Error(`A text has the tag <${tag}>, which nothing makes.`);
    return html`<${tag}>${nodes}<//>`;
}
