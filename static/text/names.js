/** The names of neurons, layers, weights and functions. Indices count from 0, as in the tensors of a frame. */

import { say, textIds } from './say.js';

/**
 * @param {number} layer
 * @param {number} index
 * @param {number} depth the output layer's number
 */
export function neuronName(layer, index, depth) {
    if (layer === 0) return say('name-pixel', { index: `${index}` });
    return layer === depth ? `${index}` : `h${layer}·${index}`;
}

/**
 * @param {number} layer
 * @param {number} depth
 */
export function layerName(layer, depth) {
    if (layer === 0) return say('name-layer-input');
    return layer === depth ? say('name-layer-output') : say('name-layer-hidden', { layer });
}

/**
 * @param {number} layer the layer that the weight runs to
 * @param {number} to index of the neuron in that layer
 * @param {number} from index of the neuron in the layer behind
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
    if (from === null) return say('name-bias', { neuron: neuronName(layer, index, depth) });
    return weightName(layer, index, from, depth);
}

/** @type {Record<string, string>} */
const FUNCTIONS = textIds({
    sigmoid: 'name-function-sigmoid',
    tanh: 'name-function-tanh',
    relu: 'name-function-relu',
    leaky_relu: 'name-function-leaky-relu',
    identity: 'name-function-identity',
    softmax: 'name-function-softmax',
});

/**
 * The name of an activation function in a sentence.
 *
 * @param {string} name as in the settings
 */
export function functionName(name) {
    return FUNCTIONS[name] ? say(FUNCTIONS[name]) : name;
}

/** A list in words, as in "3 %, 5 % and 6 %". @param {string[]} items at least one */
export function listed(items) {
    return items.reduce((list, item, i) => say(i === items.length - 1 ? 'list-last' : 'list-next', { list, item }));
}

/** A list of short items without a word, as in "10, 30, 100". @param {string[]} items */
export const listedBriefly = (items) =>
    items.length > 0 ? items.reduce((list, item) => say('list-next', { list, item })) : '';

/** Numbers one after the other, as in "0.71, 0.250". @param {string[]} numbers */
export const listedNumbers = (numbers) =>
    numbers.length > 0 ? numbers.reduce((list, item) => say('list-number', { list, item })) : '';
