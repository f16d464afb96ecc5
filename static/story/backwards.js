/** Live values of chapter 8: the mean size of the nudges in the last layer and in the first, as in its panel. */

import { required } from '../core/record.js';
import { buildLadder } from '../features/backwards/model/backwards.js';
import { amount, count, plain, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function backwards({ record, known, store }) {
    const { depth } = record;
    const rungs = buildLadder(record);
    const [last, first] = [rungs[0].nudge, rungs[depth - 1].nudge];
    return {
        is_deep: depth > 1,
        is_shallow: depth === 1,
        layers: plain(depth),
        parameters: count(required(store.room.value).parameter_count),
        hidden: plain(Math.max(1, depth - 1)),
        ...whenKnown(known.nudge(depth), { last: amount(last) }),
        ...whenKnown(known.nudge(1), {
            first: amount(first),
            is_smaller: first > 0 && first < last,
            is_lost: first === 0 && last > 0,
            is_larger: first > last,
            times: amount(Math.max(first, last) / (Math.min(first, last) || 1)),
        }),
    };
}
