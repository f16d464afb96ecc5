/** Sentences about what one example wants, and about the effect of steps for it. */

import { asTyped, fixed2, number, percent } from '../../../text/format.js';
import { say, sayInParts } from '../../../text/say.js';
import { imagesWon } from './teach.js';

/** @typedef {import('../../../text/say.js').Part} Part */
/** @typedef {import('../../draw/model/single-step.js').Outcome} Outcome */
/** @typedef {import('../../draw/model/single-step.js').Repeat} Repeat */
/** @typedef {import('../../output-nudges/model/output-nudges.js').Row} Row */

/**
 * Returns what an example wants of the outputs.
 *
 * @param {ReturnType<typeof import('./teach.js').listWants>} wants
 * @returns {Part[]}
 */
export function wantsText({ own, other }) {
    if (own.nudge === 0 && !other) return sayInParts('teach-wants-nothing');
    const first = { digit: own.digit, a: fixed2(own.a), y: own.y, nudge: signed(own.nudge) };
    if (!other) return sayInParts('teach-wants-of-one', first);
    return sayInParts('teach-wants', {
        ...first,
        other: other.digit,
        other_a: fixed2(other.a),
        other_nudge: signed(other.nudge),
    });
}

/** @param {number} value @returns {Part} */
function signed(value) {
    return { text: number(value, { signed: true }), tone: value < 0 ? 'down' : 'up' };
}

/** At most this many digits to show the difference of two costs. */
const MOST_DIGITS = 7;

/** Returns a cost as text, also where it is not a number. @param {number | null} cost @param {number} [digits] */
export function costText(cost, digits = 3) {
    return number(cost ?? NaN, { digits });
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
    if (won === 0) return say('teach-price-none', { count: outcome.count });
    return won > 0 ? say('teach-price-gained', { count: won }) : say('teach-price-lost', { count: -won });
}

/**
 * Returns the state of the repeated steps as a sentence.
 *
 * @param {Repeat} repeat
 * @param {number} most the greatest number of repeated steps
 */
export function repeatText({ points, label, state }, most) {
    const count = Math.max(0, points.length - 1);
    const answer = points.at(-1)?.digit ?? 0;
    switch (state) {
        case 'running':
            return count === 0 ? say('teach-begins') : say('teach-repeats', { count, answer });
        case 'agrees':
            return say('teach-agrees', { count, label });
        case 'most':
            return say('teach-still-says', { count: most, answer });
        case 'stopped':
            return count === 0 ? say('teach-stopped-at-once') : say('teach-stopped', { count, answer });
        default:
            return count === 0 ? say('teach-no-step') : say('teach-no-further', { count });
    }
}

/**
 * Returns the result of undo.
 *
 * @param {{ from: import('../../draw/model/single-step.js').Measure | null, accuracy: number | null }} undone
 */
export function undoneText({ from, accuracy }) {
    const isOther = accuracy === null || (from && from.accuracy !== accuracy); // of before the update of the step
    return say('teach-undone', {
        accuracy_is: isOther ? 'unknown' : from ? 'again' : 'known',
        accuracy: isOther ? '' : percent(accuracy),
    });
}

/**
 * Returns how a learning rate for one example compares with the run's.
 *
 * @param {number} share the learning rate with which one example counts in a step of the run
 * @param {number} batchSize
 */
export function shareText(share, batchSize) {
    const rate = rateText(share);
    return batchSize === 1 ? say('teach-rate-own', { rate }) : say('teach-rate-share', { rate, count: batchSize });
}

/** Returns a learning rate without trailing zeros. @param {number} rate */
export function rateText(rate) {
    return rate >= 1e-4 && rate < 1e6 ? asTyped(Number(rate.toPrecision(3))) : number(rate);
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
    return say('teach-shown-before', { step, cost: costText(shown) });
}
