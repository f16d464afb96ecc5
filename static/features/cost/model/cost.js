/** The cost of one example as a picture: squares that add up, or the logarithm of one number. */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {{ digit: number, a: number, y: number, distance: number, area: number }} Square whose side is
 *     |a − y|, distance a − y, and area (a − y)² */

/**
 * The squared cost C = Σ (a − y)² of the example in focus.
 *
 * @param {StepRecord} record
 * @returns {{ squares: Square[], total: number, side: number, unit: number }} `side` of the one square
 *     that has the area of all of them; `unit`: the greatest side that has to find room, 1 at least
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

/** How high the curve is drawn at least: −ln of 2 %. */
const LEAST_HEIGHT = 4;
const POINTS = 81;
const ROOM = 1.12;

/**
 * The cross-entropy C = −ln a of the label's output, on the curve of all that it could be.
 *
 * @param {StepRecord} record
 * @returns {{ digit: number, a: number, cost: number, high: number, line: { a: number, cost: number }[] }}
 */
export function logCost({ a, depth, focus, exampleCost }) {
    const high = Math.max(LEAST_HEIGHT, Number.isFinite(exampleCost) ? ROOM * exampleCost : 0);
    // Evenly spaced in the cost, since the curve rises without end towards a = 0.
    const line = Array.from({ length: POINTS }, (_, i) => {
        const cost = (high * i) / (POINTS - 1);
        return { a: Math.exp(-cost), cost };
    });
    return { digit: focus.label, a: required(a[depth])[focus.label], cost: exampleCost, high, line };
}
