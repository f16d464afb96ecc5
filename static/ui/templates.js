/**
 * Renders the texts of the story from the templates in the page.
 *
 * A template is HTML. `<slot name="x">` stands for the live value x. An element with `data-when="x"` is rendered only
 * where x is true, one with `data-unless="x"` only where x is false. An unknown value is shown as "…". An element
 * with `data-known` is invisible, but takes its space, until all its values are known.
 */

import { html } from 'htm/preact';
import { prose } from './access/prose.js';

/** @typedef {import('../story/parts.js').Values} Values */

/** The title and the summary of a chapter. @param {string} id of a chapter */
export function toTitle(id) {
    const { title = id, summary = '' } = findTemplate(id)?.dataset ?? {};
    return { title, summary };
}

/**
 * The text of a chapter with its values.
 *
 * @param {string} id of a chapter
 * @param {Values} values
 * @returns {unknown[]}
 */
export function toText(id, values) {
    const template = findTemplate(id);
    return template ? [...template.content.childNodes].map((node) => renderNode(node, values)) : [];
}

/**
 * The title of an experiment, and the text about it.
 *
 * @param {string} id of an experiment
 * @returns {{ title: string, text: unknown[] }}
 */
export function findExperiment(id) {
    const template = findTemplate(id, 'experiment');
    const nodes = template ? [...template.content.childNodes] : [];
    return { title: template?.dataset.title ?? id, text: nodes.map((node) => renderNode(node, {})) };
}

/** @param {string} id @param {string} [kind] @returns {HTMLTemplateElement | null} */
function findTemplate(id, kind = 'chapter') {
    return /** @type {HTMLTemplateElement | null} */ (document.getElementById(`${kind}-${id}`));
}

/** @param {Node} node @param {Values} values @returns {unknown} */
function renderNode(node, values) {
    if (node.nodeType === Node.TEXT_NODE) return prose(node.textContent ?? '');
    if (!(node instanceof Element)) return null;
    const name = node.localName;
    if (name === 'slot') return renderSlot(node.getAttribute('name') ?? '', values);
    const { when, unless, known } = /** @type {HTMLElement} */ (node).dataset;
    if ((when && !values[when]) || (unless && values[unless])) return null;
    const children = [...node.childNodes].map((child) => renderNode(child, values));
    const isWaiting = known !== undefined && isUnknown(node, values);
    const kind = [node.getAttribute('class'), isWaiting && 'waiting'].filter(Boolean).join(' ');
    return html`<${name} class=${kind || undefined}>${children}<//>`;
}

/** Whether a value in an element is not known yet. @param {Element} element @param {Values} values */
function isUnknown(element, values) {
    return [...element.querySelectorAll('slot')].some((slot) => values[slot.name] === null);
}

/** @param {string} name @param {Values} values */
function renderSlot(name, values) {
    if (!(name in values)) throw new Error(`A chapter tells of ${name}, which nothing computes.`);
    const part = values[name];
    if (part === null || typeof part === 'boolean') return html`<span class="muted" data-value=${name}>…</span>`;
    return html`<b class=${`live ${part.tone ?? ''}`} data-value=${name}>${part.text}</b>`;
}
