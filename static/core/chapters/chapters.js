/**
 * The chapters of the story: where each begins and what it plays, what it selects and highlights on the stage, and the
 * panels beside the stage. The texts are in locales/en/story.
 */

import { atEndOf } from '../player.js';
import { required } from '../record.js';
import { strongestIn } from '../strongest.js';

/** @typedef {import('../record.js').StepRecord} StepRecord */
/** @typedef {import('../store.js').Selection} Selection */
/** @typedef {import('../player.js').Cursor} Cursor */

/** @typedef {'layer' | 'all'} ArrowScale one scale for the arrows of each layer, or one for those of all layers */
/** @typedef {'stage' | 'descent' | 'deal'} Centre what may stand in the middle of the page */

/**
 * @typedef {object} Chapter
 * @property {number} number
 * @property {string} id as in the path of its address
 * @property {boolean} [isComing] it is not written yet: only the contents list it
 * @property {(depth: number, selection: Selection | null) => string} phase where it begins
 * @property {(depth: number) => string} [until] the last phase that plays by itself; `phase` unless given
 * @property {boolean} [isAtRest] it plays nothing: it begins at the end of its phase
 * @property {boolean} [letsRunGoOn] it does not pause the steps that are being made
 * @property {boolean} [needsDoubt] it is about what the example asks for. An example of which the network is sure asks
 *     for nothing.
 * @property {boolean} [needsBatch] it is about the mini-batch: it begins with an example of it
 * @property {(record: StepRecord) => Selection | null} [selects] what is selected when it opens
 * @property {(depth: number) => number[]} [highlighted] the layers that are highlighted, all others dimmed
 * @property {ArrowScale} [arrows] `layer` unless given
 * @property {string[]} panels ids from shell/places/panels.js
 * @property {Centre} [centre] what stands in the middle; the stage unless given
 */

/** @param {StepRecord} record */
const outputOfTheLabel = ({ depth, focus }) => ({ layer: depth, index: focus.label });

/** @param {StepRecord} record */
const mostActiveOfTheFirstLayer = ({ a }) => ({ layer: 1, index: strongestIn(required(a[1])) });

/** The weight to the output of the label from the most active neuron of the layer behind. @param {StepRecord} record */
const weightFromTheMostActive = ({ a, depth, focus }) => ({
    layer: depth,
    index: focus.label,
    from: strongestIn(required(a[depth - 1])),
});

/** The phase of the selected weight's or neuron's layer; of the last layer where nothing is selected. */
/** @param {number} depth @param {Selection | null} selection */
const weightNudgesOfTheSelected = (depth, selection) => `weight_nudges:${selection?.layer || depth}`;

