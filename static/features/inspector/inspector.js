import { html } from 'htm/preact';
import { selectionIn } from '../../core/chosen.js';
import { required } from '../../core/record.js';
import { spellArithmetic } from '../../text/arithmetic.js';
import { neuronName, weightName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Formula } from '../../ui/formula.js';
import { NeuronPicker } from '../../ui/neuron-picker.js';
import { AskedBy, Connections } from './connections.js';
import { PixelWeights } from './pixel-weights.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/store.js').Selection} Selection */
/** @typedef {import('../../core/known.js').Known} Known */

/**
 * The inspector: the values of one neuron, their arithmetic, and what it asks of the layer behind.
 *
 * @param {{ store: import('../../core/store.js').Store,
 *     actions: import('../../core/actions.js').Actions }} props
 */
export function Inspector({ store, actions }) {
    const record = store.record.value;
    const settings = store.room.value?.settings;
    if (!record || !settings) return null;
    const known = store.known.value;
    const chosen = selectionIn(record, store.selection.value);
    const isNeuron = chosen.layer > 0;
    const arithmetic = spellArithmetic(record, /** @type {any} */ (settings), chosen, known);
    return html`<section class="panel inspector" aria-labelledby="inspector-title">
        <h2 id="inspector-title">${toTitle(record, chosen, known)}</h2>
        ${isNeuron ? html`<${NeuronPicker} record=${record} chosen=${chosen} select=${actions.select} />` : null}
        <${Formula} arithmetic=${arithmetic} />
        ${
            chosen.layer === 1
                ? html`<${PixelWeights}
                    record=${record}
                    chosen=${chosen}
                    known=${known}
                    select=${actions.select}
                    view=${store.view.value}
                />`
                : null
        }
        ${isNeuron ? html`<${AskedBy} record=${record} chosen=${chosen} known=${known} />` : null}
        ${
            isNeuron
                ? html`<${Connections} record=${record} chosen=${chosen} known=${known} select=${actions.select} />`
                : null
        }
    </section>`;
}

/** @param {StepRecord} record @param {Selection} selection @param {Known} known */
function toTitle(record, { layer, index, from }, known) {
    if (layer === 0) return say('inspector-pixel-title', { pixel: index });
    if (typeof from === 'number')
        return say('inspector-weight-title', { weight: weightName(layer, index, from, record.depth) });
    const neuron = neuronName(layer, index, record.depth);
    const nudge = known.nudge(layer) ? required(record.nudge[layer])[index] : null;
    const wants = nudge === null ? 'unknown' : nudge === 0 ? 'stay' : nudge > 0 ? 'up' : 'down';
    return layer === record.depth
        ? say('inspector-output-title', { neuron, wants })
        : say('inspector-hidden-title', { layer, neuron, wants });
}
