/** The step for single parameters: the value before, the change, the value after. */

import { biasUpdate, CONNECTION, required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../core/store.js').Weight} Weight */

/**
 * @typedef {object} Move
 * @property {Weight} weight
 * @property {number} before
 * @property {number} plain −η × its gradient
 * @property {number} change what the step adds, after the optimizer and L2
 * @property {number} after the value after the step, in the run's precision
 */

const FEWEST_DIGITS = 3;
const MOST_DIGITS = 8;
/** Number of digits of a change that show in the changed number. */
const DIGITS_OF_CHANGE = 2;

/**
 * @param {StepRecord} record with a gradient
 * @param {Weight} weight
 * @returns {Move}
 */
export function findMove(record, weight) {
    const { layer, index, from } = weight;
    const at = from === null ? index : index * record.sizes[layer - 1] + from;
    const parameters = required((from === null ? record.b : record.w)[layer]);
    const gradient = required((from === null ? record.gradB : record.gradW)[layer]);
    const change =
        from === null
            ? required(biasUpdate(record, layer, index))
            : required(CONNECTION.update(record, layer))(index, from);
    const after = parameters[at] + change;
    return {
        weight,
        before: parameters[at],
        plain: -record.learningRate * gradient[at],
        change,
        after: parameters instanceof Float32Array ? Math.fround(after) : after,
    };
}

/** Returns whether an optimizer or the L2 penalty changes the update. @param {StepRecord} record */
export function isOptimized({ updateW }) {
    return updateW.some(Boolean);
}

/**
 * Returns how many significant digits show the difference of two numbers.
 *
 * @param {Pick<Move, 'before' | 'after'>} move
 */
export function digitsToDistinguish({ before, after }) {
    const change = Math.abs(after - before);
    if (change === 0) return FEWEST_DIGITS;
    const size = Math.max(Math.abs(before), Math.abs(after));
    const wanted = Math.floor(Math.log10(size)) - Math.floor(Math.log10(change)) + DIGITS_OF_CHANGE;
    return Math.max(FEWEST_DIGITS, Math.min(MOST_DIGITS, wanted));
}
