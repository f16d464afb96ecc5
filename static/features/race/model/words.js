/** The names of the runs of a race, of its fairness, and of its settings. */

import { number, whole } from '../../../text/format.js';

/** @typedef {import('./state.js').Fairness} Fairness */
/** @typedef {import('./state.js').RaceState} RaceState */

/**
 * @typedef {object} NamedRun the fields of a run that its name depends on
 * @property {boolean} full whether each step uses all training examples
 * @property {{ batch_size: number, optimizer: string, learning_rate: number, l2: number }} settings
 */

/**
 * The kinds of fairness: the name, the title of a chart's axis, and the unit.
 *
 * @type {Record<Fairness, { name: string, axis: string, unit: string }>}
 */
export const FAIR_IN = {
    examples: { name: 'examples seen', axis: 'examples seen', unit: 'examples' },
    steps: { name: 'steps', axis: 'steps', unit: 'steps' },
    seconds: { name: 'seconds', axis: 'seconds of computing', unit: 'seconds' },
};

/** The names of the planes in the menu. */
export const PLANES = /** @type {const} */ ({
    paths: 'main directions of the paths',
    random: 'two random directions',
    line: 'from the start to the end',
    weights: 'two weights',
});

/** The names of the colours of runs, by number. The second is white in the dark theme, black in the light one. */
export const COLORS = ['yellow', 'white or black', 'green', 'violet', 'pink', 'blue'];

/** The names of the optimizers, by their name in the settings. @type {Record<string, string>} */
export const OPTIMIZERS = { sgd: 'gradient descent', momentum: 'momentum', adam: 'Adam' };

/**
 * The name of a speed.
 *
 * @param {number | null} speed a multiple of the usual pace of its fairness; null: without a limit
 * @param {Fairness} fairness
 */
export function paceName(speed, fairness) {
    if (speed === null) return 'as fast as it goes';
    if (fairness === 'examples') return `${plain(speed)} ${speed === 1 ? 'epoch' : 'epochs'}/s`;
    if (fairness === 'steps') return `${plain(40 * speed)} steps/s`;
    return `computes ${plain(50 * speed)} ms/s`;
}

/** A number that somebody chose, without trailing zeros. @param {number} value */
function plain(value) {
    if (Number.isInteger(value) && Math.abs(value) < 1e6) return whole(value);
    const isReadable = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6;
    return isReadable ? String(Number(value.toPrecision(4))) : number(value);
}

/** @param {string} name as in the settings */
export function optimizerName(name) {
    return OPTIMIZERS[name] ?? name.replaceAll('_', ' ');
}

/**
 * The name of each run: its batch, and each setting by which the runs differ.
 *
 * @param {readonly NamedRun[]} runs
 * @param {number} train number of training examples
 * @returns {string[]}
 */
export function runNames(runs, train) {
    const differs = (/** @type {'optimizer' | 'learning_rate' | 'l2'} */ setting) =>
        new Set(runs.map(({ settings }) => settings[setting])).size > 1;
    const names = runs.map(({ full, settings }) => {
        const { optimizer, learning_rate, l2 } = settings;
        const parts = [batchName(full, settings.batch_size, train)];
        if (differs('optimizer') && optimizer !== 'sgd') parts.push(optimizerName(optimizer));
        if (differs('learning_rate')) parts.push(`η\u00a0${plain(learning_rate)}`);
        if (differs('l2')) parts.push(`L2\u00a0${plain(l2)}`);
        return parts.join(', ');
    });
    return names.map((name, i) => {
        const before = names.slice(0, i).filter((other) => other === name).length;
        return before ? `${name} (${before + 1})` : name;
    });
}

/** @param {boolean} full @param {number} size @param {number} train */
function batchName(full, size, train) {
    if (full) return `all ${whole(train)} examples`;
    return size === 1 ? 'one at a time' : `mini-batches of ${whole(size)}`;
}

/** The figure of a run that each fairness compares. @type {Record<Fairness, 'examples_seen' | 'step' | 'seconds'>} */
const AMOUNTS = { examples: 'examples_seen', steps: 'step', seconds: 'seconds' };
/** What a run does with an amount, for each fairness. @type {Record<Fairness, (amount: string) => string>} */
const DONE = {
    examples: (amount) => `seen ${amount} examples`,
    steps: (amount) => `made ${amount} steps`,
    seconds: (amount) => `computed for ${amount} seconds`,
};

/**
 * The least and the greatest amount of the runs that go on, or of all runs where none does.
 *
 * @param {Pick<RaceState, 'runs' | 'settings'>} race
 * @returns {{ least: number, most: number, going: number }} `going`: the number of runs that go on
 */
export function findAmounts({ runs, settings: { fairness } }) {
    const going = runs.filter(({ paused, diverged }) => !paused && !diverged);
    const amounts = (going.length ? going : runs).map((run) => run[AMOUNTS[fairness]]);
    return { least: Math.min(...amounts), most: Math.max(...amounts), going: going.length };
}

/**
 * How far the runs of a race are. They are not always equally far: a step of one may be as much as many of another, and
 * the fairness may have been changed on the way.
 *
 * @param {Pick<RaceState, 'runs' | 'settings' | 'until'>} race
 */
export function toProgressText(race) {
    const { fairness } = race.settings;
    const { least, most, going } = findAmounts(race);
    const show = fairness === 'seconds' ? seconds : (/** @type {number} */ amount) => whole(Math.round(amount));
    const [low, high, end] = [least, most, race.until].map(show);
    const areSome = going > 0 && going < race.runs.length;
    const has = !areSome ? 'every run has' : going === 1 ? 'the run that goes on has' : 'every run that goes on has';
    const isEqual = low === high;
    const isWithin = most <= race.until || high === end;
    if (isWithin) return `${has} ${DONE[fairness](`${isEqual ? '' : 'at least '}${low} of ${end}`)}`;
    if (isEqual) return `${has} ${DONE[fairness](low)}; the end is at ${end}`;
    return `the runs have ${DONE[fairness](`${low} to ${high}`)}; the end is at ${end}`;
}

/** @param {number} value */
export function seconds(value) {
    return value < 0.0005 ? '0' : number(value);
}

/** An angle in whole degrees; a question mark where it is not known. @param {number | null} value */
export function degrees(value) {
    return value === null || Number.isNaN(value) ? '?' : `${Math.round(value)}°`;
}

/** A cost; a question mark where it is not known. @param {number | null} value */
export function costOrNone(value) {
    return value === null || Number.isNaN(value) ? '?' : number(value);
}
