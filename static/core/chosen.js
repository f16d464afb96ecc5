/** The neuron or weight that panels and chapters explain: the selected one, or a default where nothing is selected. */

import { CONNECTION, required } from './record.js';
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
export function selectionIn(record, selection) {
    return findSelected(record, selection) ?? { layer: record.depth, index: record.focus.label };
}

/** The selection; null if this network has no such neuron or weight. */
/** @param {StepRecord} record @param {Selection | null} selection */
function findSelected({ sizes, depth }, selection) {
    const exists =
        selection !== null &&
        selection.layer <= depth &&
        selection.index < sizes[selection.layer] &&
        (typeof selection.from !== 'number' || selection.from < sizes[selection.layer - 1]);
    return exists ? selection : null;
}

/**
 * What is selected in a layer: a neuron, or a weight to one of its neurons.
 *
 * @param {StepRecord} record
 * @param {number} layer
 * @param {Selection | null} selection
 */
export function selectedIn(record, layer, selection) {
    const selected = findSelected(record, selection);
    return selected?.layer === layer ? selected : null;
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

/**
 * The ask of which chapter, caption and panel speak: what neuron `to` of a layer asks of neuron `from` behind it. It
 * holds what is selected of the two. Otherwise the output of the label asks, of the neuron about which the outputs
 * disagree most; in front of a hidden layer's neurons, the one that asks most of the neuron with the strongest nudge.
 *
 * @param {StepRecord} record
 * @param {number} layer the layer that asks, 2 to L
 * @param {Selection | null} selection
 * @returns {{ to: number, from: number }}
 */
export function chosenAsk(record, layer, selection) {
    const ask = CONNECTION.asks(record, layer) ?? (() => 0);
    const { sizes, depth, focus } = record;
    const asking = selectedIn(record, layer, selection);
    if (asking) {
        const asks = Array.from({ length: sizes[layer - 1] }, (_, k) => ask(asking.index, k));
        return { to: asking.index, from: asking.from ?? strongestIn(asks) };
    }
    const asked = selectedIn(record, layer - 1, selection)?.index;
    if (layer === depth) return { to: focus.label, from: asked ?? findContested(record, ask) };
    const from = asked ?? strongestIn(required(record.nudge[layer - 1]));
    return { to: strongestIn(Array.from({ length: sizes[layer] }, (_, j) => ask(j, from))), from };
}

/**
 * The neuron of the last hidden layer about which an output disagrees most with the output of the label; where none
 * disagrees, the one with the strongest nudge.
 *
 * @param {StepRecord} record
 * @param {(j: number, k: number) => number} ask
 */
function findContested({ sizes, depth, focus, nudge }, ask) {
    const strengths = Array.from({ length: sizes[depth - 1] }, (_, k) => {
        const against = findOpposing(sizes[depth], focus.label, (j) => ask(j, k));
        return against === focus.label ? 0 : Math.min(Math.abs(ask(against, k)), Math.abs(ask(focus.label, k)));
    });
    return strengths.some(Boolean) ? strongestIn(strengths) : strongestIn(required(nudge[depth - 1]));
}

/**
 * The neuron that asks most strongly for the opposite of what another asks for.
 *
 * @param {number} count of the neurons that ask
 * @param {number} to the other
 * @param {(j: number) => number} ask
 * @returns {number} `to` where none asks for the opposite
 */
export function findOpposing(count, to, ask) {
    const opposing = Array.from({ length: count }, (_, j) => (ask(j) * ask(to) < 0 ? ask(j) : 0));
    return opposing.some(Boolean) ? strongestIn(opposing) : to;
}
