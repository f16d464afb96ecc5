/** The names of the runs of a race, of its fairness, and of its settings. */

import { asTyped, number, whole } from '../../../text/format.js';
import { say, textIds } from '../../../text/say.js';

/** @typedef {import('./state.js').Fairness} Fairness */
/** @typedef {import('./state.js').RaceState} RaceState */

/**
 * @typedef {object} NamedRun the fields of a run that its name depends on
 * @property {boolean} full whether each step uses all training examples
 * @property {{ batch_size: number, optimizer: string, learning_rate: number, l2: number }} settings
 */

/**
 * The texts of the kinds of fairness: the name, and the title of a chart's axis.
 *
 * @type {Record<Fairness, { name: string, axis: string }>}
 */
export const FAIR_IN = {
    examples: textIds({ name: 'race-fairness-examples', axis: 'race-chart-axis-examples' }),
    steps: textIds({ name: 'race-fairness-steps', axis: 'race-chart-axis-steps' }),
    seconds: textIds({ name: 'race-fairness-seconds', axis: 'race-chart-axis-seconds' }),
};

/** The texts of the planes in the menu. */
export const PLANES = textIds({
    paths: 'race-plane-paths',
    whole: 'race-plane-whole',
    steps: 'race-plane-steps',
    random: 'race-plane-random',
    line: 'race-plane-line',
    weights: 'race-plane-weights',
});

/** The texts of the colours of runs, by number. The second is white in the dark theme, black in the light one. */
export const COLORS = textIds([
    'race-colour-yellow',
    'race-colour-white-or-black',
    'race-colour-green',
    'race-colour-violet',
    'race-colour-pink',
    'race-colour-blue',
]);

/** The texts of the optimizers, by their name in the settings. @type {Record<string, string>} */
export const OPTIMIZERS = textIds({
    sgd: 'race-optimizer-sgd',
    momentum: 'race-optimizer-momentum',
    adam: 'race-optimizer-adam',
});

/** The texts of the initializers, by their name in the settings. @type {Record<string, string>} */
export const INITIALIZERS = textIds({
    xavier: 'race-initializer-xavier',
    he: 'race-initializer-he',
    normal: 'race-initializer-normal',
    small_normal: 'race-initializer-small-normal',
    zero: 'race-initializer-zero',
});

/** A pace at the usual speed, for each fairness: epochs, steps, and milliseconds in a second. */
const USUAL_PACE = { examples: 1, steps: 40, seconds: 50 };

/**
 * The name of a speed.
 *
 * @param {number | null} speed a multiple of the usual pace of its fairness; null: without a limit
 * @param {Fairness} fairness
 */
export function paceName(speed, fairness) {
    if (speed === null) return say('race-pace-unlimited');
    const count = USUAL_PACE[fairness] * speed;
    return say('race-pace', { fairness, count, amount: plain(count) });
}

/** A number that somebody chose, without trailing zeros. @param {number} value */
function plain(value) {
    if (Number.isInteger(value) && Math.abs(value) < 1e6) return whole(value);
    const isReadable = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6;
    return isReadable ? asTyped(Number(value.toPrecision(4))) : number(value);
}

/** @param {string} name as in the settings */
export function optimizerName(name) {
    return OPTIMIZERS[name] ? say(OPTIMIZERS[name]) : name.replaceAll('_', ' ');
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
        return parts.reduce((name, setting) => say('race-run-with', { name, setting }));
    });
    return names.map((name, i) => {
        const before = names.slice(0, i).filter((other) => other === name).length;
        return before ? say('race-run-again', { name, number: before + 1 }) : name;
    });
}

/** @param {boolean} full @param {number} size @param {number} train */
function batchName(full, size, train) {
    if (full) return say('race-run-all', { count: train });
    return size === 1 ? say('race-run-one') : say('race-run-mini-batches', { size });
}

/** The figure of a run that each fairness compares. @type {Record<Fairness, 'examples_seen' | 'step' | 'seconds'>} */
const AMOUNTS = { examples: 'examples_seen', steps: 'step', seconds: 'seconds' };

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
    const who = !areSome ? 'all' : going === 1 ? 'one' : 'some';
    const isEqual = low === high;
    const isWithin = most <= race.until || high === end;
    const values = { who, fairness, low, high, end };
    if (isWithin) return say(isEqual ? 'race-progress' : 'race-progress-at-least', values);
    return say(isEqual ? 'race-progress-beyond' : 'race-progress-apart', values);
}

/** @param {number} value */
export function seconds(value) {
    return value < 0.0005 ? '0' : number(value);
}

/** An angle in whole degrees. @param {number} value */
export const degrees = (value) => `${Math.round(value)}°`;
