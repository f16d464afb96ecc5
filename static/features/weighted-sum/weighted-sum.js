import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { summedNeuron } from '../../core/chosen.js';
import { required } from '../../core/record.js';
import { strongestFirst } from '../../core/strongest.js';
import { number } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { activationName } from '../../text/slope.js';
import { NeuronPicker } from '../../ui/neuron-picker.js';
import { rich } from '../../ui/rich.js';
import { listTerms, weightedSum } from './model/weighted-sum.js';
import { PixelProducts } from './pixel-products.js';
import { RowProducts } from './row-products.js';
import { Squashed } from './squashed.js';
import { Waterfall } from './waterfall.js';

/** Number of pixels of an image. Weights of that many inputs are shown as an image. */
const PIXELS = 784;

/**
 * The panel of the weighted sum: each activation behind times its weight, their sum with the bias, and the activation
 * function of the sum.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function WeightedSum({ store, actions }) {
    const record = store.record.value;
    const settings = store.room.value?.settings;
    if (!record || !settings) return null;
    const selection = store.selection.value;
    const neuron = summedNeuron(record, selection);
    const { layer, index } = neuron;
    const from = selection?.layer === layer && selection.index === index ? (selection.from ?? null) : null;
    const known = store.known.value;
    const isActivationKnown = known.activation(layer);
    const terms = listTerms(record, neuron);
    const sum = weightedSum(record, neuron);
    const Products = layer === 1 && record.sizes[0] === PIXELS ? PixelProducts : RowProducts;
    const parts = { record, neuron, from, known, isActivationKnown, select: actions.select };
    return html`<section class="panel weighted-sum" aria-labelledby="weighted-sum-title">
        <h2 id="weighted-sum-title">${toTitle(neuron, record.depth)}</h2>
        ${
            store.isFirstChapter.value
                ? null
                : html`<${NeuronPicker} record=${record} chosen=${neuron} select=${actions.select} />`
        }
        ${
            terms && sum
                ? html`<${Products} ...${parts} terms=${terms} view=${store.view.value} />
                    <${Waterfall} ...${parts} sum=${sum} />`
                : html`<p class="muted">${say('weighted-sum-not-sent')}</p>`
        }
        <${Squashed}
            record=${record}
            name=${activationName(/** @type {any} */ (settings), layer, record.depth)}
            index=${index}
            z=${isActivationKnown ? required(record.z[layer])[index] : null}
            a=${isActivationKnown ? required(record.a[layer])[index] : null}
        />
        ${terms ? html`<${AllTerms} ...${parts} terms=${terms} />` : null}
    </section>`;
}

/** @param {{ layer: number, index: number }} neuron @param {number} depth */
function toTitle({ layer, index }, depth) {
    const neuron = neuronName(layer, index, depth);
    if (layer === depth) return say('weighted-sum-output-title', { neuron });
    const name = (/** @type {unknown[]} */ children) => html`<span class="as-is">${children}</span>`;
    return rich('weighted-sum-hidden-title', { neuron, name });
}

/** @typedef {import('./model/weighted-sum.js').Term} Term */

/**
 * All terms of the sum that are not 0 as a table. The table is rendered when it is opened.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, neuron: { layer: number, index: number },
 *     isActivationKnown: boolean, terms: Term[] }} props
 */
function AllTerms({ record, neuron, isActivationKnown, terms }) {
    const [isOpen, setOpen] = useState(false);
    const toggled = (/** @type {any} */ event) => setOpen(event.currentTarget.open);
    return html`<details class="all-terms" onToggle=${toggled}>
        <summary>${say('weighted-sum-all')}</summary>
        ${
            isOpen
                ? html`<${Terms}
                    record=${record}
                    neuron=${neuron}
                    isActivationKnown=${isActivationKnown}
                    terms=${terms}
                />`
                : null
        }
    </details>`;
}

/** @param {Parameters<typeof AllTerms>[0]} props */
function Terms({ record, neuron, isActivationKnown, terms }) {
    if (!isActivationKnown) return html`<p class="muted">${say('weighted-sum-not-known')}</p>`;
    const listed = strongestFirst(terms.map(({ value }) => value)).map((at) => terms[at]);
    const some = listed.filter(({ value }) => value !== 0);
    return html`<table>
        <caption>${say('weighted-sum-not-zero', { count: some.length, all: terms.length })}</caption>
        <thead>
            <tr>
                <th scope="col">${say('weighted-sum-from')}</th>
                <th scope="col">a</th>
                <th scope="col">w</th>
                <th scope="col">w·a</th>
            </tr>
        </thead>
        <tbody>
            ${some.map(
                ({ from, a, w, value }) => html`<tr key=${from}>
                    <th scope="row">${neuronName(neuron.layer - 1, from, record.depth)}</th>
                    <td>${number(a)}</td>
                    <td>${number(w)}</td>
                    <td>${number(value, { signed: true })}</td>
                </tr>`,
            )}
        </tbody>
    </table>`;
}
