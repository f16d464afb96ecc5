/** Live values of chapter 10: the mean over the mini-batch, and the update. */

import { CONNECTION, required } from '../core/record.js';
import { strongestGradient } from '../core/strongest.js';
import { weightName } from '../text/names.js';
import { count, emphasized, plain, signed } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function table({ record, known, store }) {
    const found = record.cost === null ? null : strongestGradient(record);
    const own = CONNECTION.weight_nudges(record, found?.layer ?? record.depth);
    const isKnown = known.gradient && found !== null;
    return {
        has_batch: record.cost !== null,
        parameters: count(required(store.room.value).parameter_count),
        examples: count(record.batch?.count ?? record.batchSize),
        learning_rate: plain(record.learningRate),
        is_plain_step: !record.updateW.some(Boolean),
        is_optimized: record.updateW.some(Boolean),
        weight: found && emphasized(weightName(found.layer, found.to, found.from, record.depth)),
        own: found && own ? signed(own(found.to, found.from)) : null,
        mean: isKnown ? signed(-found.value) : null,
        update:
            known.update && found
                ? signed(required(CONNECTION.update(record, found.layer))(found.to, found.from))
                : null,
    };
}
