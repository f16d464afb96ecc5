/** Sentences about the table of nudges. */

import { required } from '../../../core/record.js';
import { number, percent } from '../../../text/format.js';
import { parameterName } from '../../../text/names.js';
import { say } from '../../../text/say.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../core/store.js').Weight} Weight */
/** @typedef {import('./table.js').Row} Row */

/**
 * Returns the arithmetic of one example's nudge of a weight.
 *
 * @param {StepRecord} record with its mini-batch
 * @param {Weight} weight
 * @param {number} example place in the mini-batch
 */
export function nudgeInWords({ batch, sizes, depth }, weight, example) {
    const { a, delta } = required(batch);
    const { layer, index, from } = weight;
    const δ = required(delta[layer])[example * sizes[layer] + index];
    const input = from === null ? 1 : required(a[layer - 1])[example * sizes[layer - 1] + from];
    const product = from === null ? '−δ' : '−δ · a';
    const factors = from === null ? number(opposite(δ)) : `${number(opposite(δ))} · ${number(input)}`;
    const nudge = opposite(δ) * input;
    return say('nudge-table-arithmetic', {
        number: String(example + 1),
        weight: parameterName(weight, depth),
        arithmetic: `${product} = ${factors} = ${number(nudge, { signed: true })}`,
    });
}

/**
 * Returns where the examples agree most and least, as a sentence.
 *
 * @param {{ most: Row, least: Row }} extremes
 * @param {number} depth
 */
export function agreementInWords({ most, least }, depth) {
    return say('nudge-table-agreement', {
        most: parameterName(most.weight, depth),
        most_share: percent(required(most.agreement)),
        least: parameterName(least.weight, depth),
        least_share: percent(required(least.agreement)),
        up: least.up,
        down: least.down,
    });
}

/** @param {number} value @returns {number} the value with the opposite sign, never −0 */
function opposite(value) {
    return value === 0 ? 0 : -value;
}
