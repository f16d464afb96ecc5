import { useState } from 'preact/hooks';

import { strongestFirst } from '../../core/strongest.js';
import { number, whole } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { html } from '../../ui/html.js';

/** @typedef {import('./model/weighted-sum.js').Term} Term */

/**
 * Every term of the sum that is not 0, as a table, made when it is opened.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, neuron: { layer: number, index: number },
 *     isLit: boolean, terms: Term[] }} props
 */
export function AllTerms({ record, neuron, isLit, terms }) {
    const [isOpen, setOpen] = useState(false);
    const toggled = (/** @type {any} */ event) => setOpen(event.currentTarget.open);
    return html`<details class="all-terms" onToggle=${toggled}>
        <summary>All terms as a table</summary>
        ${isOpen ? html`<${Terms} record=${record} neuron=${neuron} isLit=${isLit} terms=${terms} />` : null}
    </details>`;
}

/** @param {Parameters<typeof AllTerms>[0]} props */
function Terms({ record, neuron, isLit, terms }) {
    if (!isLit) return html`<p class="muted">Known once the layer is lit.</p>`;
    const listed = strongestFirst(terms.map(({ value }) => value)).map((at) => terms[at]);
    const some = listed.filter(({ value }) => value !== 0);
    return html`<table>
        <caption>${whole(some.length)} of ${whole(terms.length)} terms are not 0</caption>
        <thead>
            <tr><th scope="col">from</th><th scope="col">a</th><th scope="col">w</th><th scope="col">w·a</th></tr>
        </thead>
        <tbody>
            ${some.map(({ from, a, w, value }) => html`<tr key=${from}>
                <th scope="row">${neuronName(neuron.layer - 1, from, record.depth)}</th>
                <td>${number(a)}</td>
                <td>${number(w)}</td>
                <td>${number(value, { signed: true })}</td>
            </tr>`)}
        </tbody>
    </table>`;
}
