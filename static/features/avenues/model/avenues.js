/**
 * Three ways to move a neuron as its nudge wants, and what each would save: the server has made every
 * move and says what then came out. Here they are compared.
 */

import { digitsFor } from '../../sensitivity/model/sensitivity.js';

/** @typedef {import('../../../core/known.js').Known} Known */
/** @typedef {'bias' | 'weights' | 'activations'} AvenueName */
/** @typedef {{ from: number | null, weight: number | null, change: number, cost: number | null,
 *     activation: number | null }} Moved one number moved alone */
/** @typedef {{ avenue: AvenueName, activation: number | null, cost: number | null, count: number,
 *     items: Moved[] }} Move */
/** @typedef {{ step: number, layer: number, index: number, size: number, nudge: number | null,
 *     activation: number | null, cost: number | null, avenues: Move[] }} Answer */

/**
 * @typedef {object} Avenue
 * @property {AvenueName} avenue
 * @property {number | null} saved what it takes off the cost; below 0: what it adds
 * @property {number | null} cost afterwards
 * @property {number | null} activation of the neuron, afterwards
 * @property {boolean} isBest it saves most, all being known
 * @property {number} count
 * @property {(Moved & { saved: number | null })[]} items
 */

export const AVENUES = /** @type {AvenueName[]} */ (['bias', 'weights', 'activations']);

/**
 * Whether the step on show has come to a layer's avenue.
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
 * The avenues of an answer as they are to be read; those whose phase has not come are null.
 *
 * @param {Answer} answer
 * @param {Known} known
 * @returns {{ avenues: (Avenue | null)[], most: number, isAllKnown: boolean }} in the order of AVENUES;
 *     `most`: the greatest magnitude of what any saves
 */
export function compareAvenues(answer, known) {
    const moves = AVENUES.map((name) => answer.avenues.find(({ avenue }) => avenue === name));
    const shown = moves.map((move) =>
        move && isAvenueKnown(known, move.avenue, answer.layer) ? saving(move, answer.cost) : null,
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
function saving({ items, ...move }, before) {
    return {
        ...move,
        saved: less(before, move.cost),
        isBest: false,
        items: items.map((item) => ({ ...item, saved: less(before, item.cost) })),
    };
}

/** @param {number | null} before @param {number | null} after */
function less(before, after) {
    return before === null || after === null ? null : before - after;
}

/** In the table of three, costs have at most as many digits. */
const MOST_DIGITS = 6;

/**
 * How many digits the costs need so that one sees what is saved.
 *
 * @param {Pick<Answer, 'cost'>} answer
 * @param {number} most the greatest magnitude of what is saved
 */
export function shownDigits({ cost }, most) {
    return Math.min(MOST_DIGITS, digitsFor(cost ?? 0, most));
}

/** @param {(number | null)[]} values @returns {number} the greatest magnitude, 0 of none */
export function greatest(values) {
    return values.reduce((/** @type {number} */ most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
}
