/**
 * The weight nudges of a layer as a grid: the neurons behind down, the neurons in front across. A weight nudge is the
 * product −δ_j · a_k, so it is large where both factors are large.
 */

import { required } from '../../../core/record.js';
import { strongestFirst, strongestIn } from '../../../core/strongest.js';
import { say } from '../../../text/say.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */

/** @typedef {{ k: number, a: number }} Row a neuron behind, and its activation */
/** @typedef {{ j: number, push: number, a: number }} Column a neuron in front: −δ, and its
 *     activation */
/** @typedef {{ j: number, k: number, a: number, push: number, value: number }} Cell push · a = value */

/**
 * @typedef {object} FireGrid
 * @property {number} layer the layer in front
 * @property {number} behind number of neurons of the layer behind
 * @property {number} inFront number of neurons of the layer in front
 * @property {Row[]} rows
 * @property {Column[]} columns
 * @property {number[][]} cells the weight nudges, by row and column
 * @property {number} longest the greatest magnitude of −δ
 * @property {Cell | null} strongest the strongest weight nudge of the layer; null where all are 0
 * @property {Column | null} wanted the neuron in front with the greatest −δ; null where none is above 0
 */

export const MOST = 16;

/**
 * @param {StepRecord} record
 * @param {number} layer the layer in front, 1 to L
 * @param {{ isSorted?: boolean, knowsBehind?: boolean, knowsFront?: boolean }} [options] sorted: by falling
 *     activation and falling −δ; otherwise in the order of the layer. Where values are not known yet, the first neurons
 *     are shown in the order of the layer, so that the order reveals nothing.
 * @returns {FireGrid}
 */
export function fireGrid(record, layer, { isSorted = true, knowsBehind = true, knowsFront = true } = {}) {
    const behind = required(record.a[layer - 1]);
    const delta = required(record.delta[layer]);
    const front = required(record.a[layer]);
    const rows = selectIndices(behind, knowsBehind, isSorted, (k) => Math.abs(behind[k])).map((k) => ({
        k,
        a: behind[k],
    }));
    const columns = selectIndices(delta, knowsFront, isSorted, (j) => -delta[j]).map((j) =>
        readColumn(j, delta, front),
    );
    const wanted = lowestIn(delta);
    return {
        layer,
        behind: behind.length,
        inFront: delta.length,
        rows,
        columns,
        cells: rows.map(({ a }) => columns.map(({ push }) => product(push, a))),
        longest: Math.abs(delta[strongestIn(delta)]),
        strongest: findStrongest(behind, delta),
        wanted: delta[wanted] < 0 ? readColumn(wanted, delta, front) : null,
    };
}

/**
 * Returns the indices of the strongest values, at most MOST, in the order of display.
 *
 * @param {ArrayLike<number>} values
 * @param {boolean} isKnown
 * @param {boolean} isSorted
 * @param {(i: number) => number} rank the highest rank comes first
 */
function selectIndices(values, isKnown, isSorted, rank) {
    if (!isKnown) return Array.from({ length: Math.min(MOST, values.length) }, (_, i) => i);
    const indices = strongestFirst(values)
        .slice(0, MOST)
        .sort((one, other) => one - other);
    return isSorted ? indices.sort((one, other) => rank(other) - rank(one)) : indices;
}

/** @param {number} j @param {ArrayLike<number>} delta @param {ArrayLike<number>} front @returns {Column} */
function readColumn(j, delta, front) {
    return { j, push: product(-1, delta[j]), a: front[j] };
}

/**
 * Returns the greatest product. It is the product of the greatest factors.
 *
 * @param {ArrayLike<number>} behind
 * @param {ArrayLike<number>} delta
 * @returns {Cell | null}
 */
function findStrongest(behind, delta) {
    const k = strongestIn(behind);
    const j = strongestIn(delta);
    const push = product(-1, delta[j]);
    const value = product(push, behind[k]);
    return value === 0 ? null : { j, k, a: behind[k], push, value };
}

/** @param {ArrayLike<number>} values @returns {number} the index of the lowest; the first of equal ones */
function lowestIn(values) {
    let lowest = 0;
    for (let i = 1; i < values.length; i++) {
        if (values[i] < values[lowest]) lowest = i;
    }
    return lowest;
}

/** @param {number} one @param {number} other @returns {number} never −0 */
function product(one, other) {
    return one * other || 0;
}

/**
 * Returns the direction of a weight nudge and its two causes as a sentence without numbers.
 *
 * @param {Cell} cell
 */
export function toMeaningText({ a, push }) {
    return say('fire-meaning', { is_negative: a < 0, is_wanted: push >= 0 });
}
