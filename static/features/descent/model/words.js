/** The texts about the descent: its plane, and how exact the picture is. */

import { number, whole } from '../../../text/format.js';
import { parameterName } from '../../../text/names.js';
import { stepFrom } from '../../race/model/race.js';

/** @typedef {import('../../race/model/state.js').RaceState} RaceState */
/** @typedef {import('../../race/model/state.js').RunState} RunState */
/** @typedef {import('../../race/model/state.js').RunPath} RunPath */
/** @typedef {import('../../race/model/state.js').PlaneSettings} PlaneSettings */

/**
 * A share in percent. It is whole, or finer where a whole number would be 0 % or 100 % without being exact.
 *
 * @param {number} share
 */
export function toShareText(share) {
    const percent = 100 * share;
    if (percent > 0 && percent < 1) return percent < 0.1 ? 'less than 0.1 %' : `${percent.toFixed(1)} %`;
    const isNearlyAll = percent > 99.5 && percent < 100;
    return `${isNearlyAll ? Math.min(99.99, percent).toFixed(percent > 99.95 ? 2 : 1) : Math.round(percent)} %`;
}

/**
 * How much of each path the plane holds, in the order of the runs, with the same numbers as beside the runs.
 *
 * @param {Pick<RaceState, 'runs'>} race
 * @returns {{ shares: string, paths: string } | null} one share where all are written alike; null where one is unknown
 */
export function findPathShares({ runs }) {
    const shares = runs.flatMap(({ share }) => (share === null ? [] : [toShareText(share)]));
    if (shares.length < runs.length || shares.length === 0) return null;
    const [first, ...others] = shares;
    if (others.every((share) => share === first))
        return { shares: first, paths: ['', 'the path', 'both paths'][runs.length] ?? `all ${runs.length} paths` };
    return { shares: `${shares.slice(0, -1).join(', ')} and ${shares.at(-1)}`, paths: 'the paths' };
}

/** @param {Pick<RaceState, 'runs'>} race @returns {string} how much of the paths the plane holds */
export function planeSentence(race) {
    const found = findPathShares(race);
    return found ? `plane holds ${found.shares} of ${found.paths}` : '';
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

/** The examples that the cost is over. @param {number} examples @param {number} train */
export function costOver(examples, train) {
    return examples >= train
        ? `cost over all ${whole(train)} examples`
        : `cost over ${whole(examples)} of ${whole(train)} examples`;
}

/** The number of steps of a run, as it stands beside its name. @param {RunState} run */
export function toStepsText({ step, full, paused, diverged }) {
    const manner = full ? 'careful ' : '';
    return `${whole(step)} ${manner}${step === 1 ? 'step' : 'steps'}${diverged ? ', then diverged' : paused ? ', held' : ''}`;
}

/** Smaller values are rounding errors: they are shown as 0. */
const NOTHING = 1e-9;

/** A number; a question mark where it is not known yet. @param {number | null | undefined} value */
export function orUnknown(value) {
    if (value === null || value === undefined || Number.isNaN(value)) return '?';
    return Math.abs(value) < NOTHING ? '0' : number(value);
}

/** From this ratio on it is named instead of a percentage. */
const MANY_TIMES = 10;

/**
 * How much too high or too low a run is drawn: the cost at its place in the picture, relative to its true cost.
 *
 * @param {Pick<RunState, 'true_cost' | 'plane_cost'>} run
 */
export function toDeviationText({ true_cost: trueCost, plane_cost: planeCost }) {
    if (trueCost === null || planeCost === null || !(trueCost > 0)) return '?';
    const way = planeCost > trueCost ? 'high' : 'low';
    const times = planeCost > trueCost ? planeCost / trueCost : trueCost / planeCost;
    if (times >= MANY_TIMES) return `${number(times, { digits: 2 })} times too ${way}`;
    const percent = Math.round(100 * Math.abs(planeCost / trueCost - 1));
    return percent === 0 ? 'as high as it is' : `${percent} % too ${way}`;
}

/**
 * The two costs behind that, which are over the examples of the surface only.
 *
 * @param {RaceState} race
 * @param {Pick<RunState, 'true_cost' | 'plane_cost'>} run
 */
export function toDeviationDetail({ surface, train }, { true_cost: trueCost, plane_cost: planeCost }) {
    const over = costOver(surface.examples, train);
    return `The ${over} is ${orUnknown(trueCost)}, and ${orUnknown(planeCost)} where the run is drawn`;
}

/**
 * Where the room goes from a point.
 *
 * @param {RunState} run
 * @param {number} step after which the run was at the point
 */
export function toVisitText(run, step) {
    const from = stepFrom(run, step);
    const hasParameters = from > step || step === 0;
    return `the room goes to step ${whole(from)}, which ${hasParameters ? 'has these parameters' : 'led here'}`;
}

/**
 * The text of a retained point for screen readers.
 *
 * @param {string} name of its run
 * @param {RunPath} path
 * @param {number} i
 */
export function toPointAriaText(name, path, i) {
    const { step, epoch, cost } = path;
    if (step[i] === 0) return `${name}: the start, cost ${orUnknown(cost[i])}`;
    return `${name}: after step ${whole(step[i])}, epoch ${whole(epoch[i])}, cost ${orUnknown(cost[i])}`;
}
