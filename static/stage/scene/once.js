/** What is made of a record is kept with it, and goes when the record goes. */

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */

/** @type {WeakMap<StepRecord, Map<string, { layout: unknown, made: unknown }>>} */
const kept = new WeakMap();

/**
 * Make something of a record once, and again only if the layout it was made for has changed.
 *
 * @template T
 * @param {StepRecord} record
 * @param {unknown} layout null where none matters
 * @param {string} key
 * @param {() => T} make
 * @returns {T}
 */
export function once(record, layout, key, make) {
    let ofRecord = kept.get(record);
    if (!ofRecord) kept.set(record, (ofRecord = new Map()));
    const found = ofRecord.get(key);
    if (found && found.layout === layout) return /** @type {T} */ (found.made);
    const made = make();
    ofRecord.set(key, { layout, made });
    return made;
}
