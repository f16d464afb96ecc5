/**
 * The live values of the chapters, by their names in the texts (locales/en/story). A value is null while the step has not computed it.
 * The functions that compute the values are loaded with their chapter.
 */

import { plain } from './parts.js';

/** @typedef {import('../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../core/known.js').Known} Known */
/** @typedef {import('../core/store.js').Store} Store */
/** @typedef {import('./parts.js').Values} Values */
/** @typedef {{ record: StepRecord, known: Known, store: Store }} StoryContext */
/** @typedef {(context: StoryContext) => Values} ComputeValues */

/**
 * Loads the function that computes a chapter's values, by the chapter's id.
 *
 * @type {Record<string, () => Promise<ComputeValues>>}
 */
export const CHAPTER_VALUES = {
    network: async () => (await import('./network.js')).network,
    cost: async () => (await import('./cost.js')).cost,
    sensitivity: async () => (await import('./sensitivity.js')).sensitivity,
    'output-nudges': async () => (await import('./output-nudges.js')).outputNudges,
    avenues: async () => (await import('./avenues.js')).avenues,
    'fire-together': async () => (await import('./fire-together.js')).fireTogether,
    asks: async () => (await import('./asks.js')).asks,
    backwards: async () => (await import('./backwards.js')).backwards,
    rivals: async () => (await import('./rivals.js')).rivals,
    table: async () => (await import('./table.js')).table,
    'mini-batches': async () => (await import('./mini-batches.js')).miniBatches,
    downhill: async () => (await import('./downhill.js')).downhill,
    'it-learns': async () => (await import('./it-learns.js')).itLearns,
    'chain-rule': async () => (await import('./chain-rule.js')).chainRule,
    code: async () => (await import('./code.js')).code,
    data: async () => (await import('./data.js')).data,
};

/**
 * Computes the values of a chapter, and `label`.
 *
 * @param {ComputeValues} computeValues of the chapter
 * @param {StepRecord} record
 * @param {Store} store
 * @returns {Values}
 */
export function findValues(computeValues, record, store) {
    return { label: plain(record.focus.label), ...computeValues({ record, known: store.known.value, store }) };
}
