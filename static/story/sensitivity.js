/** Live values of chapter 3: the weight to which the cost of the example is most sensitive. */

import { required } from '../core/record.js';
import { strongestOfExample } from '../core/strongest.js';
import { weightName } from '../text/names.js';
import { count, emphasized, signed, word } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function sensitivity({ record, known, store }) {
    const found = known.cost ? strongestOfExample(record) : null;
    return {
        parameters: count(required(store.room.value).parameter_count),
        strongest: found && emphasized(weightName(found.layer, found.to, found.from, record.depth)),
        strongest_gradient: found && signed(found.value),
        has_effect: found !== null && found.value !== 0,
        effect: found && word(found.value > 0 ? 'raises' : 'lowers'),
    };
}
