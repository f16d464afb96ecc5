/**
 * The record of one step: the arrays of a frame, by layer.
 *
 * A list has one entry for each layer, at the index of the layer. The entry is null where the layer has no such array:
 * layer 0 has no weights, step 0 has no gradient. Weights are stored row by row: w[l][j * n + k] runs from neuron k of
 * layer l-1 to neuron j of layer l, where n is the size of layer l-1.
 */

/** @typedef {import('../net/decode.js').Frame} Frame */
/** @typedef {Float32Array | Float64Array} Floats */
/** @typedef {(Floats | null)[]} Layers */

/**
 * @typedef {object} StepRecord
 * @property {number} step
 * @property {number} epoch
 * @property {number} batchNumber
 * @property {number} examplesSeen
 * @property {number} position number of examples of its epoch that have been used after the step
 * @property {number | null} cost of the mini-batch; null before the first step
 * @property {number} exampleCost cost of the example in focus; NaN where it is not a number
 * @property {string} costFunction "squared" or "cross_entropy"
 * @property {number} learningRate
 * @property {number} batchSize
 * @property {{ split: string, index: number | null, label: number, guessed: boolean }} focus `guessed`: no
 *     person has given the label, it is the answer of the network
 * @property {number[]} sizes neurons in every layer, the input's first
 * @property {number} depth L, the number of the output layer
 * @property {Floats} y
 * @property {Layers} a
 * @property {Layers} z
 * @property {Layers} delta
 * @property {Layers} nudge
 * @property {Layers} w
 * @property {Layers} b
 * @property {Layers} gradW
 * @property {Layers} gradB
 * @property {Layers} updateW only where it differs from -learning rate * gradient
 * @property {Layers} updateB
 * @property {Batch | null} batch
 */

/**
 * @typedef {object} Batch the examples of the mini-batch, one row each
 * @property {number} count
 * @property {Int32Array} index indices in the training set
 * @property {Floats} images (count, 784)
 * @property {Floats} y (count, n_L)
 * @property {Layers} a each (count, n_l); a[0] is the images
 * @property {Layers} delta each (count, n_l)
 */

/**
 * Builds the record of a step from its frame.
 *
 * @param {Frame} frame of kind "step", with the arrays of the example in focus
 * @returns {StepRecord}
 * @throws {Error} if an array is missing that every record has
 */
export function toRecord({ metadata, tensors }) {
    const depth = countLayers(tensors);
    const layers = (/** @type {string} */ prefix) =>
        Array.from({ length: depth + 1 }, (_, layer) => floats(tensors, `${prefix}${layer}`));
    const a = layers('a');
    return {
        step: Number(metadata.step),
        epoch: Number(metadata.epoch),
        batchNumber: Number(metadata.batch),
        examplesSeen: Number(metadata.examples_seen),
        position: Number(metadata.position),
        cost: metadata.cost === '' ? null : Number(metadata.cost),
        exampleCost: metadata.example_cost === '' ? NaN : Number(metadata.example_cost),
        costFunction: metadata.cost_function ?? 'squared',
        learningRate: Number(metadata.learning_rate),
        batchSize: Number(metadata.batch_size),
        focus: {
            split: metadata.focus_split,
            index: metadata.focus_index === '' ? null : Number(metadata.focus_index),
            label: Number(metadata.focus_label),
            guessed: metadata.focus_guessed === 'true',
        },
        sizes: a.map((activations) => required(activations).length),
        depth,
        y: required(floats(tensors, 'y')),
        a,
        z: layers('z'),
        delta: layers('delta'),
        nudge: layers('nudge'),
        w: layers('w'),
        b: layers('b'),
        gradW: layers('grad_w'),
        gradB: layers('grad_b'),
        updateW: layers('update_w'),
        updateB: layers('update_b'),
        batch: toBatch(tensors, depth),
    };
}

/**
 * @param {Map<string, import('../net/decode.js').Tensor>} tensors
 * @param {number} depth
 * @returns {Batch | null}
 */
