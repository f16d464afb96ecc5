/**
 * The live values of the story's sentences, by the names that the templates give them. What the step on
 * show has not computed yet is null. What computes them is loaded with the chapter.
 */

import { plain } from './parts.js';

/** @typedef {import('../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../core/known.js').Known} Known */
/** @typedef {import('../core/store.js').Store} Store */
/** @typedef {import('./parts.js').Values} Values */
/** @typedef {{ record: StepRecord, known: Known, store: Store }} Told */
/** @typedef {(told: Told) => Values} Teller */

/** By the chapter's id. @type {Record<string, () => Promise<Teller>>} */
export const TELLERS = {
    network: async () => (await import('./forward.js')).network,
    cost: async () => (await import('./forward.js')).cost,
    sensitivity: async () => (await import('./training.js')).sensitivity,
    'output-nudges': async () => (await import('./forward.js')).outputNudges,
    avenues: async () => (await import('./backward.js')).avenues,
    'fire-together': async () => (await import('./backward.js')).fireTogether,
    asks: async () => (await import('./backward.js')).asks,
    backwards: async () => (await import('./backward.js')).backwards,
    rivals: async () => (await import('./training.js')).rivals,
    table: async () => (await import('./training.js')).table,
    'mini-batches': async () => (await import('./deal.js')).miniBatches,
    downhill: async () => (await import('./descent.js')).downhill,
    'it-learns': async () => (await import('./training.js')).itLearns,
    'chain-rule': async () => (await import('./backward.js')).chainRule,
    code: async () => (await import('./training.js')).code,
    data: async () => (await import('./data.js')).data,
};

/**
 * @param {Teller} tell what the chapter tells
 * @param {StepRecord} record
 * @param {Store} store
 * @returns {Values}
 */
export function findValues(tell, record, store) {
    return { label: plain(record.focus.label), ...tell({ record, known: store.known.value, store }) };
}
