/** What one example wants, and what a step for it alone did: the numbers of the panel that teaches. */

import { outputNudges } from '../../output-nudges/model/output-nudges.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../draw/model/single-step.js').Measure} Measure */
/** @typedef {import('../../draw/model/single-step.js').Outcome} Outcome */
/** @typedef {import('../../output-nudges/model/output-nudges.js').Row} Row */

/** Fewer steps than this stand apart in the picture. */
const FEWEST_ACROSS = 4;
/** An accuracy that hardly changes is not blown up to fill the picture: a twentieth at least. */
const LEAST_SPAN = 0.05;

/**
 * @param {StepRecord} record
 * @returns {{ cost: number, own: Row, other: Row | null }} `own`: the output of the label; `other`: the one of
 *     the rest that most is asked of, null where nothing is
 */
export function listWants(record) {
    const { rows } = outputNudges(record);
    const others = rows.filter(({ digit, nudge }) => digit !== record.focus.label && nudge !== 0);
    const other = others.reduce(
        (/** @type {Row | null} */ most, row) => (most && Math.abs(most.nudge) >= Math.abs(row.nudge) ? most : row),
        null,
    );
    return { cost: record.exampleCost, own: rows[record.focus.label], other };
}

/**
 * How many of the test images more are read rightly after some steps; negative: fewer.
 *
 * @param {{ before: Measure, after: Measure }} outcome
 * @param {number} count of the test set
 */
export function imagesWon({ before, after }, count) {
    return Math.round(count * after.accuracy) - Math.round(count * before.accuracy);
}

/**
 * @typedef {object} Line
 * @property {({ x: number, y: number } | null)[]} points in 0..1, y upwards; null where there is no number
 * @property {number} low of the values at y = 0
 * @property {number} high at y = 1
 */

/**
 * Steps made one after the other, as two lines over one axis.
 *
 * @param {Measure[]} points the first of them before the first step
 * @returns {{ across: number, cost: Line, accuracy: Line }} `across`: the number of steps at the right end
 */
export function repeatLines(points) {
    const across = Math.max(FEWEST_ACROSS, points.length - 1);
    const costs = points.map(({ cost }) => cost);
    const known = costs.filter((cost) => cost !== null);
    const shares = points.map(({ accuracy }) => accuracy);
    const high = Math.max(...shares, 0);
    const low = Math.max(0, Math.min(...shares, high - LEAST_SPAN));
    return {
        across,
        cost: buildLine(costs, across, 0, Math.max(...known, 0) || 1),
        accuracy: buildLine(shares, across, low, Math.max(high, low + LEAST_SPAN)),
    };
}

/** @param {(number | null)[]} values @param {number} across @param {number} low @param {number} high @returns {Line} */
function buildLine(values, across, low, high) {
    const points = values.map((value, i) =>
        value === null ? null : { x: i / across, y: (value - low) / (high - low) },
    );
    return { points, low, high };
}
