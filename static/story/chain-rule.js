/** Live values of chapter 14: the factors of one partial derivative. */

import { isSure } from '../core/chapters/example-in-doubt.js';
import { chosenWeight } from '../core/chosen.js';
import { answer, required } from '../core/record.js';
import { neuronName, weightName } from '../text/names.js';
import { findSlope } from '../text/slope.js';
import { amount, count, emphasized, level, neuron, plain, signed, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** A slope below this share of the steepest one of σ, ¼, is called near 0. */
const FLAT = 0.01;

/** @param {StoryContext} context @returns {Values} */
export function chainRule({ record, known, store }) {
    const { layer, index, from } = chosenWeight(record, store.selection.value);
    const nudge = required(record.nudge[layer])[index];
    const delta = required(record.delta[layer])[index];
    const slope = findSlope(record, /** @type {any} */ (required(store.room.value).settings), layer, index);
    const behind = required(record.a[layer - 1])[from];
    const isFlat = slope !== null && Math.abs(slope) < FLAT / 4;
    return {
        weight: emphasized(weightName(layer, index, from, record.depth)),
        neuron: neuron(layer, index, record.depth),
        behind: plain(neuronName(layer - 1, from, record.depth)),
        is_deep: layer < record.depth,
        has_slope: slope !== null,
        has_none: slope === null,
        has_mistakes: store.driver.value && store.mistakes.value.size > 0,
        paths: count(layer < record.depth ? record.sizes[layer + 1] : 1),
        ...whenKnown(known.activation(layer), { z_by_w: level(behind) }),
        ...whenKnown(known.nudge(layer), {
            a_by_z: slope === null ? null : amount(slope),
            cost_by_a: signed(-nudge),
            cost_by_z: signed(delta),
            product: signed(delta * behind),
            is_flat: isFlat,
            is_met: !isFlat && isSure(record) && answer(record) === record.focus.label,
        }),
    };
}
