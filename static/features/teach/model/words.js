/** Sentences about what one example wants, and about the effect of steps for it. */

import { fixed2, number, percent, whole } from '../../../text/format.js';
import { aDigit } from '../../../text/names.js';
import { imagesWon } from './teach.js';

/** @typedef {import('../../../text/caption.js').Part} Part */
/** @typedef {import('../../draw/model/single-step.js').Outcome} Outcome */
/** @typedef {import('../../draw/model/single-step.js').Repeat} Repeat */
/** @typedef {import('../../output-nudges/model/output-nudges.js').Row} Row */

/** Returns what to call the example in focus. @param {string} split */
export function thisOne(split) {
    return split === 'drawn' ? 'this drawing' : 'this example';
}

/**
 * Returns what an example wants of the outputs.
 *
 * @param {ReturnType<typeof import('./teach.js').listWants>} wants
 * @returns {Part[]}
 */
export function wantsText({ own, other }) {
    if (own.nudge === 0 && !other) return [{ text: 'Its outputs are as they should be: nothing is asked of them.' }];
    const first = [
        { text: `Output ${own.digit} is at ${fixed2(own.a)} and should be ${own.y}: its nudge is ` },
        signed(own.nudge),
    ];
    if (!other) return [...first, { text: '. The others have no part in this cost.' }];
    return [
        ...first,
        { text: `. Of the others most is asked of the ${other.digit}, at ${fixed2(other.a)}: ` },
        signed(other.nudge),
        { text: '.' },
    ];
}

/** @param {number} value @returns {Part} */
function signed(value) {
    return { text: number(value, { signed: true }), tone: value < 0 ? 'down' : 'up' };
}

/** At most this many digits to show the difference of two costs. */
const MOST_DIGITS = 7;

/** Returns a cost as text, also where it is not a number. @param {number | null} cost @param {number} [digits] */
export function costText(cost, digits = 3) {
    return cost === null ? 'not a number' : number(cost, { digits });
}

/**
 * Returns two costs with as many digits as show their difference.
 *
 * @param {number | null} before
 * @param {number | null} after
 * @returns {[string, string]}
 */
export function costTexts(before, after) {
    let digits = 3;
    while (digits < MOST_DIGITS && before !== after && costText(before, digits) === costText(after, digits))
        digits += 1;
    return [costText(before, digits), costText(after, digits)];
}

/**
 * Returns the effect of steps for one example on the test set as a sentence.
 *
 * @param {Outcome} outcome
 * @param {number} count of the test set
 */
export function priceText(outcome, count) {
    const won = imagesWon(outcome, count);
    const steps = outcome.count === 1 ? 'one step' : `${whole(outcome.count)} steps`;
    if (won === 0) return `The test set as a whole has neither gained nor lost by ${steps} for one example.`;
    const more = `${whole(Math.abs(won))} more test ${Math.abs(won) === 1 ? 'image is' : 'images are'} read`;
    return won > 0
        ? `The others have gained by it too: ${more} correctly.`
        : `That is the price of listening to one example only: ${more} wrongly.`;
}

/**
 * Returns the state of the repeated steps as a sentence.
 *
 * @param {Repeat} repeat
 * @param {number} most the greatest number of repeated steps
 */
export function repeatText({ points, label, state }, most) {
    const count = Math.max(0, points.length - 1);
    const steps = `${whole(count)} ${count === 1 ? 'step' : 'steps'}`;
    const answerDigit = points.length > 0 ? aDigit(points[points.length - 1].digit) : '';
    switch (state) {
        case 'running':
            return count === 0 ? 'It begins …' : `After ${steps} it says ${answerDigit} …`;
        case 'agrees':
            return `After ${steps} it agrees: ${aDigit(label)}.`;
        case 'most':
            return (
                `After ${whole(most)} steps it still says ${answerDigit}. Where activations are at their ends, ` +
                `a gradient is next to nothing: try a larger learning rate.`
            );
        case 'stopped':
            return count === 0 ? 'Stopped before the first step.' : `Stopped after ${steps}: it says ${answerDigit}.`;
        default:
            return count === 0 ? 'No step was made.' : `It goes no further than ${steps}.`;
    }
}

/**
 * Returns the result of undo as sentences.
 *
 * @param {{ from: import('../../draw/model/single-step.js').Measure | null, accuracy: number | null }} undone
 */
export function undoneText({ from, accuracy }) {
    const isOther = accuracy === null || (from && from.accuracy !== accuracy); // of before the update of the step
    const now = isOther ? '' : ` Test accuracy is ${percent(accuracy)}${from ? ' again' : ''}.`;
    return `Taken back: every weight and bias is what it was before.${now}`;
}

/**
 * Returns how a learning rate for one example compares with the run's.
 *
 * @param {number} share the learning rate with which one example counts in a step of the run
 * @param {number} batchSize
 */
export function shareText(share, batchSize) {
    return batchSize === 1
        ? `${rateText(share)} is the run’s own: it learns from one example at a time.`
        : `${rateText(share)} is the say of one example in a mini-batch of ${whole(batchSize)}.`;
}

/** Returns a learning rate without trailing zeros. @param {number} rate */
export function rateText(rate) {
    return rate >= 1e-4 && rate < 1e6 ? String(Number(rate.toPrecision(3))) : number(rate);
}

/**
 * Explains why the stage showed other numbers. The stage shows the parameters before the update of the step; the steps for
 * one example start after it.
 *
 * @param {Outcome} outcome
 * @param {number} step
 * @returns {string} empty where it showed the same parameters
 */
export function shownBeforeText({ shown, before }, step) {
    if (before.cost === null || shown === before.cost) return '';
    return (
        `Before: after the update of step ${whole(step)}. The stage showed it before that update, at a cost of ` +
        `${costText(shown)}.`
    );
}
