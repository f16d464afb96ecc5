/**
 * Renders the texts of the story.
 *
 * In them, `{ $x }` is the live value x; an unknown one as an empty slot. `<x>words</x>` are words that are a live value.
 * What is within `<known>` is faint until all its values are known. `<do>` is a task.
 * `<symbols>` says it in symbols, for those who wish.
 */

import { html } from 'htm/preact';
import { say, textIds } from '../../text/say.js';
import { notYet } from '../not-yet.js';
import { Counted, paragraphs } from '../rich.js';

/** @typedef {import('../../story/parts.js').Values} Values */
/** @typedef {import('../../story/parts.js').Part | import('../../story/parts.js').Word | null} LiveValue */

const CHAPTERS = textIds({
    network: 'chapter-network',
    cost: 'chapter-cost',
    sensitivity: 'chapter-sensitivity',
    'output-nudges': 'chapter-output-nudges',
    avenues: 'chapter-avenues',
    'fire-together': 'chapter-fire-together',
    asks: 'chapter-asks',
    backwards: 'chapter-backwards',
    rivals: 'chapter-rivals',
    table: 'chapter-table',
    'mini-batches': 'chapter-mini-batches',
    downhill: 'chapter-downhill',
    'it-learns': 'chapter-it-learns',
    'chain-rule': 'chapter-chain-rule',
    code: 'chapter-code',
    'what-goes-wrong': 'chapter-what-goes-wrong',
    data: 'chapter-data',
});
const EXPERIMENTS = textIds({
    'too-small': 'experiment-too-small',
    'just-right': 'experiment-just-right',
    'too-large': 'experiment-too-large',
    saddle: 'experiment-saddle',
    'momentum-and-adam': 'experiment-momentum-and-adam',
});

/** The title and the summary of a chapter. @param {string} id of a chapter */
export function toTitle(id) {
    const text = /** @type {Record<string, string>} */ (CHAPTERS)[id];
    return { title: say(`${text}.title`), summary: say(`${text}.summary`) };
}

/**
 * The text of a chapter with its values.
 *
 * @param {string} id of a chapter
 * @param {Values} values
 * @returns {unknown[]}
 */
export function toText(id, values) {
    const text = /** @type {Record<string, string>} */ (CHAPTERS)[id];
    const pairs = Object.entries(values);
    const tags = pairs.map(([name, value]) => [name, (/** @type {unknown[]} */ words) => live(name, value, words)]);
    return paragraphs(text, Object.fromEntries(pairs.map(([name, value]) => [name, toValue(name, value)])), {
        ...Object.fromEntries(tags),
        do: (children) => html`<p class="do">${children}</p>`,
        symbols: (children) =>
            html`<details class="symbols fine"><summary>${say('story-symbols')}</summary><p>${children}</p></details>`,
        known: (children, names) => {
            const isWaiting = names.some((name) => values[name] === null);
            return html`<span class=${isWaiting ? 'waiting' : undefined}>${children}</span>`;
        },
    });
}

/**
 * The title of an experiment, and the text about it.
 *
 * @param {string} id of an experiment
 * @returns {{ title: string, text: unknown[] }}
 */
export function findExperiment(id) {
    const text = /** @type {Record<string, string>} */ (EXPERIMENTS)[id];
    return { title: say(`${text}.title`), text: paragraphs(text) };
}

/** @param {string} name @param {LiveValue | boolean} value @returns {import('../rich.js').RichValue} */
function toValue(name, value) {
    if (typeof value === 'boolean') return value;
    if (value && 'key' in value) return value.key;
    const node = live(name, value, value?.text);
    return value?.count === undefined ? node : new Counted(node, value.count);
}

/** A live value, shown as a text or as the words of the chapter; an empty slot while it is unknown. */
/** @param {string} name @param {LiveValue | boolean} value @param {unknown} words @returns {object} */
function live(name, value, words) {
    if (value === null || typeof value === 'boolean') return html`<span data-value=${name}>${notYet()}</span>`;
    return html`<b class=${`live ${value.tone ?? ''}`} data-value=${name}>${words}</b>`;
}
