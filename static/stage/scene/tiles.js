/** The weights of each first-layer neuron as a small image; or the quantity that the lines show. */

import { thresholdFor } from './edges.js';
import { tileBox } from './layout.js';
import { findValues } from './quantities.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').StageLayout} StageLayout */
/** @typedef {import('./quantities.js').Quantity} Quantity */

/**
 * @typedef {object} Tiles
 * @property {Quantity} quantity
 * @property {import('../../core/record.js').Floats} values neuron after neuron, 784 each; positive is "increase
 *     this weight"
 * @property {number} perTile the number of values in an image
 * @property {number} full the magnitude drawn in full colour
 * @property {import('./layout.js').Box[]} boxes empty where they would be too small to see
 */

/** This share of the values, the strongest, is drawn in full colour, so that the others are visible too. */
const SATURATED = 0.01;

/**
 * @param {StepRecord} record
 * @param {StageLayout | null} layout null where only the values are wanted
 * @param {Quantity} quantity
 * @returns {Tiles | null} null where the record does not contain the quantity
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
