/** Records to test with: those of a run, from the golden frames, and one computed by hand. */

import { readFileSync } from 'node:fs';
import { toRecord } from '../../../static/core/record.js';
import { decode } from '../../../static/net/decode.js';

const GOLDEN = new URL('../../golden/', import.meta.url);

/** @param {string} name @returns {ArrayBuffer} the bytes of a golden frame */
export function goldenBytes(name) {
    const file = readFileSync(new URL(`${name}.safetensors`, GOLDEN));
    return Uint8Array.from(file).buffer;
}

/** The contents of the golden frames, by name. */
export const expected = JSON.parse(readFileSync(new URL('expected.json', GOLDEN), 'utf8'));

/** @param {string} name */
export const goldenRecord = (name) => toRecord(decode(goldenBytes(name)));

/**
 * One step of a network of 3, 2 and 2 neurons that can be followed by hand: identity activations,
 * squared error, one example a mini-batch. All its numbers are exact in float32.
 *
 * a0 = (1, 0, ½)
 * z1 = a1 = w1 a0 + b1 = (1 + 0 − 1 + ½, 0 + 0 + 2 − 1) = (½, 1)
 * z2 = a2 = w2 a1 + b2 = (1 − 1 + 0, ½ + ½ − ½) = (0, ½), wanted is (1, 0): C = 1 + ¼
 * nudge2 = 2 (y − a2) = (2, −1), delta2 = −nudge2
 * nudge1 = the asks −delta2[j] w2[j, k], added up over j: (4 − 1, −2 − ½) = (3, −2½)
 */
const BY_HAND = {
    a0: [1, 0, 0.5],
    a1: [0.5, 1],
    a2: [0, 0.5],
    z1: [0.5, 1],
    z2: [0, 0.5],
    y: [1, 0],
    nudge1: [3, -2.5],
    nudge2: [2, -1],
    delta1: [-3, 2.5],
    delta2: [-2, 1],
    w1: [1, 2, -2, 0, -1, 4],
    b1: [0.5, -1],
    w2: [2, -1, 1, 0.5],
    b2: [0, -0.5],
    grad_w1: [-3, 0, -1.5, 2.5, 0, 1.25],
    grad_b1: [-3, 2.5],
    grad_w2: [-1, -2, 0.5, 1],
    grad_b2: [-2, 1],
};

const METADATA = {
    kind: 'step',
    step: '7',
    epoch: '2',
    batch: '3',
    examples_seen: '7',
    position: '3',
    cost: '1.25',
    example_cost: '1.25',
    learning_rate: '0.5',
    batch_size: '1',
    focus_split: 'test',
    focus_index: '4',
    focus_label: '0',
};

/**
 * The frame of the step above.
 *
 * @param {Record<string, number[] | null>} [changes] arrays to replace; null removes one
 * @param {Record<string, string>} [metadata]
 */
export function frameByHand(changes = {}, metadata = {}) {
    const tensors = new Map();
    for (const [name, values] of Object.entries({ ...BY_HAND, ...changes })) {
        if (values) tensors.set(name, { shape: [values.length], data: Float32Array.from(values) });
    }
    return { metadata: { ...METADATA, ...metadata }, tensors };
}

/** @type {(...changes: Parameters<typeof frameByHand>) => ReturnType<typeof toRecord>} */
export const recordByHand = (...changes) => toRecord(frameByHand(...changes));

/** The record above before the first step: no cost and no gradient. */
export function recordBeforeAnyStep() {
    const none = { grad_w1: null, grad_b1: null, grad_w2: null, grad_b2: null };
    return recordByHand(none, { step: '0', cost: '', examples_seen: '0', position: '0' });
}

/**
 * A mini-batch of two examples for the network above: the example of the record, and one with a1 = (2, 0) and
 * delta2 = (1, −1). The other arrays of the second example do not matter.
 */
export const TWO_BY_HAND = {
    batch_index: [11, 5],
    batch_y: [1, 0, 0, 1],
    batch_a0: [1, 0, 0.5, 0, 0, 1],
    batch_a1: [0.5, 1, 2, 0],
    batch_a2: [0, 0.5, 0.5, 0.5],
    batch_delta1: [-3, 2.5, 0, 0],
    batch_delta2: [-2, 1, 1, -1],
};
