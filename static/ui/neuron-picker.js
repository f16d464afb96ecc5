import { html } from 'htm/preact';
import { layerName, neuronName } from '../text/names.js';
import { say } from '../text/say.js';

/**
 * Selects a neuron: its layer, then its index in the layer.
 *
 * @param {{ record: import('../core/record.js').StepRecord, chosen: { layer: number, index: number },
 *     select: (selection: import('../core/store.js').Selection) => void }} props
 */
export function NeuronPicker({ record, chosen, select }) {
    const layers = Array.from({ length: record.depth }, (_, i) => i + 1);
    const neurons = Array.from({ length: record.sizes[chosen.layer] }, (_, i) => i);
    const onLayer = (/** @type {any} */ event) => select({ layer: Number(event.currentTarget.value), index: 0 });
    const onNeuron = (/** @type {any} */ event) =>
        select({ layer: chosen.layer, index: Number(event.currentTarget.value) });
    return html`<div class="neuron-picker">
        <label>${say('ui-neuron-layer')}
            <select value=${chosen.layer} onChange=${onLayer}>
                ${layers.map(
                    (layer) => html`<option value=${layer}>${layer} · ${layerName(layer, record.depth)}</option>`,
                )}
            </select>
        </label>
        <label>${say('ui-neuron')}
            <select value=${chosen.index} onChange=${onNeuron}>
                ${neurons.map(
                    (index) => html`<option value=${index}>${neuronName(chosen.layer, index, record.depth)}</option>`,
                )}
            </select>
        </label>
    </div>`;
}
