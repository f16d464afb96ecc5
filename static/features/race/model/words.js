/** The names of the runs of a race, of its fairness, and of its settings. */

import { number, whole } from '../../../text/format.js';

/** @typedef {import('./state.js').Fairness} Fairness */

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

/**
 * The progress of a race, which is that of its slowest run.
 *
 * @param {number} progress
 * @param {number} until where it ends
 * @param {Fairness} fairness
 */
export function toProgressText(progress, until, fairness) {
    if (fairness === 'seconds') return `every run has computed for ${seconds(progress)} of ${seconds(until)} seconds`;
    const amounts = `${whole(Math.round(progress))} of ${whole(Math.round(until))}`;
    return `every run has ${fairness === 'steps' ? `made ${amounts} steps` : `seen ${amounts} examples`}`;
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
