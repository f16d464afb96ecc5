/**
 * The backward pass as a ladder with a rung for each layer, from the outputs to layer 1. A rung holds the mean |ν|, the
 * mean |δ| and the strongest weight nudge of its layer.
 */

import { required } from '../../../core/record.js';
import { strongestFirst, strongestIn } from '../../../core/strongest.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */

/**
 * @typedef {object} Rung one layer
 * @property {number} layer
 * @property {number} neurons number of neurons of the layer
 * @property {number} behind number of neurons of the layer behind
 * @property {number} nudge mean of |ν| over its neurons
 * @property {number} delta mean of |δ|
 * @property {{ index: number, nudge: number }[]} arrows the strongest nudges, in the order
 *     of the layer
 * @property {number} longest the greatest |ν|
 * @property {{ to: number, from: number, value: number }} strongest the strongest weight nudge
 */

export const MOST_ARROWS = 16;

/**
 * @param {StepRecord} record
 * @returns {Rung[]} of layers L to 1
 */
export function buildLadder(record) {
    return Array.from({ length: record.depth }, (_, i) => buildRung(record, record.depth - i));
}

/** @param {StepRecord} record @param {number} layer @returns {Rung} */
function buildRung(record, layer) {
    const nudges = required(record.nudge[layer]);
    const delta = required(record.delta[layer]);
    const behind = required(record.a[layer - 1]);
    const [to, from] = [strongestIn(delta), strongestIn(behind)];
    return {
        layer,
        neurons: nudges.length,
        behind: behind.length,
        nudge: meanSize(nudges),
        delta: meanSize(delta),
        arrows: strongestFirst(nudges)
            .slice(0, MOST_ARROWS)
            .sort((one, other) => one - other)
            .map((index) => ({ index, nudge: nudges[index] })),
        longest: Math.abs(nudges[strongestIn(nudges)]),
        strongest: { to, from, value: -delta[to] * behind[from] || 0 },
    };
}

/** @param {ArrayLike<number>} values */
function meanSize(values) {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += Math.abs(values[i]);
    return sum / values.length;
}

/**
 * Returns the scales of the bars and of the arrows: the greatest mean and the greatest |ν| among the known layers.
 *
 * @param {Rung[]} rungs
 * @param {(layer: number) => boolean} isKnown
 * @returns {{ mean: number, longest: number }} both 0 where nothing is known
 */
export function findScale(rungs, isKnown) {
    const shown = rungs.filter(({ layer }) => isKnown(layer));
    return {
        mean: Math.max(0, ...shown.flatMap(({ nudge, delta }) => [nudge, delta])),
        longest: Math.max(0, ...shown.map(({ longest }) => longest)),
    };
}
