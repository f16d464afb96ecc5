/** The meaning of each factor of the chain rule in one line, with the numbers of the step. */

import { required } from '../../../core/record.js';
import { ACTIVATION, exactEnough } from '../../../text/arithmetic.js';
import { number } from '../../../text/format.js';
import { neuronName } from '../../../text/names.js';
import { say } from '../../../text/say.js';
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
    return [
        {
            symbol: '∂z/∂w',
            description: say('chain-rule-z-by-w', { is_input: layer === 1, behind }),
            arithmetic: '',
        },
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
    const activation = activationName(settings, layer, record.depth);
    const { f, slope, inNumbers } = ACTIVATION[activation];
    const numbers = inNumbers(required(record.a[layer])[index], required(record.z[layer])[index]);
    return {
        symbol: '∂a/∂z',
        description: say('chain-rule-a-by-z', { is_identity: activation === 'identity', function: f }),
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
    if (layer < record.depth) {
        const { [layer + 1]: count } = record.sizes;
        return {
            symbol: '∂C/∂a',
            description: say('chain-rule-c-by-a-hidden', { count }),
            arithmetic: '',
        };
    }
    const [a, y] = [required(record.a[layer])[index], record.y[index]];
    const numbers = costByA === null ? '' : ` = 2 (${exactEnough(a, a - y)} − ${y})`;
    return {
        symbol: '∂C/∂a',
        description: say('chain-rule-c-by-a'),
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
        description: say('chain-rule-c-by-z'),
        arithmetic: cost === 'cross_entropy' ? `a − y${numbers}` : 'a (∂C/∂a − Σ a ∂C/∂a)',
    };
}

/** @param {Shown} shown @returns {Meaning} */
function toProductMeaning({ product, costByZ }) {
    if (product === null) return { symbol: '∂C/∂w', description: say('chain-rule-c-by-w-unknown'), arithmetic: '' };
    return {
        symbol: '∂C/∂w',
        description: say('chain-rule-c-by-w', { nudge: number(product === 0 ? 0 : -product, { signed: true }) }),
        arithmetic: costByZ === null ? '' : say('chain-rule-bias', { value: number(costByZ) }),
    };
}
