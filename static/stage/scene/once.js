/** A cache of values that are computed from a record. It lives as long as the record. */

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */

/** @type {WeakMap<StepRecord, Map<string, { layout: unknown, value: unknown }>>} */
const caches = new WeakMap();

/**
 * Returns the cached value of a record, and computes it where it is missing or its layout has changed.
 *
 * @template T
 * @param {StepRecord} record
 * @param {unknown} layout null where the value does not depend on the layout
 * @param {string} key
 * @param {() => T} compute
 * @returns {T}
 */
export function once(record, layout, key, compute) {
    let cache = caches.get(record);
    if (!cache) caches.set(record, (cache = new Map()));
    const cached = cache.get(key);
    if (cached && cached.layout === layout) return /** @type {T} */ (cached.value);
    const value = compute();
    cache.set(key, { layout, value });
    return value;
}
