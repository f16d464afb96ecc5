/** Finds the greatest magnitudes. */

/** @typedef {import('./record.js').StepRecord} StepRecord */
/** @typedef {{ layer: number, to: number, from: number, value: number }} Component of the gradient */

/**
 * @param {ArrayLike<number>} values
 * @returns {number} the index of the greatest magnitude; the first of equals
 */
export function strongestIn(values) {
    let best = 0;
    for (let i = 1; i < values.length; i++) {
        if (Math.abs(values[i]) > Math.abs(values[best])) best = i;
    }
    return best;
}

/**
 * @param {ArrayLike<number>} values
 * @param {number} [except] an index that is left out
 * @returns {number} the index of the least magnitude; the first of equals
 */
export function weakestIn(values, except = -1) {
    let best = except === 0 ? 1 : 0;
    for (let i = best + 1; i < values.length; i++) {
        if (i !== except && Math.abs(values[i]) < Math.abs(values[best])) best = i;
    }
    return best;
}

/**
 * @param {ArrayLike<number>} values
 * @returns {number[]} all indices, that of the greatest magnitude first
 */
export function strongestFirst(values) {
    return Array.from(values, (_, i) => i).sort((i, j) => Math.abs(values[j]) - Math.abs(values[i]));
}

/** The result for each record, since every phase's caption needs it. @type {WeakMap<StepRecord, Component>} */
const cache = new WeakMap();

/**
 * The weight with the greatest component of the mini-batch's gradient, by magnitude.
 *
 * @param {StepRecord} record
 * @returns {Component} with `value` 0 where there is no gradient
 */
export function strongestGradient(record) {
    const cached = cache.get(record);
    if (cached) return cached;
    let best = { layer: record.depth, to: 0, from: 0, value: 0 };
    for (let layer = 1; layer <= record.depth; layer++) {
        const gradient = record.gradW[layer];
        if (!gradient) continue;
        const at = strongestIn(gradient);
        if (Math.abs(gradient[at]) <= Math.abs(best.value)) continue;
        const n = record.sizes[layer - 1];
        best = { layer, to: Math.floor(at / n), from: at % n, value: gradient[at] };
    }
    cache.set(record, best);
    return best;
}
