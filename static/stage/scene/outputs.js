/** The outputs in words: each activation as a bar, and the strongest as the answer. */

import { required } from '../../core/record.js';
import { brightnessScale, isLabelUnknown, isWantedShown } from './neurons.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').StageLayout} StageLayout */
/** @typedef {import('./staging.js').Staging} Staging */

/**
 * @typedef {object} Bar
 * @property {number} index of the output
 * @property {number} x the left end
 * @property {number} y the middle
 * @property {number} width of an activation of `full`
 * @property {number} height
 * @property {number} share the activation's share of `full`, 0 to 1; 0 where it is negative or not computed yet
 * @property {number | null} wanted the share that is wanted; null before the cost asks for it
 * @property {boolean} isAnswer the strongest output
 */

/**
 * @typedef {object} Answer
 * @property {number} digit the strongest output
 * @property {number} x the middle
 * @property {number} y
 * @property {number} size of the digit, in pixels
 * @property {boolean | null} isRight null where the label is not known
 * @property {number} label
 */

/**
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {Staging} staging
 * @returns {Bar[]}
 */
export function buildBars(record, { columns, outputs }, staging) {
    const a = required(record.a[record.depth]);
    const full = brightnessScale(a);
    const grown = Math.max(0, Math.min(1, 3 * (staging.computedUpTo - record.depth) + 1));
    const strongest = findAnswer(record);
    return Array.from(columns[record.depth].ys, (y, index) => ({
        index,
        x: outputs.barX,
        y: y + outputs.barY,
        width: outputs.barWidth,
        height: outputs.barHeight,
        share: (grown * Math.max(0, a[index])) / full,
        wanted: isWantedShown(record, staging.phase) ? record.y[index] / full : null,
        isAnswer: grown === 1 && index === strongest,
    }));
}

/**
 * The answer; null while the outputs are not computed, and in the phase about all examples of the mini-batch.
 *
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {Staging} staging
 * @returns {Answer | null}
 */
export function buildAnswer(record, { answer, type }, { computedUpTo, phase }) {
    if (computedUpTo < record.depth || phase.kind === 'average') return null;
    const digit = findAnswer(record);
    const { label } = record.focus;
    const isRight = isLabelUnknown(record, phase) ? null : digit === label;
    return { digit, label, isRight, x: answer.x, y: answer.y, size: type.answer };
}

/** The strongest output; the first of those that are equal. @param {StepRecord} record */
function findAnswer(record) {
    const a = required(record.a[record.depth]);
    return a.indexOf(Math.max(...a));
}
