/** What chapters tell of many examples: the gradient, the average of all, and how it learns. */

import { biasUpdate, CONNECTION, required } from '../core/record.js';
import { strongestGradient, strongestIn } from '../core/strongest.js';
import { weightName } from '../text/names.js';
import { amount, count, key, plain, share, signed } from './parts.js';

/** @typedef {import('./index.js').Told} Told */
/** @typedef {import('../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./parts.js').Values} Values */

/** @param {Told} told @returns {Values} */
export function sensitivity({ record, known, store }) {
    const found = known.gradient && record.cost !== null ? strongestGradient(record) : null;
    return {
        parameters: count(required(store.room.value).parameter_count),
        has_batch: record.cost !== null,
        strongest: found && key(weightName(found.layer, found.to, found.from, record.depth)),
        strongest_gradient: found && signed(found.value),
        effect: found && plain(found.value > 0 ? 'raises' : 'lowers'),
    };
}

/** Before these have been made, what is mistaken for what is chance. */
const FEW_STEPS = 50;

/** @param {Told} told @returns {Values} */
export function rivals({ store }) {
    const labels = store.examples.value?.labels.train ?? [];
    return {
        parameters: count(required(store.room.value).parameter_count),
        examples: count(labels.length),
        digit: key(store.heard.value),
        of_digit: count(labels.filter((label) => label === store.heard.value).length),
    };
}

/** @param {Told} told @returns {Values} */
export function table({ record, known, store }) {
    const found = record.cost === null ? null : strongestGradient(record);
    const own = CONNECTION.weight_nudges(record, found?.layer ?? record.depth);
    const isKnown = known.gradient && found !== null;
    return {
        parameters: count(required(store.room.value).parameter_count),
        examples: count(record.batch?.count ?? record.batchSize),
        learning_rate: plain(record.learningRate),
        is_plain_step: !record.updateW.some(Boolean),
        is_optimized: record.updateW.some(Boolean),
        weight: found && key(weightName(found.layer, found.to, found.from, record.depth)),
        own: found && own ? signed(own(found.to, found.from)) : null,
        mean: isKnown ? signed(-found.value) : null,
        update:
            known.update && found
                ? signed(required(CONNECTION.update(record, found.layer))(found.to, found.from))
                : null,
    };
}

/** @param {Told} told @returns {Values} */
export function itLearns({ record, store }) {
    const found = store.tested.value;
    const room = required(store.room.value);
    const worst = found && worstConfusion(found.confusion);
    return {
        step: count(record.step),
        seen: count(record.examplesSeen),
        has_batch: record.cost !== null,
        is_new: record.step < 50,
        cost: record.cost === null ? null : key(amount(record.cost).text),
        accuracy: room.test_accuracy === null ? null : key(share(room.test_accuracy).text),
        tests: count(store.examples.value?.labels.test.length ?? 0),
        has_mistakes: worst !== null && worst.times > 0 && record.step >= FEW_STEPS,
        mistaken: worst && key(worst.label),
        for: worst && key(worst.prediction),
        times: worst && count(worst.times),
    };
}

/** @param {Told} told @returns {Values} */
export function code({ record, store }) {
    return {
        parameters: count(required(store.room.value).parameter_count),
        step: count(record.step),
        bias_update:
            record.cost === null ? null : signed(required(biasUpdate(record, record.depth, record.focus.label))),
    };
}

/** Which digit is most often taken for which other. @param {Int32Array} confusion [label, prediction] */
function worstConfusion(confusion) {
    const classes = Math.round(Math.sqrt(confusion.length));
    const mistakes = Array.from(confusion, (times, i) => (i % (classes + 1) === 0 ? 0 : times));
    const at = strongestIn(mistakes);
    return { label: Math.floor(at / classes), prediction: at % classes, times: mistakes[at] };
}
