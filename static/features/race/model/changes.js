/** Changes of a race's settings, and the runs of a race that has not begun. Pure. */

import { USUAL_RACE, USUAL_RUN } from './state.js';

/** @typedef {import('./state.js').RaceSettings} RaceSettings */
/** @typedef {import('./state.js').RaceState} RaceState */
/** @typedef {import('./state.js').RunSettings} RunSettings */
/** @typedef {import('./state.js').RunState} RunState */
/** @typedef {import('../../../protocol.js').TrainingConfig} TrainingConfig */

export const MAX_RUNS = 4;
export const COLOR_COUNT = 6;

/**
 * The usual end of a race: 60 epochs, 600 steps, or 3 seconds of computing.
 *
 * @param {import('./state.js').Fairness} fairness
 * @param {number} train number of training examples
 */
export function usualEnd(fairness, train) {
    return { examples: 60 * train, steps: 600, seconds: 3 }[fairness];
}

/** The batch sizes of added runs: the first one that no run has is used. @type {RunSettings['batch_size'][]} */
const ADDED_SIZES = [100, 'full', 1, 10, 1000];

/**
 * @param {RaceSettings} settings
 * @param {number} index
 * @param {Partial<RunSettings>} changes
 * @returns {RaceSettings}
 */
export function withRun(settings, index, changes) {
    return { ...settings, runs: settings.runs.map((run, i) => (i === index ? { ...run, ...changes } : run)) };
}

/**
 * Removes a run. The other runs do not change their colours.
 *
 * @param {RaceSettings} settings
 * @param {number} index
 * @param {readonly number[]} colors of all runs
 */
export function withoutRun(settings, index, colors) {
    return { ...settings, runs: colored(settings, colors).filter((_, i) => i !== index) };
}

/** @param {RaceSettings} settings @param {readonly number[]} colors of its runs @returns {RaceSettings} */
export function withAnotherRun(settings, colors) {
    const isUsed = (/** @type {RunSettings['batch_size']} */ size) =>
        settings.runs.some(({ batch_size, optimizer }) => batch_size === size && optimizer === null);
    const batch_size = ADDED_SIZES.find((size) => !isUsed(size)) ?? USUAL_RUN.batch_size;
    const color = nextColor(colors);
    return { ...settings, runs: [...colored(settings, colors), { ...USUAL_RUN, batch_size, color }] };
}

/** Adds the colour to the settings of each run. @param {RaceSettings} settings @param {readonly number[]} colors */
function colored({ runs }, colors) {
    return runs.map((run, i) => ({ ...run, color: colors[i] }));
}

/** @param {readonly number[]} colors that are taken */
function nextColor(colors) {
    return Array.from({ length: COLOR_COUNT }, (_, i) => i).find((color) => !colors.includes(color)) ?? 0;
}

/** Learning rates for optimizers that need another one than the start's. @type {Record<string, number>} */
const SUITABLE_RATES = { adam: 0.01, momentum: 0.3 };

/**
 * Changes the optimizer. The learning rate becomes one that suits it, unless somebody has chosen one.
 *
 * @param {RunSettings} run
 * @param {string | null} optimizer null: that of the start
 * @returns {Partial<RunSettings>}
 */
export function withOptimizer({ optimizer: before, learning_rate }, optimizer) {
    const isAutomatic = learning_rate === null || learning_rate === SUITABLE_RATES[before ?? ''];
    return { optimizer, learning_rate: isAutomatic ? (SUITABLE_RATES[optimizer ?? ''] ?? null) : learning_rate };
}

/**
 * The runs of a race that has not begun: at their start, with nothing computed.
 *
 * @param {RaceSettings} settings
 * @param {TrainingConfig} room the settings of the room
 * @param {number} train number of training examples
 * @returns {RunState[]}
 */
export function buildDraftRuns(settings, room, train) {
    /** @type {number[]} */
    const colors = [];
    return settings.runs.map(({ batch_size, color, paused, ...runSettings }, id) => {
        colors.push(color ?? nextColor([...colors, ...settings.runs.flatMap((run) => run.color ?? [])]));
        const changes = Object.fromEntries(Object.entries(runSettings).filter(([, value]) => value !== null));
        const full = batch_size === 'full';
        return {
            id,
            color: colors[id],
            full,
            paused,
            settings: { ...room, ...settings.start, ...changes, batch_size: full ? train : batch_size },
            ...NOTHING_COMPUTED,
        };
    });
}

const NOTHING_COMPUTED = {
    step: 0,
    epoch: 0,
    examples_seen: 0,
    seconds: 0,
    cost: null,
    angle: null,
    diverged: null,
    diverged_text: null,
    share: null,
    plane_cost: null,
    distance: null,
    true_cost: null,
};

/**
 * Whether a race has the same start, runs and fairness as these settings. Its speed and its plane are not compared.
 *
 * @param {Pick<RaceState, 'start' | 'settings'>} race
 * @param {Partial<RaceSettings>} other
 */
export function isSameRace({ start, settings }, other) {
    const startSettings = /** @type {Record<string, unknown>} */ (start);
    const isSameStart = Object.entries(other.start ?? {}).every(([name, value]) => isSame(startSettings[name], value));
    return isSameStart && isSame(comparedSettings(settings), comparedSettings(other));
}

/** @param {Partial<RaceSettings>} settings a missing field has its usual value */
function comparedSettings(settings) {
    const { fairness, runs } = { ...USUAL_RACE, ...settings };
    const each = runs.map((run) => {
        const { batch_size, optimizer, learning_rate, l2 } = { ...USUAL_RUN, ...run };
        return [batch_size, optimizer, learning_rate, l2];
    });
    return [fairness, each];
}

/** @param {unknown} a @param {unknown} b */
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
