/**
 * One step as the page holds it: the arrays of a frame, by layer.
 *
 * Every array of the lists is that of the layer whose number is its index; where there is none
 * (layer 0 has no weights, step 0 no gradient) the entry is null. Weights are stored row by row:
 * w[l][j * n + k] runs from neuron k of layer l-1 to neuron j, n being the size of layer l-1.
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
 * @property {number} position how many examples of its epoch have been used when it is over
 * @property {number | null} cost of the mini-batch; null before the first step
 * @property {number} exampleCost NaN where it is no number
 * @property {string} costFunction by which cost: "squared" or "cross_entropy"
 * @property {number} learningRate
 * @property {number} batchSize
 * @property {{ split: string, index: number | null, label: number, guessed: boolean }} focus `guessed`: nobody
 *     has said the label, it is the network's own answer
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
 * @property {Layers} updateW only where it is not -learning rate x gradient
 * @property {Layers} updateB
 * @property {Batch | null} batch
 */

/**
 * @typedef {object} Batch the mini-batch's examples, one row each
 * @property {number} count
 * @property {Int32Array} index their places in the training set
 * @property {Floats} images count x 784
 * @property {Floats} y count x n_L
 * @property {Layers} a count x n_l each; a[0] is the images
 * @property {Layers} delta count x n_l each
 */

/**
 * @param {Frame} frame of kind "step", the example's arrays in it
 * @returns {StepRecord}
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
 * @template T
 * @param {T | null | undefined} value
 * @returns {T}
 */
export function required(value) {
    if (value === null || value === undefined) throw new Error('A record lacks what it must hold.');
    return value;
}

/**
 * The quantities a connection has, each from its arrays: what weight w[j, k] of `layer` is, what
 * this example wants of it, and so on. All return null where the record does not hold it.
 *
 * @type {Record<'weights' | 'weight_nudges' | 'gradient' | 'update' | 'asks',
 *     (record: StepRecord, layer: number) => ((j: number, k: number) => number) | null>}
 */
export const CONNECTION = {
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
 * What is added to the bias of neuron j by the step; null where no step was made.
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
 * Where in the mini-batch the example in focus is; -1 where it is none of it, or no mini-batch is there.
 *
 * @param {Pick<StepRecord, 'batch' | 'focus'>} record
 */
export function placeInBatch({ batch, focus: { split, index } }) {
    return batch && split === 'train' && index !== null ? batch.index.indexOf(index) : -1;
}

/**
 * The output with the highest activation: the network's answer.
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
