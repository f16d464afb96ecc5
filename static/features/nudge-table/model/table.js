/**
 * The nudge of some weights by each example of a mini-batch, the average, and how much the examples agree.
 */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../core/store.js').Weight} Weight */

/**
 * @typedef {object} Opinion the nudges of one weight by many examples, in summary
 * @property {number} mean of their nudges: minus the gradient
 * @property {number | null} agreement |mean| / mean of |nudge|: 1 where all nudges have one sign, 0 where they
 *     cancel; null where all are 0
 * @property {number} up number of positive nudges
 * @property {number} down number of negative nudges
 * @property {number} none number of nudges that are exactly 0
 */

/** @typedef {Opinion & { weight: Weight, nudges: Float64Array, full: number }} Row one weight: the nudges
 *     in the order of the mini-batch, and their greatest magnitude */

/**
 * @param {StepRecord} record with its mini-batch
 * @param {Weight[]} weights weights of this network
 * @returns {Row[]}
 */
export function listRows(record, weights) {
    return weights.map((weight) => {
        const nudges = listNudges(record, weight);
        return { weight, nudges, full: findFullScale(nudges), ...findOpinion(nudges) };
    });
}

/**
 * Returns the nudge −δ_j · a_k of one weight, or −δ_j of a bias, by each example of the mini-batch.
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
        const input = from === null ? 1 : behind[example * m + from];
        return -δ[example * n + index] * input;
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

/** Returns the greatest magnitude of the nudges. @param {Float64Array} nudges */
function findFullScale(nudges) {
    return nudges.reduce((most, nudge) => Math.max(most, Math.abs(nudge)), 0);
}

/** Returns the greatest magnitude of the nudges of all rows. @param {Row[]} rows */
export function findCommonScale(rows) {
    return rows.reduce((most, { full }) => Math.max(most, full), 0);
}

/**
 * Returns the weights on which the examples agree most and least; null where no two rows differ in agreement.
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
 * Returns the page of `size` examples that contains `place`.
 *
 * @param {{ count: number, size: number, place: number }} of
 * @returns {{ start: number, end: number }} the first example, and the one after the last
 */
export function findPage({ count, size, place }) {
    const at = Math.max(0, Math.min(count - 1, place));
    const start = Math.floor(at / size) * size;
    return { start, end: Math.min(count, start + size) };
}