/** @type {Chapter[]} */
export const CHAPTERS = [
    {
        number: 1,
        id: 'network',
        phase: () => 'forward',
        selects: mostActiveOfTheFirstLayer,
        panels: ['weighted-sum'],
    },
    {
        number: 2,
        id: 'cost',
        phase: () => 'cost',
        selects: () => null,
        highlighted: (depth) => [depth],
        needsDoubt: true,
        panels: ['cost-squares', 'cost-average'],
    },
    {
        number: 3,
        id: 'sensitivity',
        phase: () => 'cost',
        isAtRest: true,
        selects: () => null,
        needsDoubt: true,
        panels: ['sensitivity'],
    },
    {
        number: 4,
        id: 'output-nudges',
        phase: () => 'output_nudges',
        selects: () => null,
        highlighted: (depth) => [depth],
        needsDoubt: true,
        panels: ['output-nudges'],
    },
    {
        number: 5,
        id: 'avenues',
        phase: (depth) => `weight_nudges:${depth}`,
        until: (depth) => (depth > 1 ? `asks:${depth}` : 'bias_nudges:1'),
        selects: outputOfTheLabel,
        highlighted: (depth) => [depth - 1, depth],
        needsDoubt: true,
        panels: ['avenues'],
    },
    {
        number: 6,
        id: 'fire-together',
        phase: (depth) => `weight_nudges:${depth}`,
        selects: () => null,
        highlighted: (depth) => [depth - 1, depth],
        needsDoubt: true,
        panels: ['fire-together'],
    },
    {
        number: 7,
        id: 'asks',
        phase: (depth) => (depth > 1 ? `asks:${depth}` : 'bias_nudges:1'),
        selects: () => null,
        highlighted: (depth) => [depth - 1, depth],
        needsDoubt: true,
        panels: ['asks'],
    },
    {
        number: 8,
        id: 'backwards',
        phase: (depth) => `weight_nudges:${Math.max(1, depth - 1)}`,
        until: () => 'bias_nudges:1',
        selects: () => null,
        arrows: 'all',
        needsDoubt: true,
        panels: ['backwards'],
    },
    {
        number: 9,
        id: 'rivals',
        phase: () => 'forward',
        isAtRest: true,
        selects: () => null,
        panels: ['rivals'],
    },
    {
        number: 10,
        id: 'table',
        phase: () => 'average',
        until: () => 'update',
        selects: () => null,
        needsBatch: true,
        panels: ['table'],
    },
    {
        number: 11,
        id: 'mini-batches',
        phase: () => 'update',
        isAtRest: true,
        letsRunGoOn: true,
        selects: () => null,
        panels: ['deal'],
        centre: 'deal',
    },
    {
        number: 12,
        id: 'downhill',
        phase: () => 'update',
        isAtRest: true,
        letsRunGoOn: true,
        selects: () => null,
        panels: ['race', 'race-chart', 'agreement', 'descent', 'experiments'],
        centre: 'descent',
    },
    {
        number: 13,
        id: 'it-learns',
        phase: () => 'update',
        isAtRest: true,
        letsRunGoOn: true,
        selects: () => null,
        panels: ['charts', 'first-layer', 'confusion'],
    },
    {
        number: 14,
        id: 'chain-rule',
        phase: weightNudgesOfTheSelected,
        selects: weightFromTheMostActive,
        needsDoubt: true,
        panels: ['chain-rule', 'saturation', 'circuit'],
    },
    {
        number: 15,
        id: 'code',
        phase: () => 'forward',
        until: () => 'update',
        selects: () => null,
        panels: ['code'],
    },
    { number: 16, id: 'what-goes-wrong', isComing: true, phase: () => 'forward', panels: [] },
    {
        number: 17,
        id: 'data',
        phase: () => 'forward',
        isAtRest: true,
        selects: () => null,
        panels: ['learning-curve', 'data-sets'],
    },
];

/** The number of steps that the button below a chapter's text trains. */
export const MORE_STEPS = 300;

/** The chapters that can be opened. */
export const OPEN_CHAPTERS = CHAPTERS.filter(({ isComing }) => !isComing);

/** @param {string | null | undefined} id @returns {Chapter} the first chapter where none has that id */
export function findChapter(id) {
    return OPEN_CHAPTERS.find((chapter) => chapter.id === id) ?? OPEN_CHAPTERS[0];
}

/** @param {number} number @returns {Chapter} the first chapter where none that can be opened has that number */
export function chapterNumbered(number) {
    return OPEN_CHAPTERS.find((chapter) => chapter.number === number) ?? OPEN_CHAPTERS[0];
}

/**
 * Where a chapter begins, whichever way it is opened.
 *
 * @param {Chapter} chapter
 * @param {number} depth
 * @param {Selection | null} selection
 * @returns {Cursor}
 */
export function beginningOf({ phase, isAtRest }, depth, selection) {
    return isAtRest ? atEndOf(phase(depth, selection)) : { phase: phase(depth, selection), t: 0, direction: 1 };
}

/**
 * Where a chapter stands when it has played by itself.
 *
 * @param {Chapter} chapter
 * @param {number} depth
 * @param {Selection | null} selection
 * @returns {Cursor}
 */
export function destinationOf({ phase, until }, depth, selection) {
    return atEndOf(until?.(depth) ?? phase(depth, selection));
}

/**
 * The previous or next chapter of those that can be opened.
 *
 * @param {string} id
 * @param {1 | -1} by
 * @returns {Chapter | null} null beyond the first and the last
 */
export function findNeighbour(id, by) {
    return OPEN_CHAPTERS[OPEN_CHAPTERS.indexOf(findChapter(id)) + by] ?? null;
}
