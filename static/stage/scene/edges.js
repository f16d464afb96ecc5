/**
 * The connections as lines. The colour is the sign; the width and the opacity are the magnitude.
 *
 * A layer with many connections shows the strongest: `shown` of its `of` connections.
 */

import { required } from '../../core/record.js';
import { inlet, outlet } from './layout.js';
import { findValues } from './quantities.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/record.js').Floats} Floats */
/** @typedef {import('./layout.js').StageLayout} StageLayout */
/** @typedef {import('./quantities.js').Quantity} Quantity */

/**
 * @typedef {object} Edges of one layer, as parallel arrays
 * @property {number} layer
 * @property {Quantity} quantity
 * @property {number | null} only the neuron whose lines these are; null: lines of all neurons
 * @property {Float32Array} xy for each line x, y of its start and x, y of its end
 * @property {Float32Array} values
 * @property {Int8Array} level -LEVELS to LEVELS: the value's share of `max`, with its sign
 * @property {Uint16Array} from
 * @property {Uint16Array} to
 * @property {number} shown
 * @property {number} of
 * @property {number} max the magnitude that is drawn at full width
 */

export const LEVELS = 8;
const MAX_LINES = 1000;
const MAX_FIRST_LAYER_LINES = 420;

/**
 * Builds the lines of one layer.
 *
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {number} layer
 * @param {Quantity} quantity
 * @param {number | null} only a neuron of this layer whose connections are all shown; null: the strongest of the layer
 * @returns {Edges | null} null where the record does not contain the quantity
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
 * Finds the strongest lines. Weights between the pixels and the first layer are ranked by weight times
 * pixel, since the weight of an empty pixel has no effect on this example.
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
    const most = layer === 1 ? MAX_FIRST_LAYER_LINES : MAX_LINES;
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
 * @param {number[]} chosen indices of `values`
 * @param {StageLayout} layout
 * @param {number} columns
 */
function fill({ layer, xy, values: shownValues, level, from, to, max }, values, chosen, layout, columns) {
    for (let at = 0; at < chosen.length; at++) {
        const i = chosen[at];
        to[at] = Math.floor(i / columns);
        from[at] = i % columns;
        shownValues[at] = values[i];
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

const BINS = 512;

/**
 * The magnitude that about `count` of the values reach, estimated from a histogram.
 *
 * @param {Float32Array} magnitudes ≥ 0
 * @param {number} count
 * @returns {{ threshold: number, max: number }}
 */
export function thresholdFor(magnitudes, count) {
    let max = 0;
    for (const magnitude of magnitudes) if (magnitude > max) max = magnitude;
    if (max === 0 || count >= magnitudes.length) return { threshold: 0, max };
    const counts = new Uint32Array(BINS);
    const perBin = (BINS - 1) / max;
    for (const magnitude of magnitudes) counts[Math.floor(magnitude * perBin)] += 1;
    let included = 0;
    let bin = BINS - 1;
    while (bin > 0 && included + counts[bin] <= count) included += counts[bin--];
    const atLeast = included > 0 ? bin + 1 : bin; // where all of the strongest share a bin, that bin is included
    return { threshold: atLeast / perBin, max };
}
