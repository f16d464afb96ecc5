/** What things on the stage are called. Counted from 0, as in the tensors of a frame. */

/**
 * @param {number} layer
 * @param {number} index
 * @param {number} depth the output layer's number
 */
export function neuronName(layer, index, depth) {
    if (layer === 0) return `pixel ${index}`;
    return layer === depth ? `${index}` : `h${layer}·${index}`;
}

/**
 * @param {number} layer
 * @param {number} depth
 */
export function layerName(layer, depth) {
    if (layer === 0) return 'input';
    return layer === depth ? 'output' : `hidden ${layer}`;
}

/**
 * @param {number} layer the layer it runs to
 * @param {number} to
 * @param {number} from
 * @param {number} depth
 */
export function weightName(layer, to, from, depth) {
    return `${neuronName(layer - 1, from, depth)} → ${neuronName(layer, to, depth)}`;
}

/**
 * A weight, or the bias of a neuron where `from` is null.
 *
 * @param {{ layer: number, index: number, from: number | null }} parameter
 * @param {number} depth
 */
export function parameterName({ layer, index, from }, depth) {
    return from === null ? `bias of ${neuronName(layer, index, depth)}` : weightName(layer, index, from, depth);
}

/** @type {Record<string, string>} */
const FUNCTIONS = {
    sigmoid: 'the sigmoid σ',
    tanh: 'the tanh',
    relu: 'max(0, z)',
    leaky_relu: 'the leaky ReLU',
    identity: 'nothing',
    softmax: 'the softmax',
};

/**
 * An activation function as a sentence names it.
 *
 * @param {string} name as in the settings
 */
export function functionName(name) {
    return FUNCTIONS[name] ?? name;
}

/**
 * A digit with its article.
 *
 * @param {number} digit
 */
export function aDigit(digit) {
    return `${digit === 8 ? 'an' : 'a'} ${digit}`;
}
