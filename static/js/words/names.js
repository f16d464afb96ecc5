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
