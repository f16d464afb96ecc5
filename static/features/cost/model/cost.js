/** The cost of one example as a picture: squares for the squared cost, a curve for the cross-entropy. */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {{ digit: number, a: number, y: number, distance: number, area: number }} Square one output:
 *     distance a − y, area (a − y)² */

/**
 * Returns the terms of the squared cost C = Σ (a − y)² of the example in focus.
 *
 * @param {StepRecord} record
 * @returns {{ squares: Square[], total: number, side: number, unit: number }} `side`: the side of a
 *     square with the area of all squares together; `unit`: the greatest |a − y|, at least 1
 */
export function buildSquares(record) {
    const squares = Array.from(required(record.a[record.depth]), (a, digit) => {
        const y = record.y[digit];
        return { digit, a, y, distance: a - y, area: (a - y) ** 2 };
    });
    const total = squares.reduce((sum, { area }) => sum + area, 0);
    const unit = squares.reduce((most, { distance }) => Math.max(most, Math.abs(distance)), 1);
    return { squares, total, side: Math.sqrt(total), unit };
}

/** The least height of the curve; −ln 0.02 is 3.9. */
const LEAST_HEIGHT = 4;
const POINTS = 81;
const HEADROOM = 1.12;

/**
 * Returns the cross-entropy C = −ln a of the label's output, and the curve −ln a.
 *
 * @param {StepRecord} record
 * @returns {{ digit: number, a: number, cost: number, high: number, line: { a: number, cost: number }[] }}
 */
export function logCost({ a, depth, focus, exampleCost }) {
    const high = Math.max(LEAST_HEIGHT, Number.isFinite(exampleCost) ? HEADROOM * exampleCost : 0);
    // Evenly spaced in the cost, since the curve rises without end towards a = 0.
    const line = Array.from({ length: POINTS }, (_, i) => {
        const cost = (high * i) / (POINTS - 1);
        return { a: Math.exp(-cost), cost };
    });
    return { digit: focus.label, a: required(a[depth])[focus.label], cost: exampleCost, high, line };
}
