/** What one example wants, and what became of a step for it alone, in sentences. */

import { fixed2, number, percent, whole } from '../../../text/format.js';
import { aDigit } from '../../../text/names.js';
import { imagesWon } from './teach.js';

/** @typedef {import('../../../text/caption.js').Part} Part */
/** @typedef {import('../../draw/model/single-step.js').Outcome} Outcome */
/** @typedef {import('../../draw/model/single-step.js').Repeat} Repeat */
/** @typedef {import('../../output-nudges/model/output-nudges.js').Row} Row */

/** What an example is called, where it is spoken of. @param {string} split of the example in focus */
export function thisOne(split) {
    return split === 'drawn' ? 'this drawing' : 'this example';
}

/**
 * What an example wants of the outputs.
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

/** So many digits at most, to tell two costs from each other. */
const MOST_DIGITS = 7;

/** A cost, or that it is none any more. @param {number | null} cost @param {number} [digits] */
export function costText(cost, digits = 3) {
    return cost === null ? 'not a number' : number(cost, { digits });
}

/**
 * Two costs, with as many digits as it takes to see that they are not the same.
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
 * What steps for one example did to all others.
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
        ? `The others have gained by it too: ${more} rightly.`
        : `That is the price of listening to one example only: ${more} wrongly.`;
}

/**
 * Where steps until the network agrees have come to.
 *
 * @param {Repeat} repeat
 * @param {number} most so many at most
 */
export function repeatText({ points, label, state }, most) {
    const count = Math.max(0, points.length - 1);
    const steps = `${whole(count)} ${count === 1 ? 'step' : 'steps'}`;
    const says = points.length > 0 ? aDigit(points[points.length - 1].digit) : '';
    switch (state) {
        case 'running':
            return count === 0 ? 'It begins …' : `After ${steps} it says ${says} …`;
        case 'agrees':
            return `After ${steps} it agrees: ${aDigit(label)}.`;
        case 'most':
            return `After ${whole(most)} steps it still says ${says}. Where activations are at their ends, a gradient is next to nothing: try a larger learning rate.`;
        case 'stopped':
            return count === 0 ? 'Stopped before the first step.' : `Stopped after ${steps}: it says ${says}.`;
        default:
            return count === 0 ? 'No step was made.' : `It goes no further than ${steps}.`;
    }
}

/**
 * What was taken back.
 *
 * @param {{ from: import('../../draw/model/single-step.js').Measure | null, accuracy: number | null }} undone
 */
export function undoneText({ from, accuracy }) {
    const now =
        accuracy === null
            ? ''
            : ` Test accuracy is ${percent(accuracy)}${from?.accuracy === accuracy ? ' again' : ''}.`;
    return `Taken back: every weight and bias is what it was before.${now}`;
}

/**
 * What a learning rate for one example means.
 *
 * @param {number} share of the example in a step of the run
 * @param {number} batchSize
 */
export function shareText(share, batchSize) {
    return batchSize === 1
        ? `${rateText(share)} is the run’s own: it learns from one example at a time.`
        : `${rateText(share)} is the say of one example in a mini-batch of ${whole(batchSize)}.`;
}

/** A learning rate, without zeros that say nothing. @param {number} rate */
export function rateText(rate) {
    return rate >= 1e-4 && rate < 1e6 ? String(Number(rate.toPrecision(3))) : number(rate);
}

/**
 * Where the stage showed the example on other parameters than those that were changed: a step is shown as it
 * was before its update.
 *
 * @param {Outcome} outcome
 * @param {number} step
 * @returns {string} empty where there is nothing to tell
 */
export function shownBeforeText({ shown, before }, step) {
    if (before.cost === null || number(shown) === number(before.cost)) return '';
    return `Before: after the update of step ${whole(step)}. The stage showed it before that update, at a cost of ${costText(shown)}.`;
}
