/**
 * Examples that ask the network for something. An example of which the network is sure has nudges near 0: there is
 * nothing to see of what it asks for.
 */

import { required } from '../record.js';

/** @typedef {import('../record.js').StepRecord} StepRecord */
/** @typedef {import('../store.js').Evaluation} Evaluation */

/** The network is sure where |δ| of the output of the label is below this. */
const SURE = 0.005;

/**
 * The cost of a mistake that was close: the label at 0.3 and another output at 0.55, or, where the cost is minus a
 * logarithm, the label at 0.3. There σ is not saturated, so the slopes are not near 0 either.
 *
 * @type {Record<string, number>}
 */
const COST_OF_DOUBT = { squared: 0.8, cross_entropy: 1.2 };

/** Whether the output of the label is asked for next to nothing. @param {StepRecord} record */
export function isSure({ delta, depth, focus }) {
    return Math.abs(required(delta[depth])[focus.label]) < SURE;
}

/**
 * The test example of whose label the network is most in doubt: the mistake whose cost is nearest to that of a close
 * one; without mistakes, the example with the greatest cost.
 *
 * @param {Pick<Evaluation, 'predictions' | 'costs'>} evaluation
 * @param {number[]} labels of the test examples
 * @param {string} costFunction
 * @returns {number | null} its index; null where nothing is known of their costs
 */
export function findExampleInDoubt({ predictions, costs }, labels, costFunction) {
    if (!costs || costs.length === 0) return null;
    const doubt = COST_OF_DOUBT[costFunction] ?? COST_OF_DOUBT.squared;
    const all = labels.map((_, i) => i);
    const mistakes = all.filter((i) => predictions[i] !== labels[i]);
    const wanted = mistakes.length > 0 ? doubt : Infinity;
    const distance = (/** @type {number} */ i) => (wanted === Infinity ? -costs[i] : Math.abs(costs[i] - wanted));
    return (mistakes.length > 0 ? mistakes : all).reduce((best, i) => (distance(i) < distance(best) ? i : best));
}
