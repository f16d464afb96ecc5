/**
 * The way back as a ladder: for each layer, from the outputs to the first, how strongly its neurons are
 * nudged, what the slope leaves of that, and what comes of it for the weights and for the layer behind.
 */

import { required } from '../../../core/record.js';
import { strongestFirst, strongestIn } from '../../../core/strongest.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */

/**
 * @typedef {object} Rung a layer
 * @property {number} layer
 * @property {number} neurons
 * @property {number} behind how many neurons there are behind
 * @property {number} nudge the mean of |ν| over its neurons
 * @property {number} delta the mean of |δ|
 * @property {{ index: number, nudge: number }[]} arrows of the neurons with the strongest nudges, by place
 * @property {number} longest the greatest |ν|
 * @property {{ to: number, from: number, value: number }} strongest weight nudge
 */

export const MOST_ARROWS = 16;

/**
 * @param {StepRecord} record
 * @returns {Rung[]} of layers L to 1
 */
export function ladder(record) {
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
 * What the bars and arrows are measured by: the greatest of what is known.
 *
 * @param {Rung[]} rungs
 * @param {(layer: number) => boolean} isKnown
 * @returns {{ mean: number, longest: number }} 0 where nothing is known
 */
export function findScale(rungs, isKnown) {
    const shown = rungs.filter(({ layer }) => isKnown(layer));
    return {
        mean: Math.max(0, ...shown.flatMap(({ nudge, delta }) => [nudge, delta])),
        longest: Math.max(0, ...shown.map(({ longest }) => longest)),
    };
}
