import { activationOf } from '../../text/slope.js';
import { termsOf, weightedSum } from './model/weighted-sum.js';
import { summedNeuron } from '../../core/chosen.js';
import { required } from '../../core/record.js';
import { layerName, neuronName } from '../../text/names.js';
import { AllTerms } from './all-terms.js';
import { html } from '../../ui/html.js';
import { NeuronPicker } from '../../ui/neuron-picker.js';
import { PixelProducts } from './pixel-products.js';
import { RowProducts } from './row-products.js';
import { Squashed } from './squashed.js';
import { Waterfall } from './waterfall.js';

/** As many pixels as an image has: then the weights are an image too. */
const PIXELS = 784;

/**
 * How one neuron comes to its activation: each activation behind times its weight, all of it added up,
 * and put through the activation function.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function WeightedSum({ store, actions }) {
    const record = store.settled.value;
    const settings = store.room.value?.settings;
    if (!record || !settings) return null;
    const selection = store.selection.value;
    const neuron = summedNeuron(record, selection);
    const { layer, index } = neuron;
    const from = selection?.layer === layer && selection.index === index ? (selection.from ?? null) : null;
    const known = store.known.value;
    const isLit = known.activation(layer);
    const terms = termsOf(record, neuron);
    const sum = weightedSum(record, neuron);
    const Products = layer === 1 && record.sizes[0] === PIXELS ? PixelProducts : RowProducts;
    const parts = { record, neuron, from, known, isLit, select: actions.select };
    return html`<section class="panel weighted-sum" aria-labelledby="weighted-sum-title">
        <h2 id="weighted-sum-title">How ${titleOf(neuron, record.depth)} adds up</h2>
        <${NeuronPicker} record=${record} chosen=${neuron} select=${actions.select} />
        ${terms && sum
            ? html`<${Products} ...${parts} terms=${terms} view=${store.view.value} />
                  <${Waterfall} ...${parts} sum=${sum} />`
            : html`<p class="muted">The weights of this layer are too many to be sent.</p>`}
        <${Squashed}
            record=${record}
            name=${activationOf(/** @type {any} */ (settings), layer, record.depth)}
            index=${index}
            z=${isLit ? required(record.z[layer])[index] : null}
            a=${isLit ? required(record.a[layer])[index] : null}
        />
        ${terms ? html`<${AllTerms} ...${parts} terms=${terms} />` : null}
    </section>`;
}

/** @param {{ layer: number, index: number }} neuron @param {number} depth */
function titleOf({ layer, index }, depth) {
    const name = neuronName(layer, index, depth);
    return layer === depth ? `${layerName(layer, depth)} “${name}”` : html`<span class="as-is">${name}</span>`;
}
