/** Every first-layer neuron's weights (or what the lines show of them) as a small image. */

import { tileBox } from './layout.js';
import { findValues } from './quantities.js';
import { thresholdFor } from './strongest.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./quantities.js').Quantity} Quantity */

/**
 * @typedef {object} Tiles
 * @property {Quantity} quantity
 * @property {import('../../core/record.js').Floats} values neuron after neuron, 784 each, drawn as the way to go
 * @property {number} perTile
 * @property {number} full the magnitude drawn in full colour
 * @property {import('./layout.js').Box[]} boxes none where they would be too small to see
 */

/** The strongest share of the values that is drawn in full colour, so that the rest shows. */
const SATURATED = 0.01;

/**
 * @param {StepRecord} record
 * @param {Layout | null} layout null where only the values are wanted
 * @param {Quantity} quantity
 * @returns {Tiles | null} null where the record does not hold the quantity
 */
export function buildTiles(record, layout, quantity) {
    const values = findValues(record, 1, quantity);
    if (!values) return null;
    const { threshold, max } = thresholdFor(magnitudes(values), SATURATED * values.length);
    const column = layout?.columns[1];
    const boxes = column?.tile ? Array.from(column.ys, (_, j) => tileBox(column, j)) : [];
    return { quantity, values, perTile: record.sizes[0], full: Math.min(threshold, max), boxes };
}

/** @param {import('../../core/record.js').Floats} values */
function magnitudes(values) {
    const result = new Float32Array(values.length);
    for (let i = 0; i < values.length; i++) result[i] = Math.abs(values[i]);
    return result;
}
