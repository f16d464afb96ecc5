/** The weighted sum of a neuron, term by term, the largest first, with the running sum up to z. */

import { required } from '../../../core/record.js';
import { strongestFirst } from '../../../core/strongest.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {{ layer: number, index: number }} Neuron */
/** @typedef {{ from: number, w: number, a: number, value: number }} Term w·a of one neuron behind */
/** @typedef {{ before: number, after: number }} Stretch of the running sum, in units of z */

/**
 * @typedef {object} WeightedSum z = Σ w·a + b
 * @property {(Term & Stretch)[]} terms the largest terms
 * @property {{ count: number, value: number } & Stretch} others the sum of all other terms
 * @property {{ value: number } & Stretch} bias
 * @property {number} z
 * @property {number} low the lowest value of the running sum, at most 0
 * @property {number} high the highest value, at least 0
 */

/**
 * Returns all terms of the sum, in the order of the neurons behind.
 *
 * @param {StepRecord} record
 * @param {Neuron} neuron
 * @returns {Term[] | null} null where the weights have not been sent
 */
export function listTerms(record, { layer, index }) {
    const w = record.w[layer];
    const behind = required(record.a[layer - 1]);
    const n = behind.length;
    return w && Array.from(behind, (a, from) => ({ from, w: w[index * n + from], a, value: w[index * n + from] * a }));
}

/**
 * @param {StepRecord} record
 * @param {Neuron} neuron
 * @param {number} [most] the greatest number of single terms
 * @returns {WeightedSum | null} null where the weights have not been sent
 */
export function weightedSum(record, neuron, most = 6) {
    const all = listTerms(record, neuron);
    const biases = record.b[neuron.layer];
    if (!all || !biases) return null;
    const largest = strongestFirst(all.map(({ value }) => value)).map((at) => all[at]);
    const rest = largest.slice(most);
    let sum = 0;
    let [low, high] = [0, 0];
    const add = (/** @type {number} */ value) => {
        const before = sum;
        sum += value;
        [low, high] = [Math.min(low, sum), Math.max(high, sum)];
        return { value, before, after: sum };
    };
    return {
        terms: largest.slice(0, most).map((term) => ({ ...term, ...add(term.value) })),
        others: { count: rest.length, ...add(rest.reduce((total, { value }) => total + value, 0)) },
        bias: add(biases[neuron.index]),
        z: required(record.z[neuron.layer])[neuron.index],
        low,
        high,
    };
}

/**
 * Returns the greatest magnitude of w, or of w·a, among the terms.
 *
 * @param {Term[]} terms
 * @param {'w' | 'value'} name
 */
export function greatest(terms, name) {
    return terms.reduce((most, term) => Math.max(most, Math.abs(term[name])), 0);
}
