/** Live values of chapter 1: activations, the weighted sum of one neuron, and the answer. */

import { summedNeuron } from '../core/chosen.js';
import { answer, required } from '../core/record.js';
import { functionName } from '../text/names.js';
import { amount, count, emphasized, level, neuron, plain, whenKnown, word } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** Below this test accuracy, twice what guessing gives, a network at its start has random parameters. */
const GUESSES = 0.2;

/** What an activation function does to a sum, where it is not simply that it bends. @type {Record<string, string>} */
const BENDS = { sigmoid: 'squeezes', identity: 'none' };

/** @param {StoryContext} context @returns {Values} */
export function network({ record, known, store }) {
    const { depth, sizes, focus } = record;
    const settings = required(store.room.value).settings;
    const { layer, index } = summedNeuron(record, store.selection.value);
    const best = answer(record);
    const name = layer === depth ? settings.output_activation : settings.activation;
    return {
        is_drawing: focus.guessed,
        what: count(focus.label),
        pixels: count(sizes[0]),
        parameters: count(required(store.room.value).parameter_count),
        inputs: count(sizes[layer - 1]),
        neuron: neuron(layer, index, depth),
        is_output: layer === depth,
        layer: count(layer),
        index: count(index),
        squash: plain(functionName(name)),
        bend: word(BENDS[name] ?? 'bends'),
        // a network that somebody has put in its place is not random, and reads more
        is_untrained:
            record.step <= 1 && (store.tested.value?.accuracy ?? 0) < GUESSES && settings.initializer !== 'zero',
        ...whenKnown(known.activation(layer), {
            z: amount(required(record.z[layer])[index]),
            a: level(required(record.a[layer])[index]),
        }),
        ...whenKnown(known.activation(depth), {
            best: emphasized(best),
            best_a: level(required(record.a[depth])[best]),
            is_right: !focus.guessed && best === focus.label,
            is_wrong: !focus.guessed && best !== focus.label,
        }),
    };
}
