/** The neuron or weight that panels and chapters explain: the selected one, or a default where nothing is selected. */

import { required } from './record.js';
import { strongestIn } from './strongest.js';

/** @typedef {import('./record.js').StepRecord} StepRecord */
/** @typedef {import('./store.js').Selection} Selection */

/**
 * The selection if this network has such a neuron or weight; else the output neuron of the label.
 *
 * @param {StepRecord} record
 * @param {Selection | null} selection
 * @returns {Selection}
 */
export function selectionIn({ sizes, depth, focus }, selection) {
    const exists =
        selection !== null &&
        selection.layer <= depth &&
        selection.index < sizes[selection.layer] &&
        (typeof selection.from !== 'number' || selection.from < sizes[selection.layer - 1]);
    return exists ? selection : { layer: depth, index: focus.label };
}

/**
 * The selected neuron, or the neuron that the selected weight runs to. Where this network has no such neuron, or it is
 * a pixel, the result is `otherwise`: by default the output neuron of the label.
 *
 * @param {StepRecord} record
 * @param {Selection | null} selection
 * @param {{ layer: number, index: number }} [otherwise]
 * @returns {{ layer: number, index: number }}
 */
export function chosenNeuron({ sizes, depth, focus }, selection, otherwise = { layer: depth, index: focus.label }) {
    const exists =
        selection !== null &&
        selection.layer >= 1 &&
        selection.layer <= depth &&
        selection.index < sizes[selection.layer];
    return exists ? { layer: selection.layer, index: selection.index } : otherwise;
}

/**
 * The selected weight; else the weight to the chosen neuron from the neuron behind it with the greatest |a|.
 *
 * @param {StepRecord} record
 * @param {Selection | null} selection
 * @returns {{ layer: number, index: number, from: number }}
 */
export function chosenWeight(record, selection) {
    const { layer, index } = chosenNeuron(record, selection);
    const isSame = selection?.layer === layer && selection.index === index;
    const from = isSame ? selection.from : null;
    return typeof from === 'number' && from < record.sizes[layer - 1]
        ? { layer, index, from }
        : { layer, index, from: strongestIn(required(record.a[layer - 1])) };
}

/**
 * The neuron whose weighted sum is explained: the selected one, else the most active one of the first layer.
 *
 * @param {StepRecord} record
 * @param {Selection | null} selection
 * @returns {{ layer: number, index: number }}
 */
export function summedNeuron(record, selection) {
    return chosenNeuron(record, selection, { layer: 1, index: strongestIn(required(record.a[1])) });
}
