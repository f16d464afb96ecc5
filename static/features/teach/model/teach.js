/** The numbers of the panel that teaches one example: what it wants, and the effect of steps for it. */

import { outputNudges } from '../../output-nudges/model/output-nudges.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../draw/model/single-step.js').Measure} Measure */
/** @typedef {import('../../draw/model/single-step.js').Outcome} Outcome */
/** @typedef {import('../../output-nudges/model/output-nudges.js').Row} Row */

/** The plot is at least this many steps wide. */
const FEWEST_ACROSS = 4;
/** The axis of the accuracy spans at least this much, so that small changes are not exaggerated. */
const LEAST_SPAN = 0.05;

/**
 * @param {StepRecord} record
 * @returns {{ cost: number, own: Row, other: Row | null }} `own`: the output of the label; `other`: the
 *     other output with the largest nudge, null where all are 0
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
 * Returns how many more test images are read rightly after the steps; negative where fewer are.
 *
 * @param {{ before: Measure, after: Measure }} outcome
 * @param {number} count of the test set
 */
export function imagesWon({ before, after }, count) {
    return Math.round(count * after.accuracy) - Math.round(count * before.accuracy);
}

/**
 * @typedef {object} PlotLine
 * @property {({ x: number, y: number } | null)[]} points in 0..1, y upwards; null where there is no number
 * @property {number} low the value at y = 0
 * @property {number} high the value at y = 1
 */

/**
 * Returns the cost and the accuracy over repeated steps as two lines over one axis.
 *
 * @param {Measure[]} points the first one is before the first step
 * @returns {{ across: number, cost: PlotLine, accuracy: PlotLine }} `across`: the number of steps at the right end
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

/**
 * @param {(number | null)[]} values
 * @param {number} across
 * @param {number} low
 * @param {number} high
 * @returns {PlotLine}
 */
function buildLine(values, across, low, high) {
    const points = values.map((value, i) =>
        value === null ? null : { x: i / across, y: (value - low) / (high - low) },
    );
    return { points, low, high };
}
