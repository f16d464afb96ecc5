/** Live values of chapter 11: the rows of an epoch, and how many the current step has used. */

import { required } from '../core/record.js';
import { isMixed, measureLengths } from '../features/deal/model/numbers.js';
import { createDeal } from '../features/deal/model/state.js';
import { count, emphasized } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function miniBatches({ record, store }) {
    const room = required(store.room.value);
    const examples = room.examples_per_epoch;
    const size = Math.min(examples, Number(room.settings.batch_size ?? record.batchSize));
    const epoch = store.use(createDeal).epoch.value;
    const isKnown = epoch !== null && epoch.number === record.epoch && isMixed(measureLengths(epoch));
    const rows = isKnown ? epoch.starts.length : Math.ceil(examples / Math.max(1, size));
    const used = record.position;
    const hasStep = record.step > 0;
    return {
        examples: count(examples),
        batch: count(size),
        rows: count(rows),
        short: count(examples - (rows - 1) * size),
        has_short: !isKnown && rows * size > examples,
        is_mixed: isKnown,
        is_many: rows > 1 && size > 1,
        is_single: size === 1 && rows > 1,
        is_full: rows <= 1,
        has_step: hasStep,
        step: emphasized(record.step),
        row: count(record.batchNumber),
        epoch: count(record.epoch),
        used: count(used),
        is_under_way: hasStep && used < examples,
        is_over: hasStep && used >= examples,
    };
}
