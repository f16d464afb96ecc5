/**
 * The way back, layer by layer: the nudges of a layer, what they come to at the weighted sums (δ), the
 * weight nudges that follow, and the asks that become the nudges of the layer behind.
 */

import { CONNECTION, required } from '../state/record.js';
import { strongestFirst, strongestIn } from '../state/strongest.js';

/** @typedef {import('../state/record.js').StepRecord} StepRecord */
/** @typedef {{ to: number, from: number, value: number }} Link a connection, and what is wanted of it */

/**
 * @typedef {object} Rung a layer on the way back
 * @property {number} layer
 * @property {number} size how many neurons it has
 * @property {{ j: number, nudge: number, push: number }[]} neurons by their place, at most 16: those with
 *     the strongest nudges; `push` is −δ
 * @property {number} meanNudge the mean of |ν| over the layer
 * @property {number} meanDelta the mean of |δ| over the layer
 * @property {Link} weight the strongest weight nudge
 * @property {Link | null} ask the strongest ask; null at layer 1, behind which all is given
 */

export const MOST_NEURONS = 16;

/**
 * @param {StepRecord} record
 * @returns {Rung[]} from the output to layer 1
 */
export function ladder(record) {
    return Array.from({ length: record.depth }, (_, i) => rungOf(record, record.depth - i));
}

/** @param {StepRecord} record @param {number} layer @returns {Rung} */
function rungOf(record, layer) {
    const nudges = required(record.nudge[layer]);
    const delta = required(record.delta[layer]);
    const shown = strongestFirst(nudges).slice(0, MOST_NEURONS);
    return {
        layer,
        size: nudges.length,
        neurons: shown
            .sort((one, other) => one - other)
            .map((j) => ({ j, nudge: nudges[j], push: delta[j] === 0 ? 0 : -delta[j] })),
        meanNudge: meanSize(nudges),
        meanDelta: meanSize(delta),
        weight: strongestWeight(record, layer),
        ask: layer > 1 ? strongestAsk(record, layer) : null,
    };
}

/** @param {ArrayLike<number>} values */
function meanSize(values) {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += Math.abs(values[i]);
    return sum / values.length;
}

/** The strongest delta times the strongest activation. @param {StepRecord} record @param {number} layer @returns {Link} */
function strongestWeight(record, layer) {
    const to = strongestIn(required(record.delta[layer]));
    const from = strongestIn(required(record.a[layer - 1]));
    return { to, from, value: required(CONNECTION.weight_nudges(record, layer))(to, from) };
}

/** @param {StepRecord} record @param {number} layer @returns {Link | null} */
function strongestAsk(record, layer) {
    const ask = CONNECTION.asks(record, layer);
    if (!ask) return null;
    let best = { to: 0, from: 0, value: ask(0, 0) };
    for (let to = 0; to < record.sizes[layer]; to++) {
        for (let from = 0; from < record.sizes[layer - 1]; from++) {
            const value = ask(to, from);
            if (Math.abs(value) > Math.abs(best.value)) best = { to, from, value };
        }
    }
    return best;
}

/**
 * By how much the deltas of a layer are larger (above 1) or smaller (below) than those of the output.
 *
 * @param {Rung[]} rungs
 * @param {number} layer
 * @returns {number | null} null where the output has none to compare with
 */
export function shareOfOutput(rungs, layer) {
    const rung = rungs.find((each) => each.layer === layer);
    return rung && rungs[0].meanDelta > 0 ? rung.meanDelta / rungs[0].meanDelta : null;
}
