/**
 * The lines between the outputs and the cost. In the cost phase the squares come together in their sum. In the phase of
 * the output nudges the wave backward starts there.
 */

import { required } from '../../core/record.js';
import { SPREAD, startOf } from './growth.js';
import { once } from './once.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').StageLayout} StageLayout */
/** @typedef {import('./pulses.js').GrowingLines} GrowingLines */

/** The squares have grown by this time of the cost phase; then they come together. */
export const SQUARES_GROWN = 0.5;

/**
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {import('./staging.js').Staging} staging
 * @returns {GrowingLines | null} null in other phases
 */
export function buildCostLines(record, layout, { phase, t }) {
    if (phase.kind === 'cost' && t > SQUARES_GROWN) {
        const sum = (t - SQUARES_GROWN) / (1 - SQUARES_GROWN);
        const edges = edgesFor(record, layout, 'cost', () => findCosts(record));
        return { edges, emphasis: Math.min(1, 4 * (1 - sum)), growing: { t: sum, isBackward: false } };
    }
    if (phase.kind !== 'output_nudges' || t === 1) return null;
    const edges = edgesFor(record, layout, 'output_nudges', () => required(record.nudge[record.depth]));
    return { edges, emphasis: Math.min(1, 4 * (1 - t)), growing: { t, isBackward: true } };
}

/**
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {'cost' | 'output_nudges'} quantity
 * @param {() => ArrayLike<number>} findValues
 */
function edgesFor(record, layout, quantity, findValues) {
    return once(record, layout, `lines-${quantity}`, () => toEdges(quantity, findValues(), layout, record.depth));
}

/** What each output adds to the cost of the example. @param {StepRecord} record @returns {ArrayLike<number>} */
export function findCosts({ a, y, depth, costFunction, exampleCost }) {
    const outputs = required(a[depth]);
    if (costFunction === 'squared') return outputs.map((/** @type {number} */ value, i) => (value - y[i]) ** 2);
    return Float64Array.from(y, (wanted) => wanted * exampleCost);
}

/** Where the cost stands: its middle. @param {StageLayout} layout */
export function costPlace({ answer, outputs, width, type, footY }) {
    if (answer.isBelowImage) return { x: Math.min(outputs.nudgeX, width - 2.6 * type.large), y: footY };
    return { x: width - 2.8 * type.large, y: answer.y };
}

/**
 * @param {'cost' | 'output_nudges'} quantity
 * @param {ArrayLike<number>} values by output
 * @param {StageLayout} layout
 * @param {number} depth
 * @returns {import('./pulses.js').GrowingEdges}
 */
function toEdges(quantity, values, layout, depth) {
    const order = Array.from(values, (_, i) => i).sort((i, j) => Math.abs(values[i]) - Math.abs(values[j]));
    const max = Math.abs(values[order[order.length - 1]]);
    const source = costPlace(layout);
    return {
        layer: depth + 1,
        quantity,
        selected: null,
        xy: Float32Array.from(
            order.flatMap((i) => [
                layout.outputs.nudgeX,
                layout.columns[depth].ys[i],
                source.x,
                source.y - 0.8 * layout.type.large,
            ]),
        ),
        values: Float32Array.from(order, (i) => values[i]),
        starts: Float32Array.from(order, (_, at) => startOf(at, order.length)),
        span: 1 - SPREAD,
        from: Uint16Array.from(order),
        to: new Uint16Array(order.length),
        shown: order.length,
        of: order.length,
        share: Float32Array.from(order, (i) => (max > 0 ? Math.abs(values[i]) / max : 0)),
        max,
    };
}
