/** Every first-layer neuron's weights (or what the lines show of them) as a small image. */

import { CONNECTION } from '../state/record.js';
import { tileBox } from './layout.js';
import { thresholdFor } from './strongest.js';

/** @typedef {import('../state/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./edges.js').Quantity} Quantity */

/**
 * @typedef {object} Tiles
 * @property {Quantity} quantity
 * @property {Float32Array} values neuron after neuron, 784 each, drawn as the way to go
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
export function tilesOf(record, layout, quantity) {
    const valueOf = CONNECTION[quantity](record, 1);
    if (!valueOf) return null;
    const [pixels, neurons] = record.sizes;
    const sign = quantity === 'gradient' ? -1 : 1;
    const values = new Float32Array(pixels * neurons);
    for (let j = 0; j < neurons; j++) {
        for (let k = 0; k < pixels; k++) values[j * pixels + k] = sign * valueOf(j, k);
    }
    const { threshold, max } = thresholdFor(values.map(Math.abs), SATURATED * values.length);
    const column = layout?.columns[1];
    const boxes = column?.tile ? Array.from(column.ys, (_, j) => tileBox(column, j)) : [];
    return { quantity, values, perTile: pixels, full: Math.min(threshold, max), boxes };
}
