/** The activation functions as curves a = f(z), and the terms of the softmax. */

import { required } from '../../../core/record.js';

/**
 * For each function, as in app/nudge/nn/activations.py: the function, the least |z| to which it is drawn, and the range
 * of a there. null for the softmax, whose a depends on the z of all outputs.
 *
 * @type {Record<string, { f: (z: number) => number, reach: number,
 *     range: (reach: number) => [number, number] } | null>}
 */
const FUNCTIONS = {
    sigmoid: { f: (z) => 1 / (1 + Math.exp(-z)), reach: 6, range: () => [0, 1] },
    tanh: { f: Math.tanh, reach: 3, range: () => [-1, 1] },
    relu: { f: (z) => Math.max(0, z), reach: 3, range: (reach) => [0, reach] },
    leaky_relu: { f: (z) => (z > 0 ? z : 0.01 * z), reach: 3, range: (reach) => [-0.01 * reach, reach] },
    identity: { f: (z) => z, reach: 3, range: (reach) => [-reach, reach] },
    softmax: null,
};

/** Odd, so that z = 0 is a point of the line: some functions have a corner there. */
const POINTS = 121;
/** The curve reaches this many times beyond its marked point. */
const HEADROOM = 1.15;

/**
 * @typedef {object} Curve
 * @property {number} reach the curve is drawn from z = −reach to reach
 * @property {number} low the lowest a of the plot
 * @property {number} high the highest a of the plot
 * @property {{ z: number, a: number }[]} line
 */

/**
 * @param {string} name as in the settings
 * @param {number | null} z a pre-activation that the curve must contain
 * @returns {Curve | null} null for the softmax
 */
export function buildCurve(name, z) {
    const made = FUNCTIONS[name];
    if (!made) return null;
    const least = z !== null && Number.isFinite(z) ? HEADROOM * Math.abs(z) : 0;
    const reach = Math.max(made.reach, least);
    const [low, high] = made.range(reach);
    const line = Array.from({ length: POINTS }, (_, i) => {
        const at = reach * ((2 * i) / (POINTS - 1) - 1);
        return { z: at, a: made.f(at) };
    });
    return { reach, low, high, line };
}

/**
 * Returns the terms of the softmax a = e^z / Σ e^z of one output.
 *
 * @param {import('../../../core/record.js').StepRecord} record
 * @param {number} index the output
 * @returns {{ power: number, total: number, shares: number[] }} e^z, the sum over all outputs, and all a
 */
export function findSoftmax({ z, a, depth }, index) {
    const powers = Array.from(required(z[depth]), (each) => Math.exp(each));
    return {
        power: powers[index],
        total: powers.reduce((sum, each) => sum + each, 0),
        shares: Array.from(required(a[depth])),
    };
}
