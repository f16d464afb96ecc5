/** What the runs of a race, and what they are compared by, are called. */

import { number, whole } from '../../../text/format.js';

/** @typedef {import('./state.js').Fairness} Fairness */

/**
 * @typedef {object} Entrant a run, as far as its name goes
 * @property {boolean} full whether every step is made with all training examples
 * @property {{ batch_size: number, optimizer: string, learning_rate: number, l2: number }} settings
 */

/** What a race may be fair in, and what an axis of it says. @type {Record<Fairness, { name: string, axis: string, unit: string }>} */
export const FAIR_IN = {
    examples: { name: 'examples seen', axis: 'examples seen', unit: 'examples' },
    steps: { name: 'steps', axis: 'steps', unit: 'steps' },
    seconds: { name: 'seconds', axis: 'seconds of computing', unit: 'seconds' },
};

/** The planes there are, as they are chosen. */
export const PLANES = /** @type {const} */ ({
    paths: 'main directions of the paths',
    random: 'two random directions',
    line: 'from the start to the end',
    weights: 'two weights',
});

/** The colours of runs, by number. The second is the ink: white on dark, black on light. */
export const COLORS = ['yellow', 'white or black', 'green', 'violet', 'pink', 'blue'];

/** What optimizers are called, by their name in the settings. @type {Record<string, string>} */
export const OPTIMIZERS = { sgd: 'gradient descent', momentum: 'momentum', adam: 'Adam' };

/**
 * How fast a race goes.
 *
 * @param {number | null} speed in the paces of its fairness; null: as fast as it goes
 * @param {Fairness} fairness
 */
export function paceName(speed, fairness) {
    if (speed === null) return 'as fast as it goes';
    if (fairness === 'examples') return `${plain(speed)} ${speed === 1 ? 'epoch' : 'epochs'}/s`;
    if (fairness === 'steps') return `${plain(40 * speed)} steps/s`;
    return `computes ${plain(50 * speed)} ms/s`;
}

/** A number that somebody chose: without zeros that say nothing. @param {number} value */
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
 * What each run is called: its batch, and what else tells it from the others.
 *
 * @param {readonly Entrant[]} runs
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
 * How far a race is: what the last of its runs has reached.
 *
 * @param {number} progress
 * @param {number} until where it ends
 * @param {Fairness} fairness
 */
export function tellProgress(progress, until, fairness) {
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

/** A cost, where there may be none yet, or where it is beyond all bounds. @param {number | null} value */
export function costOrNone(value) {
    return value === null || Number.isNaN(value) ? '?' : number(value);
}
