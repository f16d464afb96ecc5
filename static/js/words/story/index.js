/**
 * The live values of the story's sentences, by the names that the templates give them. What the step on
 * show has not computed yet is null.
 */

import { asks, avenues, backwards, chainRule, fireTogether } from './backward.js';
import { data } from './data.js';
import { miniBatches } from './deal.js';
import { downhill } from './descent.js';
import { cost, network, outputNudges } from './forward.js';
import { plain } from './parts.js';
import { code, itLearns, rivals, sensitivity, table } from './training.js';

/** @typedef {import('../../state/record.js').StepRecord} StepRecord */
/** @typedef {import('../../state/known.js').Known} Known */
/** @typedef {import('../../state/store.js').Store} Store */
/** @typedef {import('./parts.js').Values} Values */
/** @typedef {{ record: StepRecord, known: Known, store: Store }} Told */

/** @type {Record<string, (told: Told) => Values>} */
const TELLERS = {
    network,
    cost,
    sensitivity,
    'output-nudges': outputNudges,
    avenues,
    'fire-together': fireTogether,
    asks,
    backwards,
    rivals,
    table,
    'mini-batches': miniBatches,
    downhill,
    'it-learns': itLearns,
    'chain-rule': chainRule,
    code,
    data,
};

/**
 * @param {string} chapter its id
 * @param {StepRecord} record
 * @param {Store} store
 * @returns {Values}
 */
export function valuesOf(chapter, record, store) {
    const values = TELLERS[chapter]({ record, known: store.known.value, store });
    return { label: plain(record.focus.label), ...values };
}
