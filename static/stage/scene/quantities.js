/**
 * A quantity of all connections into a layer, as it is drawn: positive is "increase this weight". So the
 * gradient is drawn with the opposite sign, as the direction downhill, like the nudges.
 */

import { required } from '../../core/record.js';
import { once } from './once.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/record.js').Floats} Floats */
/** @typedef {'contributions' | 'weights' | 'weight_nudges' | 'gradient' | 'update' | 'asks'} Quantity */

/** @type {Record<Quantity, (record: StepRecord, layer: number) => Floats | null>} */
const QUANTITIES = {
    contributions: ({ w, a }, layer) => w[layer] && computeContributions(w[layer], required(a[layer - 1])),
    weights: ({ w }, layer) => w[layer],
    weight_nudges: (record, layer) => computeWeightNudges(required(record.delta[layer]), required(record.a[layer - 1])),
    gradient: ({ gradW }, layer) => gradW[layer] && scaled(gradW[layer], -1),
    update: ({ updateW, gradW, learningRate }, layer) =>
        updateW[layer] ?? (gradW[layer] && scaled(gradW[layer], -learningRate)),
    asks: ({ delta, w }, layer) => w[layer] && computeAsks(required(delta[layer]), w[layer]),
};

/**
 * @param {StepRecord} record
 * @param {number} layer
 * @param {Quantity} quantity
 * @returns {Floats | null} (n_l, n_l-1), row by row; null where the record does not contain it
 */
export function findValues(record, layer, quantity) {
    return once(record, null, `values ${layer} ${quantity}`, () => QUANTITIES[quantity](record, layer));
}

/** @param {Floats} values @param {number} by */
function scaled(values, by) {
    return values.map((/** @type {number} */ value) => by * value);
}

/** w[j, k] · a_k, the terms of z_j @param {Floats} w @param {Floats} a */
function computeContributions(w, a) {
    const values = new Float32Array(w.length);
    for (let i = 0, k = 0; i < w.length; i++, k = k + 1 === a.length ? 0 : k + 1) values[i] = w[i] * a[k];
    return values;
}

/** −δ_j · a_k @param {Floats} delta @param {Floats} a */
function computeWeightNudges(delta, a) {
    const values = new Float32Array(delta.length * a.length);
    for (let j = 0, i = 0; j < delta.length; j++) {
        for (let k = 0; k < a.length; k++, i++) values[i] = -delta[j] * a[k];
    }
    return values;
}

/** −δ_j · w[j, k] @param {Floats} delta @param {Floats} w */
function computeAsks(delta, w) {
    const values = new Float32Array(w.length);
    const columns = w.length / delta.length;
    for (let j = 0, i = 0; j < delta.length; j++) {
        for (let k = 0; k < columns; k++, i++) values[i] = -delta[j] * w[i];
    }
    return values;
}
