/** Live values of chapter 5: the nudge of one neuron, and its brightest and darkest neuron behind. */

import { chosenNeuron } from '../core/chosen.js';
import { required } from '../core/record.js';
import { strongestIn } from '../core/strongest.js';
import { neuronName } from '../text/names.js';
import { count, direction, emphasized, level, neuron, signed, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function avenues({ record, known, store }) {
    const { layer, index } = chosenNeuron(record, store.selection.value);
    const behind = required(record.a[layer - 1]);
    const brightest = strongestIn(behind);
    const darkest = strongestIn(Array.from(behind, (a) => -1 / (Math.abs(a) + Number.MIN_VALUE)));
    const name = (/** @type {number} */ k) => neuronName(layer - 1, k, record.depth);
    return {
        neuron: neuron(layer, index, record.depth),
        is_output: layer === record.depth,
        has_behind: layer > 1,
        is_first: layer === 1,
        inputs: count(behind.length),
        brightest: emphasized(name(brightest)),
        brightest_a: level(behind[brightest]),
        darkest: emphasized(name(darkest)),
        darkest_a: level(behind[darkest]),
        ...whenKnown(known.nudge(layer), {
            nudge: signed(required(record.nudge[layer])[index]),
            way: direction(required(record.nudge[layer])[index]),
        }),
    };
}
