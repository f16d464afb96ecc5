/** What is said about a drawing. */

import { fixed2, whole } from '../../../text/format.js';
import { aDigit } from '../../../text/names.js';

/** Below this share of the test images a network guesses. */
const READS = 0.8;

/** @typedef {ReturnType<typeof import('./state.js').readAnswer>} Answer */

/**
 * What the network says, in a sentence.
 *
 * @param {Answer} answer
 * @param {string[]} [names] of the classes
 */
export function tellAnswer({ digit, next, outputs }, names = []) {
    if (digit === null) return 'Nothing: its outputs are no numbers any more.';
    const named = (/** @type {number} */ each) => [each, toName(each, names)].filter((part) => part !== '').join(', ');
    return `${named(digit)}, with an output of ${fixed2(outputs[digit])}. Next is ${named(next)}, with ${fixed2(outputs[next])}.`;
}

/** What a class is called, where it is no digit. @param {number} digit @param {string[]} [names] */
export function toName(digit, names = []) {
    const name = names[digit] ?? '';
    return name === String(digit) ? '' : name;
}

/** A class with its article, and what it is called where it is no digit. @param {number} digit @param {string[]} [names] */
export function whichClass(digit, names = []) {
    const name = toName(digit, names);
    return name ? `${aDigit(digit)} (${name})` : aDigit(digit);
}

/**
 * What the answer is worth.
 *
 * @param {Pick<import('../../../protocol.js').RoomState, 'step' | 'test_accuracy'>} room
 * @returns {string} empty where the network can read
 */
export function tellDoubt({ step, test_accuracy: accuracy }) {
    if (step === 0) return 'It has not been trained yet: it guesses.';
    if (accuracy === null || accuracy >= READS) return '';
    const steps = step === 1 ? '1 step' : `${whole(step)} steps`;
    return `After ${steps} it reads ${Math.round(100 * accuracy)} % of the test images: it mostly guesses.`;
}
