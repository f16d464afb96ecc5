/** The choice of the weights that the table lists. */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../core/store.js').Weight} Weight */

/** Number of listed weights, divided among the layers. */
const WANTED = 6;

/** @param {number} depth @returns {number} number of weights of each layer, at least one */
export function perLayer(depth) {
    return Math.max(1, Math.floor(WANTED / depth));
}

/**
 * Returns the weights with the greatest gradient of each layer, the last layer first.
 *
 * @param {StepRecord} record with a gradient
 * @returns {Weight[]}
 */
export function strongestWeights({ depth, sizes, gradW }) {
    return lastLayerFirst(depth).flatMap((layer) =>
        strongestFew(required(gradW[layer]), perLayer(depth)).map((at) => weightAt(layer, at, sizes)),
    );
}

/**
 * Returns random weights of each layer. The same `draw` gives the same weights.
 *
 * @param {number[]} sizes
 * @param {number} draw
 * @returns {Weight[]}
 */
export function randomWeights(sizes, draw) {
    const depth = sizes.length - 1;
    const random = generator(draw);
    return lastLayerFirst(depth).flatMap((layer) => {
        const count = sizes[layer] * sizes[layer - 1];
        /** @type {Set<number>} */
        const drawn = new Set();
        while (drawn.size < Math.min(count, perLayer(depth))) drawn.add(Math.floor(random() * count));
        return [...drawn].map((at) => weightAt(layer, at, sizes));
    });
}

/** @param {Weight} one @param {{ layer: number, index: number, from?: number | null } | null} other */
export function isSame(one, other) {
    return (
        other !== null && one.layer === other.layer && one.index === other.index && one.from === (other.from ?? null)
    );
}

/** @param {number} depth */
function lastLayerFirst(depth) {
    return Array.from({ length: depth }, (_, i) => depth - i);
}

/** @param {number} layer @param {number} at its place in w, row by row @param {number[]} sizes @returns {Weight} */
function weightAt(layer, at, sizes) {
    const n = sizes[layer - 1];
    return { layer, index: Math.floor(at / n), from: at % n };
}

/**
 * Returns the places of the greatest magnitudes, the greatest first, without sorting all values.
 *
 * @param {ArrayLike<number>} values
 * @param {number} count
 */
function strongestFew(values, count) {
    /** @type {number[]} */
    const found = [];
    for (let i = 0; i < values.length; i++) {
        const magnitude = Math.abs(values[i]);
        if (found.length === count && magnitude <= Math.abs(values[found[count - 1]])) continue;
        const at = found.findIndex((each) => magnitude > Math.abs(values[each]));
        found.splice(at < 0 ? found.length : at, 0, i);
        found.length = Math.min(found.length, count);
    }
    return found;
}

/**
 * Returns a generator of uniform numbers in [0, 1): mulberry32, which has 32 bits of state.
 *
 * @param {number} seed
 */
function generator(seed) {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
