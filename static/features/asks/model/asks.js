/**
 * The asks of a layer as a matrix. A row belongs to a neuron behind, a column to a neuron that asks. Neuron j asks
 * −δ_j · w[j, k] of neuron k. The sum of a row is the nudge of its neuron.
 */

import { CONNECTION, required } from '../../../core/record.js';
import { strongestFirst } from '../../../core/strongest.js';
import { number } from '../../../text/format.js';
import { neuronName } from '../../../text/names.js';
import { say } from '../../../text/say.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */

/**
 * @typedef {object} Column a neuron that asks
 * @property {number} j
 * @property {number} order its place in the order of hearing, from 0; the strongest delta is first
 * @property {number} delta
 * @property {number} nudge
 */

/**
 * @typedef {object} Row a neuron that is asked
 * @property {number} k
 * @property {number} a
 * @property {number[]} asks by the neurons of the columns, in the order of the columns
 * @property {number} rest the sum of the asks by neurons without a column
 * @property {Float64Array} sums sums[n] is the sum of the asks by the first n neurons in the order of hearing
 */

/**
 * @typedef {object} AskMatrix
 * @property {number} layer the layer that asks
 * @property {Column[]} columns in the order of the layer
 * @property {Row[]} rows in the order of the layer
 * @property {number} asking number of neurons that ask
 * @property {number} asked number of neurons that are asked
 * @property {number} most the greatest magnitude in a cell
 * @property {number} longest the greatest magnitude of any partial or full sum
 */

export const MOST_ROWS = 24;
export const MOST_COLUMNS = 16;

/**
 * @param {StepRecord} record
 * @param {number} layer the layer that asks, 2 to L
 * @returns {AskMatrix | null} null where the record lacks the weights of the layer
 */
export function askMatrix(record, layer) {
    const ask = CONNECTION.asks(record, layer);
    if (!ask) return null;
    const order = strongestFirst(required(record.delta[layer]));
    const columns = readColumns(record, layer, order);
    const nudges = required(record.nudge[layer - 1]);
    const rows = strongestFirst(nudges)
        .slice(0, MOST_ROWS)
        .sort((one, other) => one - other)
        .map((k) => findRow(k, { record, layer, columns, order, ask }));
    return {
        layer,
        columns,
        rows,
        asking: order.length,
        asked: nudges.length,
        most: greatest(rows.flatMap(({ asks, rest }) => [...asks, rest])),
        longest: greatest(rows.flatMap(({ sums }) => [...sums])),
    };
}

/** @param {StepRecord} record @param {number} layer @param {number[]} order @returns {Column[]} */
function readColumns(record, layer, order) {
    const delta = required(record.delta[layer]);
    const nudge = required(record.nudge[layer]);
    return order
        .slice(0, MOST_COLUMNS)
        .map((j, at) => ({ j, order: at, delta: delta[j], nudge: nudge[j] }))
        .sort((one, other) => one.j - other.j);
}

/**
 * @param {number} k
 * @param {{ record: StepRecord, layer: number, columns: Column[], order: number[],
 *     ask: (j: number, k: number) => number }} of
 * @returns {Row}
 */
function findRow(k, { record, layer, columns, order, ask }) {
    const sums = new Float64Array(order.length + 1);
    order.forEach((j, at) => (sums[at + 1] = sums[at] + ask(j, k)));
    const rest = sums[order.length] - sums[columns.length];
    sums[order.length] = required(record.nudge[layer - 1])[k]; // the core's own sum, without a second rounding
    return { k, a: required(record.a[layer - 1])[k], asks: columns.map(({ j }) => ask(j, k)), rest, sums };
}

/** @param {number[]} values */
function greatest(values) {
    return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/**
 * Returns the greatest magnitude of the sums of the asks by the first `heard` neurons.
 *
 * @param {AskMatrix} matrix
 * @param {number} heard
 */
export function largestSum({ rows }, heard) {
    return greatest(rows.map(({ sums }) => sums[heard]));
}

/**
 * Returns how many neurons are heard after the next click. Neurons without a column are heard together.
 *
 * @param {AskMatrix} matrix
 * @param {number} heard
 */
export function heardNext({ asking, columns }, heard) {
    return heard < columns.length ? heard + 1 : asking;
}

/**
 * Returns the sum of the asks heard so far by neurons without a column.
 *
 * @param {AskMatrix} matrix
 * @param {Row} row
 * @param {number} heard
 */
export function restSoFar({ columns, asking }, { rest, sums }, heard) {
    if (heard <= columns.length) return 0;
    return heard >= asking ? rest : sums[heard] - sums[columns.length];
}

/** @typedef {{ row: number | null, column: number | null }} Place a cell; null stands for the heading. A column beyond
 *     the last one is the sum, or the asks of the other neurons */

/**
 * Returns the arithmetic of a cell as text. It shows no numbers of neurons that have not been heard.
 *
 * @param {StepRecord} record
 * @param {AskMatrix} matrix
 * @param {Place} place
 * @param {number} heard
 * @returns {string}
 */
export function arithmeticAt(record, matrix, place, heard) {
    const column = place.column === null ? null : matrix.columns[place.column];
    const row = place.row === null ? null : matrix.rows[place.row];
    if (!column) return row ? sumInWords(record, matrix, row, heard) : '';
    const asker = toAsker(record, matrix.layer, column.j);
    if (column.order >= heard) return say('asks-not-heard', asker);
    if (!row) return columnInWords(record, matrix, column);
    const w = required(CONNECTION.weights(record, matrix.layer))(column.j, row.k);
    const ask = row.asks[matrix.columns.indexOf(column)];
    return say('asks-ask', {
        ...asker,
        behind: neuronName(matrix.layer - 1, row.k, record.depth),
        push: number(opposite(column.delta)),
        weight: inBrackets(w),
        ask: number(ask, { signed: true }),
    });
}

/** @param {StepRecord} record @param {AskMatrix} matrix @param {Column} column */
function columnInWords(record, { layer }, { j, nudge, delta }) {
    return say('asks-column', {
        ...toAsker(record, layer, j),
        nudge: number(nudge, { signed: true }),
        push: number(opposite(delta), { signed: true }),
    });
}

/** @param {StepRecord} record @param {AskMatrix} matrix @param {Row} row @param {number} heard */
function sumInWords(record, matrix, { k, a, sums }, heard) {
    return say('asks-row', {
        heard_state: toHeardState(matrix, heard),
        neuron: neuronName(matrix.layer - 1, k, record.depth),
        activation: number(a),
        heard,
        asking: matrix.asking,
        sum: number(sums[heard], { signed: true }),
    });
}

/** Whether none, some or all of the neurons that ask have been heard. @param {AskMatrix} matrix @param {number} heard */
export function toHeardState({ asking }, heard) {
    if (heard === 0) return 'none';
    return heard < asking ? 'some' : 'all';
}

/** @param {StepRecord} record @param {number} layer @param {number} j */
export function toAskerName(record, layer, j) {
    return say('asks-asker', toAsker(record, layer, j));
}

/** A neuron that asks, as the values of a text. @param {StepRecord} record @param {number} layer @param {number} j */
function toAsker(record, layer, j) {
    return { is_output: layer === record.depth, neuron: neuronName(layer, j, record.depth) };
}

/** @param {number} value @returns {number} the value with the opposite sign, never −0 */
function opposite(value) {
    return value === 0 ? 0 : -value;
}

/** @param {number} value */
function inBrackets(value) {
    return value < 0 ? `(${number(value)})` : number(value);
}
