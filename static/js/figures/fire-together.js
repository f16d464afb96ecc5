/**
 * The weight nudges of a layer over the grid of activation behind and nudge in front: each is
 * −∂C/∂w[j, k] = −δ_j · a_k, so that one row times one column makes a cell.
 */

import { CONNECTION, required } from '../state/record.js';
import { strongestFirst } from '../state/strongest.js';

/** @typedef {import('../state/record.js').StepRecord} StepRecord */

/**
 * @typedef {object} NudgeGrid
 * @property {number} layer the one whose weights these are
 * @property {{ k: number, a: number }[]} rows neurons behind
 * @property {{ j: number, nudge: number, push: number }[]} columns neurons in front; `push` is −δ
 * @property {number[][]} cells by row and column: the weight nudge
 * @property {Strongest} strongest of the whole layer
 * @property {number} behind how many neurons there are behind
 * @property {number} inFront how many there are in front
 */

/** @typedef {{ j: number, k: number, a: number, nudge: number, push: number, value: number }} Strongest */

export const MOST_ROWS = 16;
export const MOST_COLUMNS = 16;

/**
 * @param {StepRecord} record
 * @param {number} layer 1 to L
 * @param {boolean} isSorted the most active behind first, those most wanted up in front first, those most
 *     wanted down last; else as they stand in their layers
 * @returns {NudgeGrid}
 */
export function nudgeGrid(record, layer, isSorted) {
    const a = required(record.a[layer - 1]);
    const delta = required(record.delta[layer]);
    const nudge = required(record.nudge[layer]);
    const product = required(CONNECTION.weight_nudges(record, layer));
    const brightest = strongestFirst(a).slice(0, MOST_ROWS);
    const mostPushed = strongestFirst(delta).slice(0, MOST_COLUMNS);
    const rows = (isSorted ? brightest : inPlace(brightest)).map((k) => ({ k, a: a[k] }));
    const columns = (isSorted ? upFirst(mostPushed, delta) : inPlace(mostPushed)).map((j) => ({ j, nudge: nudge[j], push: opposite(delta[j]) }));
    const [j, k] = [mostPushed[0], brightest[0]];
    return {
        layer,
        rows,
        columns,
        cells: rows.map((row) => columns.map((column) => product(column.j, row.k))),
        strongest: { j, k, a: a[k], nudge: nudge[j], push: opposite(delta[j]), value: product(j, k) },
        behind: a.length,
        inFront: delta.length,
    };
}

/** @param {number[]} indices */
function inPlace(indices) {
    return [...indices].sort((one, other) => one - other);
}

/** @param {number[]} indices @param {ArrayLike<number>} delta */
function upFirst(indices, delta) {
    return [...indices].sort((one, other) => delta[one] - delta[other] || one - other);
}

/** @param {number} value the value with its sign turned round, never −0 */
function opposite(value) {
    return value === 0 ? 0 : -value;
}
