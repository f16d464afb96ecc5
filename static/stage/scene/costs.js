/** The squared cost of an example as ten squares: side |a − y|, so that the area is (a − y)². */

import { required } from '../../core/record.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {{ x: number, y: number, side: number, value: number, index: number,
 *     alpha: number }} Square */

/**
 * @param {StepRecord} record
 * @param {Layout} layout
 * @param {import('./staging.js').Staging} staging
 * @returns {Square[]} by their middles, one after the other while the cost phase runs
 */
export function buildSquares(record, layout, { phase, t }) {
    if (phase.kind !== 'cost' || record.costFunction !== 'squared') return [];
    const column = layout.columns[record.depth];
    const a = required(record.a[record.depth]);
    const full = layout.compact ? 0.9 * layout.font : 2 * column.r; // narrow: the values stand close
    return Array.from(column.ys, (y, index) => {
        const distance = Math.abs(a[index] - record.y[index]);
        const comes = Math.min(1, Math.max(0, 1.6 * t * column.ys.length - index));
        return {
            x: layout.outputs.nudgeX,
            y,
            side: full * Math.min(1.2, distance) * comes,
            value: distance * distance,
            index,
            alpha: 0.9 * comes,
        };
    });
}
