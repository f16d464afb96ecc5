/**
 * How a weight into an output would learn if the output's z were another. For σ and squared distances: where z is far
 * from 0, σ is flat, and its slope is a factor of ∂C/∂w.
 */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../core/store.js').Weight} Weight */
/** @typedef {{ z: number, a: number, y: number, zByW: number, slope: number, costByA: number, product: number,
 *     shareOfGreatest: number }} Learning `shareOfGreatest`: the slope as a share of the greatest that σ has */

/** The slider's z reaches this far to both sides of 0. */
export const REACH = 8;
/** The slope of σ where it is steepest, at z = 0. */
const GREATEST_SLOPE = 0.25;

export const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/** Whether the outputs have a σ, and its slope is a factor. @param {{ output_activation: string, cost: string }} settings */
export function isSaturable({ output_activation: activation, cost }) {
    return activation === 'sigmoid' && cost === 'squared';
}

/**
 * The three factors of ∂C/∂w as they would be at another z of its neuron.
 *
 * @param {StepRecord} record
 * @param {{ index: number, from: number }} weight into the output layer
 * @param {number} z
 * @returns {Learning}
 */
export function learnAt(record, { index, from }, z) {
    const a = sigmoid(z);
    const y = record.y[index];
    const zByW = required(record.a[record.depth - 1])[from];
    const slope = a * (1 - a);
    const costByA = 2 * (a - y);
    return { z, a, y, zByW, slope, costByA, product: zByW * slope * costByA, shareOfGreatest: slope / GREATEST_SLOPE };
}
