/** What one example wants of the outputs: how far each is from what is desired, and its nudge. */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {{ digit: number, a: number, y: number, distance: number, nudge: number }} Row of which
 *     distance is y − a: the way that is left to go, with its sign */

/**
 * @typedef {object} OutputNudges
 * @property {Row[]} rows by their digit
 * @property {number} longest the magnitude of the largest nudge
 * @property {number | null} most the digit that is asked most of; null where nothing is
 * @property {number | null} least that of the smallest nudge; null where several are as small
 * @property {number} silent how many are asked nothing of
 * @property {number} low of the line that activations and desired outputs stand on: 0 at most
 * @property {number} high 1 at least
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
