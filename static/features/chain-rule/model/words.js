/** The meaning of each factor of the chain rule in one line, with the numbers of the step. */

import { required } from '../../../core/record.js';
import { ACTIVATION, exactEnough } from '../../../text/arithmetic.js';
import { number } from '../../../text/format.js';
import { neuronName } from '../../../text/names.js';
import { activationName } from '../../../text/slope.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../text/slope.js').FunctionSettings} FunctionSettings */
/** @typedef {{ symbol: string, description: string, arithmetic: string }} Meaning */
/** @typedef {{ isSoftmax: boolean, zByW: number | null, aByZ: number | null, costByA: number | null,
 *     costByZ: number | null, product: number | null }} Shown the factors; null where not known yet */

/**
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {import('./chain-rule.js').Connection} weight
 * @param {Shown} shown
 * @returns {Meaning[]}
 */
export function listMeanings(record, settings, weight, shown) {
    const { layer, from } = weight;
    const behind = neuronName(layer - 1, from, record.depth);
    const what = layer === 1 ? `how much ink there is at ${behind}` : `the activation behind, a of ${behind}`;
    return [
        { symbol: '∂z/∂w', description: `how much z moves when w does: ${what}.`, arithmetic: '' },
        ...(shown.isSoftmax
            ? [toSoftmaxMeaning(record, settings, weight, shown)]
            : [toSlopeMeaning(record, settings, weight, shown), toCostMeaning(record, settings, weight, shown)]),
        toProductMeaning(shown),
    ];
}

/**
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {{ layer: number, index: number }} at
 * @param {Shown} shown
 * @returns {Meaning}
 */
function toSlopeMeaning(record, settings, { layer, index }, { aByZ }) {
    const { f, slope, inNumbers } = ACTIVATION[activationName(settings, layer, record.depth)];
    const name = f === 'identity' ? 'the identity' : f;
    const numbers = inNumbers(required(record.a[layer])[index], required(record.z[layer])[index]);
    return {
        symbol: '∂a/∂z',
        description: `how much a moves when z does: the slope of ${name} at this z.`,
        arithmetic: slope === '1' ? '' : `${slope}${aByZ === null ? '' : ` = ${numbers}`}`,
    };
}

/**
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {{ layer: number, index: number }} at
 * @param {Shown} shown
 * @returns {Meaning}
 */
function toCostMeaning(record, { cost }, { layer, index }, { costByA }) {
    const description = 'how much C moves when a does';
    if (layer < record.depth) {
        const { [layer + 1]: count } = record.sizes;
        return {
            symbol: '∂C/∂a',
            description: `${description}: the sum over ${toWaysText(count)} on, below.`,
            arithmetic: '',
        };
    }
    const [a, y] = [required(record.a[layer])[index], record.y[index]];
    const numbers = costByA === null ? '' : ` = 2 (${exactEnough(a, a - y)} − ${y})`;
    return {
        symbol: '∂C/∂a',
        description: `${description}: minus the nudge.`,
        arithmetic: cost === 'squared' ? `2 (a − y)${numbers}` : '−y / a',
    };
}

/**
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {{ layer: number, index: number }} at
 * @param {Shown} shown
 * @returns {Meaning}
 */
function toSoftmaxMeaning(record, { cost }, { layer, index }, { costByZ }) {
    const [a, y] = [required(record.a[layer])[index], record.y[index]];
    const numbers = costByZ === null ? '' : ` = ${exactEnough(a, a - y)} − ${y}`;
    return {
        symbol: '∂C/∂z',
        description:
            'behind a softmax every z moves every a, so ∂a/∂z is no single number. What the ten make of it together:',
        arithmetic: cost === 'cross_entropy' ? `a − y${numbers}` : 'a (∂C/∂a − Σ a ∂C/∂a)',
    };
}

/** @param {Shown} shown @returns {Meaning} */
function toProductMeaning({ product, costByZ }) {
    if (product === null) return { symbol: '∂C/∂w', description: 'how much C moves when w does.', arithmetic: '' };
    return {
        symbol: '∂C/∂w',
        description:
            `how much C moves when w does: the weight nudge is ` +
            `${number(product === 0 ? 0 : -product, { signed: true })}.`,
        arithmetic: costByZ === null ? '' : `For the bias the first factor is 1: ∂C/∂b = ${number(costByZ)}`,
    };
}

/** @param {number} count */
function toWaysText(count) {
    return count === 1 ? 'the one way' : `all ${count} ways`;
}
