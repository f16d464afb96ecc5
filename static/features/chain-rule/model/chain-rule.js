/**
 * ∂C/∂w of one example by the chain rule: the product of three factors. For a weight before the last layer, ∂C/∂a is a
 * sum over paths.
 */

import { CONNECTION, required } from '../../../core/record.js';
import { findSlope } from '../../../text/slope.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../text/slope.js').FunctionSettings} FunctionSettings */
/** @typedef {{ layer: number, index: number, from: number }} Connection w[index, from] of a layer */

/**
 * @typedef {object} Factors
 * @property {number} zByW ∂z/∂w, the activation behind
 * @property {number | null} aByZ ∂a/∂z = f'(z); null behind a softmax
 * @property {number} costByA ∂C/∂a = −nudge
 * @property {number} costByZ ∂C/∂z = δ
 * @property {number} product ∂C/∂w = −(weight nudge)
 */

/**
 * @typedef {object} Path one path: from an activation through a neuron of the next layer to the cost
 * @property {number} to the neuron of the next layer
 * @property {number} w the weight to that neuron, ∂z/∂a
 * @property {number | null} aByZ
 * @property {number} costByA
 * @property {number} costByZ
 * @property {number} value the term of this path in ∂C/∂a
 */

/**
 * @typedef {object} Paths
 * @property {Path[]} shown the strongest paths, the strongest first
 * @property {{ count: number, value: number }} others all other paths: how many, and their sum
 * @property {number} total ∂C/∂a, the sum over all paths
 */

const PATHS_SHOWN = 4;

/**
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {Connection} weight
 * @returns {Factors}
 */
export function listFactors(record, settings, { layer, index, from }) {
    const costByZ = required(record.delta[layer])[index];
    return {
        zByW: required(record.a[layer - 1])[from],
        aByZ: findSlope(record, settings, layer, index),
        costByA: -required(record.nudge[layer])[index],
        costByZ,
        product: -required(CONNECTION.weight_nudges(record, layer))(index, from),
    };
}

/**
 * Returns ∂C/∂a of a neuron as the sum over all paths through the next layer. Returns null for an output, which has no
 * next layer, and where the record lacks the weights.
 *
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {{ layer: number, index: number }} neuron
 * @returns {Paths | null}
 */
export function buildPaths(record, settings, { layer, index }) {
    const w = layer < record.depth ? CONNECTION.weights(record, layer + 1) : null;
    if (!w) return null;
    const next = layer + 1;
    const paths = Array.from(required(record.delta[next]), (costByZ, to) => ({
        to,
        w: w(to, index),
        aByZ: findSlope(record, settings, next, to),
        costByA: -required(record.nudge[next])[to],
        costByZ,
        value: w(to, index) * costByZ,
    })).sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
    const rest = paths.slice(PATHS_SHOWN);
    return {
        shown: paths.slice(0, PATHS_SHOWN),
        others: { count: rest.length, value: rest.reduce((sum, { value }) => sum + value, 0) },
        total: -required(record.nudge[layer])[index],
    };
}
