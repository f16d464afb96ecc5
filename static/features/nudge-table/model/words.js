/** What a table of nudges says in words. */

import { required } from '../../../core/record.js';
import { number, percent, whole } from '../../../text/format.js';
import { parameterName } from '../../../text/names.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../core/store.js').Weight} Weight */
/** @typedef {import('./table.js').Row} Row */

/**
 * How one example comes to its nudge of a weight.
 *
 * @param {StepRecord} record with its mini-batch
 * @param {Weight} weight
 * @param {number} example its place in the mini-batch
 */
export function nudgeInWords({ batch, sizes, depth }, weight, example) {
    const { a, delta } = required(batch);
    const { layer, index, from } = weight;
    const δ = required(delta[layer])[example * sizes[layer] + index];
    const held = from === null ? 1 : required(a[layer - 1])[example * sizes[layer - 1] + from];
    const product = from === null ? '−δ' : '−δ · a';
    const factors = from === null ? number(opposite(δ)) : `${number(opposite(δ))} · ${number(held)}`;
    const nudge = opposite(δ) * held;
    const name = parameterName(weight, depth);
    return `Example ${example + 1}, ${name}: ${product} = ${factors} = ${number(nudge, { signed: true })}`;
}

/**
 * Where the examples agree and where not.
 *
 * @param {{ most: Row, least: Row }} extremes
 * @param {number} depth
 */
export function agreementInWords({ most, least }, depth) {
    return (
        `They agree most on ${parameterName(most.weight, depth)} (${percent(required(most.agreement))}) and least on ` +
        `${parameterName(least.weight, depth)}: ${whole(least.up)} want it up and ${whole(least.down)} down, which leaves ` +
        `${percent(required(least.agreement))} of what they want.`
    );
}

/** @param {number} value the value with its sign turned round, never −0 */
function opposite(value) {
    return value === 0 ? 0 : -value;
}
