/**
 * Compares three ways to move a neuron in the direction of its nudge. The server has tried each way and has sent the
 * cost that results.
 */

import { digitsFor } from '../../sensitivity/model/sensitivity.js';

/** @typedef {import('../../../core/known.js').Known} Known */
/** @typedef {'bias' | 'weights' | 'activations'} AvenueName */
/** @typedef {{ from: number | null, weight: number | null, change: number, cost: number | null,
 *     activation: number | null }} Moved the result of moving one number alone */
/** @typedef {{ avenue: AvenueName, activation: number | null, cost: number | null, count: number,
 *     items: Moved[] }} Move */
/** @typedef {{ step: number, layer: number, index: number, size: number, nudge: number | null,
 *     activation: number | null, cost: number | null, avenues: Move[] }} Answer */

/**
 * @typedef {object} Avenue
 * @property {AvenueName} avenue
 * @property {number | null} saved cost before minus cost after; negative where the cost grows
 * @property {number | null} cost the cost afterwards
 * @property {number | null} activation the neuron's activation afterwards
 * @property {boolean} isBest it saves the most; false until all avenues are known
 * @property {number} count
 * @property {(Moved & { saved: number | null })[]} items
 */

export const AVENUES = /** @type {AvenueName[]} */ (['bias', 'weights', 'activations']);

/**
 * Returns whether the phase of an avenue of a layer has come in the step on show.
 *
 * @param {Known} known
 * @param {AvenueName} avenue
 * @param {number} layer
 */
export function isAvenueKnown(known, avenue, layer) {
    return {
        bias: known.biasNudge,
        weights: known.weightNudge,
        activations: known.ask,
    }[avenue](layer);
}

/**
 * Returns the avenues of an answer with what each saves; null for an avenue whose phase has not come.
 *
 * @param {Answer} answer
 * @param {Known} known
 * @returns {{ avenues: (Avenue | null)[], most: number, isAllKnown: boolean }} in the order of AVENUES;
 *     `most` is the greatest magnitude of a saving
 */
export function compareAvenues(answer, known) {
    const moves = AVENUES.map((name) => answer.avenues.find(({ avenue }) => avenue === name));
    const shown = moves.map((move) =>
        move && isAvenueKnown(known, move.avenue, answer.layer) ? toAvenue(move, answer.cost) : null,
    );
    const isAllKnown = moves.every((move, i) => !move || shown[i]);
    const saved = shown.map((each) => each?.saved ?? 0);
    const best = Math.max(...saved);
    return {
        avenues: shown.map((each) => each && { ...each, isBest: isAllKnown && best > 0 && each.saved === best }),
        most: Math.max(...saved.map(Math.abs)),
        isAllKnown,
    };
}

/** @param {Move} move @param {number | null} before @returns {Avenue} */
function toAvenue({ items, ...move }, before) {
    return {
        ...move,
        saved: subtract(before, move.cost),
        isBest: false,
        items: items.map((item) => ({ ...item, saved: subtract(before, item.cost) })),
    };
}

/** @param {number | null} before @param {number | null} after */
function subtract(before, after) {
    return before === null || after === null ? null : before - after;
}

/** Costs in the table of the three avenues have at most this many digits. */
const MOST_DIGITS = 6;

/**
 * Returns how many digits the costs need to show what is saved.
 *
 * @param {Pick<Answer, 'cost'>} answer
 * @param {number} most the greatest magnitude of a saving
 */
export function shownDigits({ cost }, most) {
    return Math.min(MOST_DIGITS, digitsFor(cost ?? 0, most));
}

/** @param {(number | null)[]} values @returns {number} the greatest magnitude; 0 of an empty list */
export function greatest(values) {
    return values.reduce((/** @type {number} */ most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
}
