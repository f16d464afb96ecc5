/** Live values of chapter 9: the one digit that a rival network sees, and what both networks take images for. */

import { required } from '../core/record.js';
import { createRivals } from '../features/one-digit/model/rivals.js';
import { count, emphasized, plain, share } from './parts.js';

/** @typedef {import('../features/one-digit/model/rivals.js').RivalRace} RivalRace */
/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** From this share of all images on, a network calls everything the same. */
const NEARLY_ALL = 0.9;

/** @param {StoryContext} context @returns {Values} */
export function rivals({ store }) {
    const room = required(store.room.value);
    const { train = [], test = [] } = store.examples.value?.labels ?? {};
    const digit = store.heard.value;
    const countOf = (/** @type {number[]} */ labels) => labels.filter((label) => label === digit).length;
    return {
        is_of_data_set: room.settings.train_on !== 'drawings',
        parameters: count(room.parameter_count),
        examples: count(train.length),
        digit: emphasized(digit),
        of_digit: count(countOf(train)),
        tests: count(test.length),
        real: count(countOf(test)),
        ...outcome(store.use(createRivals).race.value, digit, test.length),
    };
}

/** @param {RivalRace | null} race @param {number} digit @param {number} tests @returns {Values} */
function outcome(race, digit, tests) {
    const { only, all, steps } = race ?? { only: null, all: null, steps: 0 };
    const called = only?.predicted[digit] ?? 0;
    return {
        has_outcome: all !== null && only?.step === steps && all.step === steps,
        called: emphasized(count(called).text),
        is_deaf: called >= NEARLY_ALL * tests,
        all_share: all ? share(all.accuracy) : plain(''),
    };
}
