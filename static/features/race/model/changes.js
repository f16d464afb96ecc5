/** Pure: changes of a race's settings, and the race as it would be before it has begun. */

import { USUAL_RACE, USUAL_RUN } from './state.js';

/** @typedef {import('./state.js').RaceSettings} RaceSettings */
/** @typedef {import('./state.js').RaceState} RaceState */
/** @typedef {import('./state.js').RunSettings} RunSettings */
/** @typedef {import('./state.js').RunState} RunState */
/** @typedef {import('../../../protocol.js').TrainingConfig} TrainingConfig */

export const MOST_RUNS = 4;
export const COLOR_COUNT = 6;

/**
 * Where a race ends unless it is told: 60 epochs, 600 steps, 3 seconds of computing.
 *
 * @param {import('./state.js').Fairness} fairness
 * @param {number} train number of training examples
 */
export function usualEnd(fairness, train) {
    return { examples: 60 * train, steps: 600, seconds: 3 }[fairness];
}

/** What a further run may be, the first that there is not. @type {RunSettings['batch_size'][]} */
const FURTHER = [100, 'full', 1, 10, 1000];

/**
 * @param {RaceSettings} settings
 * @param {number} index
 * @param {Partial<RunSettings>} changes
 * @returns {RaceSettings}
 */
export function withRun(settings, index, changes) {
    return { ...settings, runs: settings.runs.map((run, i) => (i === index ? { ...run, ...changes } : run)) };
}

/** Those that stay keep their colours. */
/** @param {RaceSettings} settings @param {number} index @param {readonly number[]} colors of all runs */
export function withoutRun(settings, index, colors) {
    return { ...settings, runs: colored(settings, colors).filter((_, i) => i !== index) };
}

/** @param {RaceSettings} settings @param {readonly number[]} colors of its runs @returns {RaceSettings} */
export function withAnotherRun(settings, colors) {
    const isThere = (/** @type {RunSettings['batch_size']} */ size) =>
        settings.runs.some(({ batch_size, optimizer }) => batch_size === size && optimizer === null);
    const batch_size = FURTHER.find((size) => !isThere(size)) ?? USUAL_RUN.batch_size;
    const color = nextColor(colors);
    return { ...settings, runs: [...colored(settings, colors), { ...USUAL_RUN, batch_size, color }] };
}

/** Each with the colour that it is seen in. @param {RaceSettings} settings @param {readonly number[]} colors */
function colored({ runs }, colors) {
    return runs.map((run, i) => ({ ...run, color: colors[i] }));
}

/** @param {readonly number[]} colors that are taken */
function nextColor(colors) {
    return Array.from({ length: COLOR_COUNT }, (_, i) => i).find((color) => !colors.includes(color)) ?? 0;
}

/** A learning rate that suits an optimizer where the start's does not. @type {Record<string, number>} */
const SUITS = { adam: 0.01, momentum: 0.3 };

/**
 * Another optimizer, with a learning rate that suits it unless somebody has chosen one.
 *
 * @param {RunSettings} run
 * @param {string | null} optimizer null: the start's
 * @returns {Partial<RunSettings>}
 */
export function withOptimizer({ optimizer: before, learning_rate }, optimizer) {
    const isOurs = learning_rate === null || learning_rate === SUITS[before ?? ''];
    return { optimizer, learning_rate: isOurs ? (SUITS[optimizer ?? ''] ?? null) : learning_rate };
}

/**
 * The runs of a race that has not begun: at their start, nothing computed.
 *
 * @param {RaceSettings} settings
 * @param {TrainingConfig} room its settings
 * @param {number} train number of training examples
 * @returns {RunState[]}
 */
export function runsToCome(settings, room, train) {
    /** @type {number[]} */
    const colors = [];
    return settings.runs.map(({ batch_size, color, paused, ...own }, id) => {
        colors.push(color ?? nextColor([...colors, ...settings.runs.flatMap((run) => run.color ?? [])]));
        const changes = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null));
        const full = batch_size === 'full';
        return {
            id,
            color: colors[id],
            full,
            paused,
            settings: { ...room, ...settings.start, ...changes, batch_size: full ? train : batch_size },
            ...NOTHING_YET,
        };
    });
}

const NOTHING_YET = {
    step: 0,
    epoch: 0,
    examples_seen: 0,
    seconds: 0,
    cost: null,
    angle: null,
    diverged: null,
    share: null,
    plane_cost: null,
    distance: null,
    true_cost: null,
};

/**
 * Whether a race is run as such settings say: from that start, with those runs. How fast, and on which plane
 * it is seen, is another matter.
 *
 * @param {Pick<RaceState, 'start' | 'settings'>} race
 * @param {Partial<RaceSettings>} other
 */
export function isRunAs({ start, settings }, other) {
    const has = /** @type {Record<string, unknown>} */ (start);
    const isFromThere = Object.entries(other.start ?? {}).every(([name, value]) => isSame(has[name], value));
    return isFromThere && isSame(toEssence(settings), toEssence(other));
}

/** @param {Partial<RaceSettings>} settings what it does not say is as usual */
function toEssence(settings) {
    const { fairness, runs } = { ...USUAL_RACE, ...settings };
    const each = runs.map((run) => {
        const { batch_size, optimizer, learning_rate, l2 } = { ...USUAL_RUN, ...run };
        return [batch_size, optimizer, learning_rate, l2];
    });
    return [fairness, each];
}

/** @param {unknown} one @param {unknown} other */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
