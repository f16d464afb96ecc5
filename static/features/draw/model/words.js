/** Sentences about the network's answer to a drawing. */

import { fixed2, percent, whole } from '../../../text/format.js';
import { aDigit } from '../../../text/names.js';

/** Below the first test accuracy the page warns; below the second, twice what guessing gives, the network guesses. */
const READS = 0.8;
const GUESSES = 0.2;

/** @typedef {ReturnType<typeof import('./state.js').readAnswer>} Answer */

/**
 * Returns the network's answer as a sentence.
 *
 * @param {Answer} answer
 * @param {string[]} [names] of the classes
 */
export function toAnswerText({ digit, next, outputs }, names = []) {
    if (digit === null) return 'Nothing: its outputs are no numbers any more.';
    const named = (/** @type {number} */ each) => [each, toName(each, names)].filter((part) => part !== '').join(', ');
    return (
        `${named(digit)}, with an output of ${fixed2(outputs[digit])}. Next is ${named(next)}, with ` +
        `${fixed2(outputs[next])}.`
    );
}

/**
 * Returns the name of a class; empty where the name is the digit itself.
 *
 * @param {number} digit
 * @param {string[]} [names]
 */
export function toName(digit, names = []) {
    const name = names[digit] ?? '';
    return name === String(digit) ? '' : name;
}

/**
 * Returns a class with its article, and its name in brackets where the name is not the digit.
 *
 * @param {number} digit
 * @param {string[]} [names]
 */
export function whichClass(digit, names = []) {
    const name = toName(digit, names);
    return name ? `${aDigit(digit)} (${name})` : aDigit(digit);
}

/**
 * Returns a warning that the network guesses.
 *
 * @param {Pick<import('../../../core/store.js').Evaluation, 'step' | 'accuracy'> | null} tested the last test
 * @returns {string} empty where the test accuracy is high enough, or not known
 */
export function toDoubtText(tested) {
    if (!tested || tested.accuracy >= READS) return '';
    if (tested.step === 0) return 'It has not been trained yet: it guesses.';
    const { step, accuracy } = tested;
    const often = accuracy < GUESSES ? 'it guesses' : accuracy < 0.5 ? 'it is mostly wrong' : 'it is often wrong';
    return `At step ${whole(step)} it reads ${percent(accuracy)} of the test images correctly: ${often}.`;
}
