/**
 * Everybody's average: what each example of a mini-batch wants of some weights, what that comes to on
 * average, and how much the examples agree.
 */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../core/store.js').Weight} Weight */

/**
 * @typedef {object} Opinion of many examples about one weight
 * @property {number} mean of their nudges: minus the gradient
 * @property {number | null} agreement |mean| / mean of |nudge|: 1 where all pull one way, 0 where they cancel
 *     each other; null where nobody wants anything
 * @property {number} up how many want it to go up
 * @property {number} down
 * @property {number} none how many have a nudge of exactly 0
 */

/** @typedef {Opinion & { weight: Weight, nudges: Float64Array, full: number }} Row one weight: the nudge
 *     of each example in the batch's order, and the greatest magnitude among them */

/**
 * @param {StepRecord} record with its mini-batch
 * @param {Weight[]} weights that this network has
 * @returns {Row[]}
 */
export function listRows(record, weights) {
    return weights.map((weight) => {
        const nudges = listNudges(record, weight);
        return { weight, nudges, full: findFullScale(nudges), ...findOpinion(nudges) };
    });
}

/**
 * The nudge −δ_j · a_k of one weight (of a bias −δ_j) by each example of the mini-batch.
 *
 * @param {StepRecord} record
 * @param {Weight} weight
 */
export function listNudges({ batch, sizes }, { layer, index, from }) {
    const { count, a, delta } = required(batch);
    const δ = required(delta[layer]);
    const behind = required(a[layer - 1]);
    const [n, m] = [sizes[layer], sizes[layer - 1]];
    return Float64Array.from({ length: count }, (_, example) => {
        const held = from === null ? 1 : behind[example * m + from];
        return -δ[example * n + index] * held;
    });
}

/** @param {Float64Array} nudges @returns {Opinion} */
export function findOpinion(nudges) {
    const sum = nudges.reduce((total, nudge) => total + nudge, 0);
    const strength = nudges.reduce((total, nudge) => total + Math.abs(nudge), 0);
    const up = nudges.filter((nudge) => nudge > 0).length;
    const down = nudges.filter((nudge) => nudge < 0).length;
    return {
        mean: sum / nudges.length,
        agreement: strength > 0 ? Math.abs(sum) / strength : null,
        up,
        down,
        none: nudges.length - up - down,
    };
}

/** The greatest magnitude among them. @param {Float64Array} nudges */
function findFullScale(nudges) {
    return nudges.reduce((most, nudge) => Math.max(most, Math.abs(nudge)), 0);
}

/** The same for all rows together. @param {Row[]} rows */
export function fullOfAll(rows) {
    return rows.reduce((most, { full }) => Math.max(most, full), 0);
}

/**
 * The weights on which the examples agree most and least; null where there are none that differ.
 *
 * @param {Row[]} rows
 * @returns {{ most: Row, least: Row } | null}
 */
export function findExtremes(rows) {
    const sorted = rows
        .filter(({ agreement }) => agreement !== null)
        .sort((one, other) => Number(other.agreement) - Number(one.agreement));
    const [most, least] = [sorted[0], sorted.at(-1)];
    return most && least && most.agreement !== least.agreement ? { most, least } : null;
}

/**
 * Which of the examples are on a page of `size`, so that `place` is among them.
 *
 * @param {{ count: number, size: number, place: number }} of
 * @returns {{ start: number, end: number }} the first, and the one after the last
 */
export function findPage({ count, size, place }) {
    const at = Math.max(0, Math.min(count - 1, place));
    const start = Math.floor(at / size) * size;
    return { start, end: Math.min(count, start + size) };
}
