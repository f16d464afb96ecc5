/**
 * The chapters of the story: the phases that each plays, what it selects and highlights on the stage, and the panels
 * beside the stage. The texts are in templates/story.
 */

import { required } from './record.js';
import { strongestIn } from './strongest.js';

/** @typedef {import('./record.js').StepRecord} StepRecord */
/** @typedef {import('./store.js').Selection} Selection */

/** @typedef {'stage' | 'descent' | 'deal'} Centre what may stand in the middle of the page */

/**
 * @typedef {object} Chapter
 * @property {number} number
 * @property {string} id as in the path of its address
 * @property {boolean} [isComing] it is not written yet: only the contents list it
 * @property {(depth: number) => string} [phase] the first phase; without it the chapter pauses nothing
 * @property {(depth: number) => string} [until] the last phase that plays by itself; `phase` unless given
 * @property {(record: StepRecord) => Selection | null} [selects] what is selected when it opens
 * @property {(depth: number) => number[]} [highlighted] the layers that are highlighted, all others dimmed
 * @property {string[]} panels ids from shell/places/panels.js
 * @property {Centre} [centre] what stands in the middle; the stage unless given
 */

/** @param {StepRecord} record */
const outputOfTheLabel = ({ depth, focus }) => ({ layer: depth, index: focus.label });

/** @param {StepRecord} record */
const brightestOfTheFirstLayer = ({ a }) => ({ layer: 1, index: strongestIn(required(a[1])) });

/** The weight to the output of the label from the brightest neuron of the layer behind. @param {StepRecord} record */
const weightFromTheBrightest = ({ a, depth, focus }) => ({
    layer: depth,
    index: focus.label,
    from: strongestIn(required(a[depth - 1])),
});

/** @type {Chapter[]} */
export const CHAPTERS = [
    {
        number: 1,
        id: 'network',
        phase: () => 'forward',
        selects: brightestOfTheFirstLayer,
        panels: ['weighted-sum'],
    },
    {
        number: 2,
        id: 'cost',
        phase: () => 'cost',
        selects: () => null,
        highlighted: (depth) => [depth],
        panels: ['cost-squares', 'cost-average'],
    },
    {
        number: 3,
        id: 'sensitivity',
        phase: () => 'average',
        selects: () => null,
        panels: ['sensitivity'],
    },
    {
        number: 4,
        id: 'output-nudges',
        phase: () => 'output_nudges',
        selects: () => null,
        highlighted: (depth) => [depth],
        panels: ['output-nudges'],
    },
    {
        number: 5,
        id: 'avenues',
        phase: (depth) => `weight_nudges:${depth}`,
        until: (depth) => (depth > 1 ? `asks:${depth}` : 'bias_nudges:1'),
        selects: outputOfTheLabel,
        highlighted: (depth) => [depth - 1, depth],
        panels: ['avenues'],
    },
    {
        number: 6,
        id: 'fire-together',
        phase: (depth) => `weight_nudges:${depth}`,
        selects: () => null,
        highlighted: (depth) => [depth - 1, depth],
        panels: ['fire-together'],
    },
    {
        number: 7,
        id: 'asks',
        phase: (depth) => (depth > 1 ? `asks:${depth}` : 'bias_nudges:1'),
        selects: () => null,
        highlighted: (depth) => [depth - 1, depth],
        panels: ['asks'],
    },
    {
        number: 8,
        id: 'backwards',
        phase: (depth) => `weight_nudges:${Math.max(1, depth - 1)}`,
        until: () => 'bias_nudges:1',
        selects: () => null,
        panels: ['backwards'],
    },
    { number: 9, id: 'rivals', selects: () => null, panels: ['rivals'] },
    {
        number: 10,
        id: 'table',
        phase: () => 'average',
        until: () => 'update',
        selects: () => null,
        panels: ['table'],
    },
    { number: 11, id: 'mini-batches', selects: () => null, panels: ['deal'], centre: 'deal' },
    {
        number: 12,
        id: 'downhill',
        selects: () => null,
        panels: ['race', 'descent', 'experiments', 'race-chart', 'agreement'],
        centre: 'descent',
    },
    { number: 13, id: 'it-learns', selects: () => null, panels: ['charts', 'confusion', 'first-layer'] },
    {
        number: 14,
        id: 'chain-rule',
        phase: () => 'bias_nudges:1',
        selects: weightFromTheBrightest,
        panels: ['chain-rule', 'circuit'],
    },
    {
        number: 15,
        id: 'code',
        phase: () => 'forward',
        until: () => 'update',
        selects: () => null,
        panels: ['code'],
    },
    { number: 16, id: 'what-goes-wrong', isComing: true, panels: [] },
    { number: 17, id: 'data', selects: () => null, panels: ['learning-curve', 'data-sets'] },
];

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
 * The previous or next chapter of those that can be opened.
 *
 * @param {string} id
 * @param {1 | -1} by
 * @returns {Chapter | null} null beyond the first and the last
 */
export function findNeighbour(id, by) {
    return OPEN_CHAPTERS[OPEN_CHAPTERS.indexOf(findChapter(id)) + by] ?? null;
}
