/** Live values of chapter 9: the one digit that a rival network hears of. */

import { required } from '../core/record.js';
import { count, emphasized } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function rivals({ store }) {
    const labels = store.examples.value?.labels.train ?? [];
    return {
        is_of_data_set: required(store.room.value).settings.train_on !== 'drawings',
        parameters: count(required(store.room.value).parameter_count),
        examples: count(labels.length),
        digit: emphasized(store.heard.value),
        of_digit: count(labels.filter((label) => label === store.heard.value).length),
    };
}
