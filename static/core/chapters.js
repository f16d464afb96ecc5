/**
 * The chapters of the story: which phase each plays, what it selects and lights on the stage, and which
 * panels stand beside it. What it says is in templates/story.
 */

import { required } from './record.js';
import { strongestIn } from './strongest.js';

/** @typedef {import('./record.js').StepRecord} StepRecord */
/** @typedef {import('./store.js').Selection} Selection */

/** @typedef {'stage' | 'descent' | 'deal'} Centre what may stand in the middle of the page */

/**
 * @typedef {object} Chapter
 * @property {number} number
 * @property {string} id as in its address
 * @property {boolean} [isComing] it has a place in the contents, and nothing else yet
 * @property {(depth: number) => string} [phase] the one it begins with; without it nothing is paused
 * @property {(depth: number) => string} [until] the last one that it plays by itself
 * @property {(record: StepRecord) => Selection | null} [selects]
 * @property {(depth: number) => number[]} [highlighted] the layers that are highlighted, all others dimmed
 * @property {string[]} panels by the ids of places/panels.js
 * @property {Centre} [centre] what stands in the middle; the stage unless it says so
 */

/** @param {StepRecord} record */
const outputOfTheLabel = ({ depth, focus }) => ({ layer: depth, index: focus.label });

/** @param {StepRecord} record */
const brightestOfTheFirstLayer = ({ a }) => ({ layer: 1, index: strongestIn(required(a[1])) });

/** The output of the label, and its weight from the brightest neuron behind. @param {StepRecord} record */
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

/** Those that can be opened. */
export const OPEN_CHAPTERS = CHAPTERS.filter(({ isComing }) => !isComing);

/** @param {string | null | undefined} id @returns {Chapter} the first where there is none of that name */
export function findChapter(id) {
    return OPEN_CHAPTERS.find((chapter) => chapter.id === id) ?? OPEN_CHAPTERS[0];
}

/** @param {number} number @returns {Chapter} */
export function chapterNumbered(number) {
    return OPEN_CHAPTERS.find((chapter) => chapter.number === number) ?? OPEN_CHAPTERS[0];
}

/**
 * The chapter before or after, of those that can be opened.
 *
 * @param {string} id
 * @param {1 | -1} by
 * @returns {Chapter | null}
 */
export function findNeighbour(id, by) {
    return OPEN_CHAPTERS[OPEN_CHAPTERS.indexOf(findChapter(id)) + by] ?? null;
}
