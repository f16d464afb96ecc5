/**
 * The story's texts, from the page's templates, as components need them.
 *
 * A template is HTML in which `<slot name="x">` stands for a live value, and an element with
 * `data-when="x"` (or `data-unless="x"`) is there only while x holds. What cannot be told yet is "…".
 */

import { html } from './html.js';

/** @typedef {import('../words/story/parts.js').Values} Values */

/** @param {string} id of a chapter */
export function titleOf(id) {
    const { title = id, summary = '' } = templateOf(id)?.dataset ?? {};
    return { title, summary };
}

/**
 * What a chapter says, with its values.
 *
 * @param {string} id of a chapter
 * @param {Values} values
 * @returns {unknown[]}
 */
export function textOf(id, values) {
    const template = templateOf(id);
    return template ? [...template.content.childNodes].map((node) => written(node, values)) : [];
}

/** @param {string} id @returns {HTMLTemplateElement | null} */
function templateOf(id) {
    return /** @type {HTMLTemplateElement | null} */ (document.getElementById(`chapter-${id}`));
}

/** @param {Node} node @param {Values} values @returns {unknown} */
function written(node, values) {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (!(node instanceof Element)) return null;
    const name = node.localName;
    if (name === 'slot') return value(node.getAttribute('name') ?? '', values);
    const { when, unless } = /** @type {HTMLElement} */ (node).dataset;
    if ((when && !values[when]) || (unless && values[unless])) return null;
    const children = [...node.childNodes].map((child) => written(child, values));
    return html`<${name} class=${node.getAttribute('class') ?? undefined}>${children}<//>`;
}

/** @param {string} name @param {Values} values */
function value(name, values) {
    if (!(name in values)) throw new Error(`A chapter tells of ${name}, which nothing computes.`);
    const part = values[name];
    if (part === null || typeof part === 'boolean') return html`<span class="muted" data-value=${name}>…</span>`;
    return html`<b class=${`live ${part.tone ?? ''}`} data-value=${name}>${part.text}</b>`;
}
