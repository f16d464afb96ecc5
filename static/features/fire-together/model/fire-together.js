/**
 * The weight nudges of a layer as a grid: the neurons behind down, those in front across. What a weight is
 * asked for is a product, −δ_j · a_k; so most is asked where both are large.
 */

import { required } from '../../../core/record.js';
import { strongestFirst, strongestIn } from '../../../core/strongest.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */

/** @typedef {{ k: number, a: number }} Row a neuron behind, and its activation */
/** @typedef {{ j: number, push: number, a: number }} Column a neuron in front: −δ, and where it is */
/** @typedef {{ j: number, k: number, a: number, push: number, value: number }} Cell push · a = value */

/**
 * @typedef {object} FireGrid
 * @property {number} layer the one in front
 * @property {number} behind how many neurons there are behind
 * @property {number} inFront
 * @property {Row[]} rows
 * @property {Column[]} columns
 * @property {number[][]} cells the weight nudge of each row and column
 * @property {number} longest the greatest magnitude of −δ
 * @property {Cell | null} strongest of all weights of the layer; null where nothing is asked of any
 * @property {Column | null} wanted the one in front that is most wanted up; null where none is
 */

export const MOST = 16;

/**
 * @param {StepRecord} record
 * @param {number} layer the one in front, 1 to L
 * @param {{ isSorted?: boolean, knowsBehind?: boolean, knowsFront?: boolean }} [options] sorted: the brightest
 *     first and the most wanted up first, else by their places. Of what is not known yet the order tells
 *     nothing: the first of them, by their places.
 * @returns {FireGrid}
 */
export function fireGrid(record, layer, { isSorted = true, knowsBehind = true, knowsFront = true } = {}) {
    const behind = required(record.a[layer - 1]);
    const delta = required(record.delta[layer]);
    const front = required(record.a[layer]);
    const rows = chosen(behind, knowsBehind, isSorted, (k) => Math.abs(behind[k])).map((k) => ({ k, a: behind[k] }));
    const columns = chosen(delta, knowsFront, isSorted, (j) => -delta[j]).map((j) => readColumn(j, delta, front));
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
 * The strongest, at most MOST of them, in the order in which they stand.
 *
 * @param {ArrayLike<number>} values
 * @param {boolean} isKnown
 * @param {boolean} isSorted
 * @param {(i: number) => number} rank the highest first
 */
function chosen(values, isKnown, isSorted, rank) {
    if (!isKnown) return Array.from({ length: Math.min(MOST, values.length) }, (_, i) => i);
    const kept = strongestFirst(values)
        .slice(0, MOST)
        .sort((one, other) => one - other);
    return isSorted ? kept.sort((one, other) => rank(other) - rank(one)) : kept;
}

/** @param {number} j @param {ArrayLike<number>} delta @param {ArrayLike<number>} front @returns {Column} */
function readColumn(j, delta, front) {
    return { j, push: product(-1, delta[j]), a: front[j] };
}

/**
 * The greatest product is that of the greatest factors.
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

/** @param {ArrayLike<number>} values @returns {number} its index, the first of equals */
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
 * What became of brightness and wish, in a sentence without its numbers.
 *
 * @param {Cell} cell
 */
export function tellMeaning({ a, push, value }) {
    const behind = a < 0 ? 'Below 0 behind' : 'Active behind';
    const front = push < 0 ? 'unwanted in front' : 'wanted in front';
    return `${behind}, ${front}: the weight is to go ${value < 0 ? 'down' : 'up'}.`;
}
