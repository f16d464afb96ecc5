/** Live values of chapter 6: the weight whose ends are the brightest neuron and the most wanted one. */

import { required } from '../core/record.js';
import { strongestIn } from '../core/strongest.js';
import { neuronName, weightName } from '../text/names.js';
import { direction, emphasized, level, neuron, signed, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function fireTogether({ record, known, store }) {
    const chosenLayer = store.selection.value?.layer ?? store.phase.value.layer ?? record.depth;
    const layer = Math.max(1, Math.min(record.depth, chosenLayer));
    const delta = required(record.delta[layer]);
    const behind = required(record.a[layer - 1]);
    const to = strongestIn(delta);
    const from = strongestIn(behind);
    return {
        brightest: emphasized(neuronName(layer - 1, from, record.depth)),
        brightest_a: level(behind[from]),
        ...whenKnown(known.weightNudge(layer), {
            wanted: neuron(layer, to, record.depth),
            wanted_delta: signed(-delta[to]),
            wanted_way: direction(-delta[to]),
            weight: emphasized(weightName(layer, to, from, record.depth)),
            product: signed(-delta[to] * behind[from]),
            is_strengthened: -delta[to] * behind[from] > 0,
            is_weakened: -delta[to] * behind[from] < 0,
        }),
    };
}
