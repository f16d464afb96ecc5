/** The outputs of one example: the distance of each to its desired output, and its nudge. */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {{ digit: number, a: number, y: number, distance: number, nudge: number }} Row one output;
 *     distance is y − a */

/**
 * @typedef {object} OutputNudges
 * @property {Row[]} rows by their digit
 * @property {number} longest magnitude of the largest nudge
 * @property {number | null} most the digit with the largest nudge; null where all are 0
 * @property {number | null} least the digit with the smallest nudge; null where several are equally small
 * @property {number} silent number of outputs with a nudge of 0
 * @property {number} low the lower end of the axis of activations and desired outputs, at most 0
 * @property {number} high the upper end, at least 1
 */

/**
 * @param {StepRecord} record
 * @returns {OutputNudges}
 */
export function outputNudges(record) {
    const { depth } = record;
    const nudge = required(record.nudge[depth]);
    const rows = Array.from(required(record.a[depth]), (a, digit) => {
        const y = record.y[digit];
        return { digit, a, y, distance: y - a, nudge: nudge[digit] };
    });
    const sizes = rows.map((row) => Math.abs(row.nudge));
    const [longest, shortest] = [Math.max(...sizes), Math.min(...sizes)];
    const levels = rows.map(({ a }) => a).filter(Number.isFinite);
    return {
        rows,
        longest,
        most: longest > 0 ? sizes.indexOf(longest) : null,
        least: sizes.filter((size) => size === shortest).length === 1 ? sizes.indexOf(shortest) : null,
        silent: sizes.filter((size) => size === 0).length,
        low: Math.min(0, ...levels),
        high: Math.max(1, ...levels),
    };
}
