/** Live values of chapter 8: the size of the nudges in the last layer and in the first. */

import { required } from '../core/record.js';
import { amount, plain, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function backwards({ record, known }) {
    const { depth } = record;
    const last = meanSize(record, depth);
    const first = meanSize(record, 1);
    return {
        is_deep: depth > 1,
        is_shallow: depth === 1,
        layers: plain(depth),
        hidden: plain(Math.max(1, depth - 1)),
        ...whenKnown(known.nudge(depth), { last: amount(last) }),
        ...whenKnown(known.nudge(1), {
            first: amount(first),
            is_smaller: first < last,
            is_larger: first > last,
            times: amount(first < last ? last / first : first / last),
        }),
    };
}

/** The mean magnitude of the nudges of a layer. @param {StepRecord} record @param {number} layer */
function meanSize(record, layer) {
    const sizes = Array.from(required(record.nudge[layer]), Math.abs);
    return sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
}
