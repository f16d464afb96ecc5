/** Live values of chapter 15: the update of one bias. */

import { biasUpdate, required } from '../core/record.js';
import { count, signed } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function code({ record, store }) {
    return {
        parameters: count(required(store.room.value).parameter_count),
        step: count(record.step),
        bias_update:
            record.cost === null ? null : signed(required(biasUpdate(record, record.depth, record.focus.label))),
    };
}
