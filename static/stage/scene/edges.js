/**
 * The connections as lines: colour the sign, width and opacity the magnitude.
 *
 * A layer with many connections shows its strongest; how many of how many is in `shown` and `of`.
 */

import { required } from '../../core/record.js';
import { inlet, outlet } from './layout.js';
import { findValues } from './quantities.js';
import { thresholdFor } from './strongest.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/record.js').Floats} Floats */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./quantities.js').Quantity} Quantity */

/**
 * @typedef {object} Edges of one layer, as parallel arrays
 * @property {number} layer
 * @property {Quantity} quantity
 * @property {number | null} only the neuron all of whose lines these are
 * @property {Float32Array} xy x, y where it begins and x, y where it ends, for each
 * @property {Float32Array} values
 * @property {Int8Array} level -LEVELS to LEVELS: the value's share of `max`, with its sign
 * @property {Uint16Array} from
 * @property {Uint16Array} to
 * @property {number} shown
 * @property {number} of
 * @property {number} max the magnitude at full width
 */

export const LEVELS = 8;
const MOST_LINES = 1000;
const MOST_FIRST_LAYER_LINES = 420;

/**
 * Lay out the lines of one layer.
 *
 * @param {StepRecord} record
 * @param {Layout} layout
 * @param {number} layer
 * @param {Quantity} quantity
 * @param {number | null} only the neuron of this layer whose every connection is to be shown
 * @returns {Edges | null} null where the record does not hold the quantity
 */
export function buildEdges(record, layout, layer, quantity, only) {
    const values = findValues(record, layer, quantity);
    if (!values) return null;
    const chosen = only === null ? findStrongest(record, layer, quantity, values) : findRow(record, layer, only);
    let max = 0;
    for (const i of chosen) max = Math.max(max, Math.abs(values[i]));
    const edges = emptyEdges(layer, quantity, only, chosen.length, values.length, max);
    fill(edges, values, chosen, layout, record.sizes[layer - 1]);
    return edges;
}

/** @param {StepRecord} record @param {number} layer @param {number} row */
function findRow({ sizes }, layer, row) {
    const columns = sizes[layer - 1];
    return Array.from({ length: columns }, (_, k) => row * columns + k);
}

/**
 * Which lines are strongest. Between pixels and the first layer the weights count times the
 * pixel, since a weight on an empty pixel says nothing of this example.
 *
 * @param {StepRecord} record
 * @param {number} layer
 * @param {Quantity} quantity
 * @param {Floats} values
 */
function findStrongest(record, layer, quantity, values) {
    const pixels = layer === 1 && quantity === 'weights' ? required(record.a[0]) : null;
    const columns = record.sizes[layer - 1];
    const rank = new Float32Array(values.length);
    for (let i = 0, k = 0; i < values.length; i++, k = k + 1 === columns ? 0 : k + 1) {
        rank[i] = Math.abs(pixels ? values[i] * pixels[k] : values[i]);
    }
    const most = layer === 1 ? MOST_FIRST_LAYER_LINES : MOST_LINES;
    const { threshold } = thresholdFor(rank, most);
    /** @type {number[]} */
    const chosen = [];
    for (let i = 0; i < rank.length && chosen.length < most; i++) {
        if (rank[i] > 0 && rank[i] >= threshold) chosen.push(i);
    }
    return chosen;
}

/**
 * @param {Edges} edges
 * @param {Floats} values
 * @param {number[]} chosen places in `values`
 * @param {Layout} layout
 * @param {number} columns
 */
function fill({ layer, xy, values: kept, level, from, to, max }, values, chosen, layout, columns) {
    for (let at = 0; at < chosen.length; at++) {
        const i = chosen[at];
        to[at] = Math.floor(i / columns);
        from[at] = i % columns;
        kept[at] = values[i];
        level[at] = findLevel(values[i], max);
        const start = outlet(layout, layer - 1, from[at]);
        const end = inlet(layout.columns[layer], to[at]);
        xy[4 * at] = start.x;
        xy[4 * at + 1] = start.y;
        xy[4 * at + 2] = end.x;
        xy[4 * at + 3] = end.y;
    }
}

/**
 * @param {number} layer
 * @param {Quantity} quantity
 * @param {number | null} only
 * @param {number} shown
 * @param {number} of
 * @param {number} max
 * @returns {Edges}
 */
function emptyEdges(layer, quantity, only, shown, of, max) {
    return {
        layer,
        quantity,
        only,
        xy: new Float32Array(4 * shown),
        values: new Float32Array(shown),
        level: new Int8Array(shown),
        from: new Uint16Array(shown),
        to: new Uint16Array(shown),
        shown,
        of,
        max,
    };
}

/** @param {number} value @param {number} max */
function findLevel(value, max) {
    if (max === 0) return 0;
    return Math.sign(value) * Math.min(LEVELS, Math.ceil((LEVELS * Math.abs(value)) / max));
}
