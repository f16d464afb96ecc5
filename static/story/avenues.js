/** Live values of chapter 5: the nudge of one neuron, and the most and the least active neuron behind it. */

import { chosenNeuron } from '../core/chosen.js';
import { required } from '../core/record.js';
import { strongestIn, weakestIn } from '../core/strongest.js';
import { neuronName } from '../text/names.js';
import { count, direction, emphasized, level, neuron, signed, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function avenues({ record, known, store }) {
    const { layer, index } = chosenNeuron(record, store.selection.value);
    const behind = required(record.a[layer - 1]);
    const most = strongestIn(behind);
    const least = weakestIn(behind);
    const name = (/** @type {number} */ k) => neuronName(layer - 1, k, record.depth);
    return {
        neuron: neuron(layer, index, record.depth),
        is_output: layer === record.depth,
        has_behind: layer > 1,
        is_first: layer === 1,
        inputs: count(behind.length),
        most_active: emphasized(name(most)),
        most_a: level(behind[most]),
        differ: Math.abs(behind[least]) < Math.abs(behind[most]) && required(record.delta[layer])[index] !== 0,
        least_active: emphasized(name(least)),
        least_a: level(behind[least]),
        ...whenKnown(known.nudge(layer), {
            nudge: signed(required(record.nudge[layer])[index]),
            way: direction(required(record.nudge[layer])[index]),
        }),
    };
}
