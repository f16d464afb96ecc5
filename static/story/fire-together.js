/** Live values of chapter 6: the strongest weight nudge of a layer, as in its panel, and what makes it strong. */

import { required } from '../core/record.js';
import { strongestIn } from '../core/strongest.js';
import { fireGrid } from '../features/fire-together/model/fire-together.js';
import { ACTIVATION } from '../text/arithmetic.js';
import { neuronName, weightName } from '../text/names.js';
import { activationName } from '../text/slope.js';
import { direction, emphasized, level, neuron, plain, signed, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function fireTogether({ record, known, store }) {
    const { depth } = record;
    const layer = Math.max(1, Math.min(depth, store.phase.value.layer ?? depth));
    const name = activationName(/** @type {any} */ (required(store.room.value).settings), layer, depth);
    const behind = required(record.a[layer - 1]);
    const from = strongestIn(behind);
    const to = strongestIn(required(record.delta[layer]));
    const { strongest } = fireGrid(record, layer);
    const { a, push, value } = strongest ?? { a: behind[from], push: 0, value: 0 };
    return {
        has_slope: name !== 'softmax' && !(layer === depth && record.costFunction === 'cross_entropy'),
        squash: plain(ACTIVATION[name].f),
        most_active: emphasized(neuronName(layer - 1, from, depth)),
        most_a: level(behind[from]),
        ...whenKnown(known.weightNudge(layer), {
            wanted: neuron(layer, to, depth),
            wanted_delta: signed(push),
            wanted_way: direction(push),
            weight: emphasized(weightName(layer, to, from, depth)),
            product: signed(value),
            is_tied: a > 0 && push > 0,
            is_loosened: a > 0 && push < 0,
        }),
    };
}
