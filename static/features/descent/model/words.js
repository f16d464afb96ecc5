/** What is said of the descent: of its plane, and of how far the picture can be trusted. */

import { number, whole } from '../../../text/format.js';
import { parameterName } from '../../../text/names.js';

/** @typedef {import('../../race/model/state.js').RaceState} RaceState */
/** @typedef {import('../../race/model/state.js').RunState} RunState */
/** @typedef {import('../../race/model/state.js').RunPath} RunPath */
/** @typedef {import('../../race/model/state.js').PlaneSettings} PlaneSettings */

/** A share as it is said of a plane: whole percents, finer only where all or nothing would be claimed. @param {number} share */
export function held(share) {
    const percent = 100 * share;
    if (percent > 0 && percent < 1) return percent < 0.1 ? 'less than 0.1 %' : `${percent.toFixed(1)} %`;
    const isNearlyAll = percent > 99.5 && percent < 100;
    return `${isNearlyAll ? Math.min(99.99, percent).toFixed(percent > 99.95 ? 2 : 1) : Math.round(percent)} %`;
}

/** @param {RaceState} race @returns {string} how much of the paths the plane holds */
export function planeSentence({ plane, runs }) {
    if (plane.share === null) return '';
    const paths = ['', 'the path', 'both paths'][runs.length] ?? `all ${runs.length} paths`;
    return `plane holds ${held(plane.share)} of ${paths}`;
}

/**
 * What the axes are, each in the units of the parameters.
 *
 * @param {PlaneSettings} plane
 * @param {number} depth the number of the output layer
 * @returns {{ across: string, down: string }}
 */
export function toTitles({ kind, weights }, depth) {
    if (kind === 'weights' && weights) {
        const [across, down] = weights.map((weight) => `change of ${parameterName(weight, depth)}`);
        return { across, down };
    }
    if (kind === 'random') return { across: 'first random direction', down: 'second random direction' };
    if (kind === 'line') return { across: 'from the start to the end', down: 'main direction beside it' };
    return { across: 'first main direction of the paths', down: 'second main direction' };
}

/** Of what the colours are. @param {number} examples @param {number} train */
export function costOver(examples, train) {
    return examples >= train
        ? `cost over all ${whole(train)} examples`
        : `cost over ${whole(examples)} of ${whole(train)} examples`;
}

/** How many steps a run has made, as beside its name. @param {RunState} run */
export function tellSteps({ step, full, paused, diverged }) {
    if (diverged) return `diverged at step ${whole(step)}`;
    const manner = full ? 'careful ' : '';
    return `${whole(step)} ${manner}${step === 1 ? 'step' : 'steps'}${paused ? ', held' : ''}`;
}

/** Rounding leaves something where nothing is. */
const NOTHING = 1e-9;

/** A number, a question mark where it is not known yet. @param {number | null | undefined} value */
export function orUnknown(value) {
    if (value === null || value === undefined || Number.isNaN(value)) return '?';
    return Math.abs(value) < NOTHING ? '0' : number(value);
}

/** How much higher or lower a run looks than it is; empty where that is not known. */
/** @param {Pick<RunState, 'true_cost' | 'plane_cost'>} run */
export function layOut({ true_cost: is, plane_cost: drawn }) {
    if (is === null || drawn === null || !(is > 0)) return '';
    const percent = Math.round(100 * (drawn / is - 1));
    if (percent === 0) return '(as it is)';
    return percent > 999
        ? `(${number(drawn / is, { digits: 2 })} times)`
        : `(${percent > 0 ? '+' : '−'}${Math.abs(percent)} %)`;
}

/**
 * A kept point as it is read aloud.
 *
 * @param {string} name of its run
 * @param {RunPath} path
 * @param {number} i
 */
export function spokenPoint(name, path, i) {
    const { step, epoch, cost } = path;
    if (step[i] === 0) return `${name}: the start, cost ${orUnknown(cost[i])}`;
    return `${name}: step ${whole(step[i])}, epoch ${whole(epoch[i])}, cost ${orUnknown(cost[i])}`;
}
