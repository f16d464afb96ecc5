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

/** The results by record, since every phase's caption needs them. */
const caches = {
    batch: /** @type {WeakMap<StepRecord, Component>} */ (new WeakMap()),
    example: /** @type {WeakMap<StepRecord, Component>} */ (new WeakMap()),
};

/**
 * The weight with the greatest component of the mini-batch's gradient, by magnitude.
 *
 * @param {StepRecord} record
 * @returns {Component} with `value` 0 where there is no gradient
 */
export function strongestGradient(record) {
    return findOnce(caches.batch, record, (layer) => {
        const gradient = record.gradW[layer];
        if (!gradient) return null;
        const at = strongestIn(gradient);
        const n = record.sizes[layer - 1];
        return { layer, to: Math.floor(at / n), from: at % n, value: gradient[at] };
    });
}

/**
 * The weight to which the cost of the example in focus is most sensitive: ∂C/∂w = δ_j · a_k.
 *
 * @param {StepRecord} record
 * @returns {Component}
 */
export function strongestOfExample(record) {
    return findOnce(caches.example, record, (layer) => {
        const [delta, behind] = [record.delta[layer], record.a[layer - 1]];
        if (!delta || !behind) return null;
        const [to, from] = [strongestIn(delta), strongestIn(behind)];
        return { layer, to, from, value: delta[to] * behind[from] };
    });
}

/**
 * @param {WeakMap<StepRecord, Component>} cache
 * @param {StepRecord} record
 * @param {(layer: number) => Component | null} findInLayer
 */
function findOnce(cache, record, findInLayer) {
    let best = cache.get(record);
    if (best) return best;
    best = { layer: record.depth, to: 0, from: 0, value: 0 };
    for (let layer = 1; layer <= record.depth; layer++) {
        const found = findInLayer(layer);
        if (found && Math.abs(found.value) > Math.abs(best.value)) best = found;
    }
    cache.set(record, best);
    return best;
}
