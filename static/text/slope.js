/** The slope f'(z) of a neuron: how much its activation changes with its pre-activation. */

/**
 * The slopes, as in app/nudge/nn/activations.py. Null for softmax: every a depends on every z of the layer.
 *
 * @type {Record<string, ((a: number, z: number) => number) | null>}
 */
const SLOPES = {
    sigmoid: (a) => a * (1 - a),
    tanh: (a) => 1 - a * a,
    relu: (_, z) => (z > 0 ? 1 : 0),
    leaky_relu: (_, z) => (z > 0 ? 1 : 0.01),
    identity: () => 1,
    softmax: null,
};

/** @typedef {{ activation: string, output_activation: string, cost: string }} FunctionSettings */

/**
 * The name of the activation of a layer.
 *
 * @param {FunctionSettings} settings
 * @param {number} layer
 * @param {number} depth
 */
export function activationName(settings, layer, depth) {
    return layer === depth ? settings.output_activation : settings.activation;
}

/**
 * ∂a/∂z of a neuron; null where its activation is softmax.
 *
 * @param {import('../core/record.js').StepRecord} record
 * @param {FunctionSettings} settings
 * @param {number} layer
 * @param {number} index
 * @returns {number | null}
 */
export function findSlope({ a, z, depth }, settings, layer, index) {
    const slope = SLOPES[activationName(settings, layer, depth)];
    const [activations, sums] = [a[layer], z[layer]];
    if (!slope || !activations || !sums) return null;
    return slope(activations[index], sums[index]);
}
