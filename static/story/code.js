/** Live values of chapter 15: how many numbers the code has changed, and up to which step. */

import { required } from '../core/record.js';
import { count } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function code({ record, store }) {
    return {
        parameters: count(required(store.room.value).parameter_count),
        step: count(record.step),
    };
}
