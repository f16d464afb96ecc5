/**
 * The story's texts, from the page's templates, as components need them.
 *
 * A template is HTML in which `<slot name="x">` stands for a live value, and an element with
 * `data-when="x"` (or `data-unless="x"`) is there only while x holds. What cannot be told yet is "…", and
 * an element with `data-known` keeps its place but is not seen until all of it can be told.
 */

import { html } from './html.js';

/** @typedef {import('../story/parts.js').Values} Values */

/** @param {string} id of a chapter */
export function toTitle(id) {
    const { title = id, summary = '' } = findTemplate(id)?.dataset ?? {};
    return { title, summary };
}

/**
 * What a chapter says, with its values.
 *
 * @param {string} id of a chapter
 * @param {Values} values
 * @returns {unknown[]}
 */
export function toText(id, values) {
    const template = findTemplate(id);
    return template ? [...template.content.childNodes].map((node) => written(node, values)) : [];
}

/**
 * What an experiment is called, and what to look at in it.
 *
 * @param {string} id of an experiment
 * @returns {{ title: string, text: unknown[] }}
 */
export function findExperiment(id) {
    const template = findTemplate(id, 'experiment');
    const nodes = template ? [...template.content.childNodes] : [];
    return { title: template?.dataset.title ?? id, text: nodes.map((node) => written(node, {})) };
}

/** @param {string} id @param {string} [kind] @returns {HTMLTemplateElement | null} */
function findTemplate(id, kind = 'chapter') {
    return /** @type {HTMLTemplateElement | null} */ (document.getElementById(`${kind}-${id}`));
}

/** @param {Node} node @param {Values} values @returns {unknown} */
function written(node, values) {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (!(node instanceof Element)) return null;
    const name = node.localName;
    if (name === 'slot') return value(node.getAttribute('name') ?? '', values);
    const { when, unless, known } = /** @type {HTMLElement} */ (node).dataset;
    if ((when && !values[when]) || (unless && values[unless])) return null;
    const children = [...node.childNodes].map((child) => written(child, values));
    const isWaiting = known !== undefined && isUnknown(node, values);
    const kind = [node.getAttribute('class'), isWaiting && 'waiting'].filter(Boolean).join(' ');
    return html`<${name} class=${kind || undefined}>${children}<//>`;
}

/** Whether an element tells of anything that is not known yet. @param {Element} element @param {Values} values */
function isUnknown(element, values) {
    return [...element.querySelectorAll('slot')].some((slot) => values[slot.name] === null);
}

/** @param {string} name @param {Values} values */
function value(name, values) {
    if (!(name in values)) throw new Error(`A chapter tells of ${name}, which nothing computes.`);
    const part = values[name];
    if (part === null || typeof part === 'boolean') return html`<span class="muted" data-value=${name}>…</span>`;
    return html`<b class=${`live ${part.tone ?? ''}`} data-value=${name}>${part.text}</b>`;
}