function toBatch(tensors, depth) {
    const index = tensors.get('batch_index');
    const images = floats(tensors, 'batch_a0');
    if (!index || !images) return null;
    const layers = (/** @type {string} */ prefix) =>
        Array.from({ length: depth + 1 }, (_, layer) => floats(tensors, `${prefix}${layer}`));
    return {
        count: index.shape[0],
        index: /** @type {Int32Array} */ (index.data),
        images,
        y: required(floats(tensors, 'batch_y')),
        a: layers('batch_a'),
        delta: layers('batch_delta'),
    };
}

/** @param {Map<string, unknown>} tensors */
function countLayers(tensors) {
    let depth = 0;
    while (tensors.has(`a${depth + 1}`)) depth += 1;
    if (depth === 0) throw new Error('This frame holds no example.');
    return depth;
}

/**
 * @param {Map<string, import('../net/decode.js').Tensor>} tensors
 * @param {string} name
 */
function floats(tensors, name) {
    const tensor = tensors.get(name);
    return tensor ? /** @type {Floats} */ (tensor.data) : null;
}

/**
 * Returns a value that must be there.
 *
 * @template T
 * @param {T | null | undefined} value
 * @returns {T}
 * @throws {Error} if it is null or undefined
 */
export function required(value) {
    if (value === null || value === undefined) throw new Error('A record lacks what it must hold.');
    return value;
}

/**
 * The quantities of a connection. Each returns a function of (j, k): the value for weight w[j, k] of `layer`; or null
 * where the record does not have the arrays.
 *
 * @type {Record<'contributions' | 'weights' | 'weight_nudges' | 'gradient' | 'update' | 'asks',
 *     (record: StepRecord, layer: number) => ((j: number, k: number) => number) | null>}
 */
export const CONNECTION = {
    contributions(record, layer) {
        const w = record.w[layer];
        const a = required(record.a[layer - 1]);
        return w && ((j, k) => w[j * a.length + k] * a[k]);
    },
    weights(record, layer) {
        const w = record.w[layer];
        const n = record.sizes[layer - 1];
        return w && ((j, k) => w[j * n + k]);
    },
    weight_nudges(record, layer) {
        const delta = required(record.delta[layer]);
        const a = required(record.a[layer - 1]);
        return (j, k) => -delta[j] * a[k];
    },
    gradient(record, layer) {
        const g = record.gradW[layer];
        const n = record.sizes[layer - 1];
        return g && ((j, k) => g[j * n + k]);
    },
    update(record, layer) {
        const n = record.sizes[layer - 1];
        const update = record.updateW[layer];
        if (update) return (j, k) => update[j * n + k];
        const g = record.gradW[layer];
        return g && ((j, k) => -record.learningRate * g[j * n + k]);
    },
    asks(record, layer) {
        const delta = required(record.delta[layer]);
        const w = record.w[layer];
        const n = record.sizes[layer - 1];
        return w && ((j, k) => -delta[j] * w[j * n + k]);
    },
};

/**
 * What the step adds to the bias of neuron j; null where no step has been made.
 *
 * @param {StepRecord} record
 * @param {number} layer
 * @param {number} j
 */
export function biasUpdate(record, layer, j) {
    const update = record.updateB[layer];
    if (update) return update[j];
    const g = record.gradB[layer];
    return g && -record.learningRate * g[j];
}

/**
 * The row of the example in focus in the mini-batch; -1 where it is not in it, or the record has no mini-batch.
 *
 * @param {Pick<StepRecord, 'batch' | 'focus'>} record
 */
export function placeInBatch({ batch, focus: { split, index } }) {
    return batch && split === 'train' && index !== null ? batch.index.indexOf(index) : -1;
}

/**
 * The answer of the network: the index of the output with the highest activation, the first of equals.
 *
 * @param {StepRecord} record
 */
export function answer(record) {
    const outputs = required(record.a[record.depth]);
    let best = 0;
    for (let index = 1; index < outputs.length; index++) {
        if (outputs[index] > outputs[best]) best = index;
    }
    return best;
}
