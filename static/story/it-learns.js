/** Live values of chapter 13: the progress of the run, and its most frequent mistake. */

import { MORE_STEPS } from '../core/chapters/chapters.js';
import { otherStep } from '../core/moment.js';
import { required } from '../core/record.js';
import { strongestIn } from '../core/strongest.js';
import { amount, count, emphasized, plain, prose, share } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function itLearns({ record, store }) {
    const found = store.tested.value;
    const other = found && otherStep(found.step, record);
    const worst = found && worstConfusion(found.confusion);
    return {
        step: count(record.step),
        seen: count(record.examplesSeen),
        has_batch: record.cost !== null,
        cost: record.cost === null ? null : emphasized(amount(record.cost).text),
        accuracy: found && emphasized(share(found.accuracy).text),
        is_of_another: other !== null,
        tested_step: count(other ?? record.step),
        tests: count(found ? found.confusion.reduce((sum, each) => sum + each, 0) : 0),
        test_origin: prose(required(store.room.value).dataset.test_origin),
        has_mistakes: worst !== null && worst.times > 0,
        mistaken: worst && { ...count(worst.label), tone: 'attention' },
        for: worst && { ...count(worst.prediction), tone: 'attention' },
        times: worst && count(worst.times),
        is_alone: worst?.isAlone ?? false,
        more_steps: plain(MORE_STEPS),
    };
}

/**
 * The most frequent mistake: its label, its prediction, how often it was made, and whether no other is as frequent.
 *
 * @param {Int32Array} confusion [label, prediction]
 */
function worstConfusion(confusion) {
    const classes = Math.round(Math.sqrt(confusion.length));
    const mistakes = Array.from(confusion, (times, i) => (i % (classes + 1) === 0 ? 0 : times));
    const at = strongestIn(mistakes);
    const isAlone = mistakes.filter((times) => times === mistakes[at]).length === 1;
    return { label: Math.floor(at / classes), prediction: at % classes, times: mistakes[at], isAlone };
}
