/** Live values of chapter 4: what the example wants of the outputs. */

import { required } from '../core/record.js';
import { strongestIn, weakestIn } from '../core/strongest.js';
import { direction, emphasized, level, signed, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function outputNudges({ record, known }) {
    const { depth, focus } = record;
    const a = required(record.a[depth]);
    const nudge = required(record.nudge[depth]);
    const others = Array.from(nudge, (each, i) => (i === focus.label ? 0 : each));
    const other = strongestIn(others);
    const least = weakestIn(nudge, focus.label);
    return {
        is_squared: record.costFunction === 'squared',
        is_cross_entropy: record.costFunction === 'cross_entropy',
        label_a: level(a[focus.label]),
        ...whenKnown(known.nudge(depth), {
            label_nudge: signed(nudge[focus.label]),
            label_way: direction(nudge[focus.label]),
            other: emphasized(other),
            other_a: level(a[other]),
            other_nudge: signed(others[other]),
            has_other: others[other] !== 0,
            all_down: others.every((each, i) => i === focus.label || each < 0),
            differ: Math.abs(nudge[least]) < Math.abs(others[other]),
            least: emphasized(least),
            least_a: level(a[least]),
            least_nudge: signed(nudge[least]),
        }),
    };
}
