/** Sentences about the network's answer to a drawing. */

import { fixed2, percent } from '../../../text/format.js';
import { say } from '../../../text/say.js';

/** Below the first test accuracy the page warns; below the second, twice what guessing gives, the network guesses. */
const READS = 0.8;
const GUESSES = 0.2;

/** @typedef {ReturnType<typeof import('./state.js').readAnswer>} Answer */

/**
 * Returns the network's answer as a sentence.
 *
 * @param {Answer} answer
 * @param {string[]} [names] of the classes
 * @param {number | null} [label] what it should have been; null where nobody has said
 */
export function toAnswerText({ digit, next, outputs }, names = [], label = null) {
    if (digit === null) return say('draw-no-answer');
    const said = say('draw-answer', {
        class: toClassText(digit, names),
        output: fixed2(outputs[digit]),
        next: toClassText(next, names),
        next_output: fixed2(outputs[next]),
    });
    return label === null ? said : `${said} ${say('draw-verdict', { is_right: label === digit, label })}`;
}

/**
 * Returns a class: its digit, and its name where the name is not the digit.
 *
 * @param {number} digit
 * @param {string[]} [names]
 */
export function toClassText(digit, names = []) {
    const name = toName(digit, names);
    return name ? say('draw-class', { digit, name }) : String(digit);
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
 * Returns a warning that the network guesses.
 *
 * @param {Pick<import('../../../core/store.js').Evaluation, 'step' | 'accuracy'> | null} tested the last test
 * @returns {string} empty where the test accuracy is high enough, or not known
 */
export function toDoubtText(tested) {
    if (!tested || tested.accuracy >= READS) return '';
    if (tested.step === 0) return say('draw-untrained');
    const { step, accuracy } = tested;
    const reads = accuracy < GUESSES ? 'guesses' : accuracy < 0.5 ? 'mostly-wrong' : 'often-wrong';
    return say('draw-doubt', { reads, step, accuracy: percent(accuracy) });
}
