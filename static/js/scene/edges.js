/**
 * The connections as lines: colour the sign, width and opacity the magnitude.
 *
 * A layer with many connections shows its strongest; how many of how many is in `shown` and `of`.
 */

import { CONNECTION } from '../state/record.js';
import { inlet, outlet } from './layout.js';
import { thresholdFor } from './strongest.js';

/** @typedef {import('../state/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {'weights' | 'weight_nudges' | 'gradient' | 'update' | 'asks'} Quantity */

/**
 * @typedef {object} Edges of one layer, as parallel arrays
 * @property {number} layer
 * @property {Quantity} quantity
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
export function edgesOf(record, layout, layer, quantity, only) {
    const valueOf = CONNECTION[quantity](record, layer);
    if (!valueOf) return null;
    const rows = record.sizes[layer];
    const columns = record.sizes[layer - 1];
    const sign = quantity === 'gradient' ? -1 : 1; // drawn as the way downhill, like the nudges
    const values = new Float32Array(rows * columns);
    for (let j = 0; j < rows; j++) {
        for (let k = 0; k < columns; k++) values[j * columns + k] = sign * valueOf(j, k);
    }
    const rank = ranking(record, layer, quantity, values);
    if (only !== null) keepRow(rank, only, columns);
    const limit = layer === 1 ? MOST_FIRST_LAYER_LINES : MOST_LINES;
    const { threshold } = thresholdFor(rank, only === null ? limit : columns);
    return collect(layout, layer, quantity, { values, rank, threshold, columns });
}

/**
 * What decides which lines are strongest. Between pixels and the first layer that is the weight
 * times the pixel, since a weight on an empty pixel says nothing of this example.
 *
 * @param {StepRecord} record
 * @param {number} layer
 * @param {Quantity} quantity
 * @param {Float32Array} values
 */
function ranking(record, layer, quantity, values) {
    const pixels = layer === 1 && quantity === 'weights' ? record.a[0] : null;
    const columns = record.sizes[layer - 1];
    return values.map((value, i) => Math.abs(pixels ? value * pixels[i % columns] : value));
}

/** @param {Float32Array} rank @param {number} row @param {number} columns */
function keepRow(rank, row, columns) {
    rank.fill(0, 0, row * columns);
    rank.fill(0, (row + 1) * columns);
}

/**
 * @param {Layout} layout
 * @param {number} layer
 * @param {Quantity} quantity
 * @param {{ values: Float32Array, rank: Float32Array, threshold: number, columns: number }} chosen
 * @returns {Edges}
 */
function collect(layout, layer, quantity, { values, rank, threshold, columns }) {
    const kept = [];
    let max = 0;
    for (let i = 0; i < values.length; i++) {
        if (rank[i] > 0 && rank[i] >= threshold) {
            kept.push(i);
            max = Math.max(max, Math.abs(values[i]));
        }
    }
    const edges = emptyEdges(layer, quantity, kept.length, values.length, max);
    kept.forEach((i, at) => {
        const to = Math.floor(i / columns);
        const from = i % columns;
        const start = outlet(layout, layer - 1, from);
        const end = inlet(layout.columns[layer], to);
        edges.xy.set([start.x, start.y, end.x, end.y], 4 * at);
        edges.values[at] = values[i];
        edges.level[at] = levelOf(values[i], max);
        edges.from[at] = from;
        edges.to[at] = to;
    });
    return edges;
}

/**
 * @param {number} layer
 * @param {Quantity} quantity
 * @param {number} shown
 * @param {number} of
 * @param {number} max
 * @returns {Edges}
 */
function emptyEdges(layer, quantity, shown, of, max) {
    return {
        layer,
        quantity,
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
function levelOf(value, max) {
    const level = Math.ceil((LEVELS * Math.abs(value)) / max);
    return Math.sign(value) * Math.min(LEVELS, level);
}
