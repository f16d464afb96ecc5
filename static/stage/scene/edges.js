/**
 * The connections as lines. The colour is the sign; the width and the opacity are the magnitude.
 *
 * A layer with many connections shows the strongest: `shown` of its `of` connections. From the image these are the
 * strongest of each neuron. The lines stand in the order of their magnitudes, so that the strongest are drawn last.
 */

import { required } from '../../core/record.js';
import { FLIGHT, findDepartures } from './asks.js';
import { SPREAD, startOf } from './growth.js';
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
 * @property {number | null} selected the neuron of which more lines are shown than of others
 * @property {Float32Array} xy for each line x, y of its start and x, y of its end
 * @property {Float32Array} values
 * @property {Float32Array} starts when each line begins to grow, 0 to 1; it grows for `span`
 * @property {number} span
 * @property {Uint16Array} from
 * @property {Uint16Array} to
 * @property {number} shown
 * @property {number} of
 * @property {Float32Array} share of `max`, 0 to 1: how strongly each line is drawn
 * @property {number} max the magnitude that is drawn at full width
 */

/** The lines of all layers together are about as many as this. */
const MAX_LINES = 900;
const FEWEST_LINES = 120;
const LINES_FROM_THE_IMAGE = 224;
/** So many lines from the image has a selected neuron. */
const LINES_OF_SELECTED = 60;
/** So many lines are drawn of a layer while the parameters change from picture to picture. */
const LINES_IN_MOTION = 60;

/**
 * Builds the lines of one layer.
 *
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {number} layer
 * @param {Quantity} quantity
 * @param {number | null} selected a neuron of the first layer of which more lines are shown
 * @param {boolean} [isPassing] the next picture shows other parameters: fewer lines are enough
 * @returns {Edges | null} null where the record does not contain the quantity
 */
export function buildEdges(record, layout, layer, quantity, selected, isPassing = false) {
    const values = findValues(record, layer, quantity);
    if (!values) return null;
    const most = isPassing ? LINES_IN_MOTION : mostLines(record, layer);
    const chosen = findStrongest(record, layer, quantity, values, most, selected);
    const magnitude = (/** @type {number} */ i) => Math.abs(values[i]);
    chosen.sort((i, j) => magnitude(i) - magnitude(j));
    const max = chosen.length > 0 ? magnitude(chosen[chosen.length - 1]) : 0;
    const edges = emptyEdges(layer, quantity, selected, chosen.length, values.length, max);
    fill(edges, values, chosen, layout, record.sizes[layer - 1]);
    if (quantity === 'asks') startWhenAsked(edges, record);
    return edges;
}

/** The asks of a neuron travel together. @param {Edges} edges @param {StepRecord} record */
function startWhenAsked(edges, record) {
    const departures = findDepartures(record, edges.layer);
    edges.span = FLIGHT;
    for (let i = 0; i < edges.shown; i++) edges.starts[i] = departures[edges.to[i]];
}

/**
 * How many lines of a layer are drawn at most.
 *
 * @param {StepRecord} record
 * @param {number} layer
 */
function mostLines({ sizes, depth }, layer) {
    if (layer === 1) return Math.max(LINES_FROM_THE_IMAGE, sizes[1]);
    return Math.max(FEWEST_LINES, Math.floor((MAX_LINES - LINES_FROM_THE_IMAGE) / (depth - 1)));
}

/**
 * Finds the strongest lines. From the image each neuron has as many as every other. Weights there are ranked by weight
 * times pixel, since the weight of an empty pixel has no effect on this example.
 *
 * @param {StepRecord} record
 * @param {number} layer
 * @param {Quantity} quantity
 * @param {Floats} values
 * @param {number} most
 * @param {number | null} selected
 * @returns {number[]} indices of `values`
 */
function findStrongest(record, layer, quantity, values, most, selected) {
    const pixels = layer === 1 && quantity === 'weights' ? required(record.a[0]) : null;
    const columns = record.sizes[layer - 1];
    const rank = (/** @type {number} */ i) => Math.abs(pixels ? values[i] * pixels[i % columns] : values[i]);
    if (layer > 1) return listStrongest(rank, 0, values.length, most);
    return Array.from({ length: record.sizes[1] }, (_, row) => {
        const share = row === selected ? LINES_OF_SELECTED : Math.max(1, Math.floor(most / record.sizes[1]));
        return listStrongest(rank, row * columns, (row + 1) * columns, share);
    }).flat();
}

/**
 * The strongest from `from` up to `to`, in any order. Few of them change while the others are looked at, so that each is
 * inserted into a sorted list.
 *
 * @param {(i: number) => number} rank those of rank 0 are left out
 * @param {number} from
 * @param {number} to
 * @param {number} most
 */
function listStrongest(rank, from, to, most) {
    /** @type {number[]} */
    const chosen = [];
    const ranks = new Float64Array(most);
    let weakest = 0;
    for (let i = from; i < to; i++) {
        const own = rank(i);
        if (own <= weakest) continue;
        let at = Math.min(chosen.length, most - 1);
        for (; at > 0 && ranks[at - 1] < own; at--) {
            ranks[at] = ranks[at - 1];
            chosen[at] = chosen[at - 1];
        }
        ranks[at] = own;
        chosen[at] = i;
        if (chosen.length === most) weakest = ranks[most - 1];
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
function fill({ layer, xy, values: shownValues, share, starts, from, to, max }, values, chosen, layout, columns) {
    for (let at = 0; at < chosen.length; at++) {
        const i = chosen[at];
        to[at] = Math.floor(i / columns);
        from[at] = i % columns;
        shownValues[at] = values[i];
        starts[at] = startOf(at, chosen.length);
        share[at] = max > 0 ? Math.abs(values[i]) / max : 0;
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
 * @param {number | null} selected
 * @param {number} shown
 * @param {number} of
 * @param {number} max
 * @returns {Edges}
 */
function emptyEdges(layer, quantity, selected, shown, of, max) {
    return {
        layer,
        quantity,
        selected,
        xy: new Float32Array(4 * shown),
        values: new Float32Array(shown),
        share: new Float32Array(shown),
        starts: new Float32Array(shown),
        span: 1 - SPREAD,
        from: new Uint16Array(shown),
        to: new Uint16Array(shown),
        shown,
        of,
        max,
    };
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
