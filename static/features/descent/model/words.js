/** The texts about the descent: its plane, and how exact the picture is. */

import { number, percent } from '../../../text/format.js';
import { listed, parameterName } from '../../../text/names.js';
import { say } from '../../../text/say.js';
import { stepFrom } from '../../race/model/race.js';

/** @typedef {import('../../race/model/state.js').RaceState} RaceState */
/** @typedef {import('../../race/model/state.js').RunState} RunState */
/** @typedef {import('../../race/model/state.js').RunPath} RunPath */
/** @typedef {import('../../race/model/state.js').PlaneSettings} PlaneSettings */

/** Smaller shares are not told apart. */
const LEAST_SHARE = 0.001;

/**
 * A share in percent. It is whole, or finer where a whole number would be 0 % or 100 % without being exact.
 *
 * @param {number} share
 */
export function toShareText(share) {
    if (share > 0 && share < LEAST_SHARE) return say('descent-share-least', { share: percent(LEAST_SHARE) });
    if (share > 0 && share < 0.01) return percent(share);
    const isNearlyAll = share > 0.995 && share < 1;
    return isNearlyAll ? percent(Math.min(0.9999, share), share > 0.9995 ? 2 : 1) : percent(share, 0);
}

/**
 * How much of each path the plane holds, in the order of the runs, with the same numbers as beside the runs.
 *
 * @param {Pick<RaceState, 'runs'>} race
 * @returns {{ shares: string, isEach: boolean } | null} one share where all are written alike, else one for each path;
 *     null where one is unknown, and before there is a path
 */
export function findPathShares({ runs }) {
    const shares = runs.flatMap(({ share }) => (share === null ? [] : [toShareText(share)]));
    const isBegun = runs.some(({ step }) => step > 0);
    if (!isBegun || shares.length < runs.length) return null;
    const [first, ...others] = shares;
    return others.every((share) => share === first)
        ? { shares: first, isEach: false }
        : { shares: listed(shares), isEach: true };
}

/** @param {Pick<RaceState, 'runs'>} race @returns {string} how much of the paths the plane holds */
export function planeSentence(race) {
    const found = findPathShares(race);
    if (!found) return '';
    const { shares, isEach } = found;
    return isEach
        ? say('descent-plane-holds-each', { shares })
        : say('descent-plane-holds', { shares, paths: race.runs.length });
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
        const [across, down] = weights.map((weight) =>
            say('descent-axis-change', { parameter: parameterName(weight, depth) }),
        );
        return { across, down };
    }
    if (kind === 'random') return { across: say('descent-axis-random-across'), down: say('descent-axis-random-down') };
    if (kind === 'steps') return { across: say('descent-axis-steps-across'), down: say('descent-axis-steps-down') };
    if (kind === 'line') return { across: say('descent-axis-line-across'), down: say('descent-axis-line-down') };
    return { across: say('descent-axis-paths-across'), down: say('descent-axis-paths-down') };
}

/** The examples that the cost is over. @param {number} examples @param {number} train */
export function costOver(examples, train) {
    return say('descent-cost-over', { is_all: examples >= train, examples, train });
}

/** The number of steps of a run, as it stands beside its name. @param {RunState} run */
export function toStepsText({ step, full, paused, diverged }) {
    const state = diverged ? 'diverged' : paused ? 'held' : 'going';
    return say('descent-steps', { steps: step, is_careful: full, state });
}

/** Smaller values are rounding errors: they are shown as 0. */
const NOTHING = 1e-9;

/** A number without its rounding errors. @param {number} value */
export function rounded(value) {
    return Math.abs(value) < NOTHING ? '0' : number(value);
}

/** From this ratio on it is named instead of a percentage. */
const MANY_TIMES = 10;

/**
 * How much too high or too low a run is drawn: the cost at its place in the picture, relative to its true cost. Null
 * where these are not known yet.
 *
 * @param {Pick<RunState, 'true_cost' | 'plane_cost'>} run
 */
export function toDeviationText({ true_cost: trueCost, plane_cost: planeCost }) {
    if (trueCost === null || planeCost === null || !(trueCost > 0)) return null;
    const way = planeCost > trueCost ? 'high' : 'low';
    const times = planeCost > trueCost ? planeCost / trueCost : trueCost / planeCost;
    if (times >= MANY_TIMES) return say('descent-drawn-times', { times: number(times, { digits: 2 }), way });
    const off = Math.abs(planeCost / trueCost - 1);
    return Math.round(100 * off) === 0
        ? say('descent-drawn-exactly')
        : say('descent-drawn-percent', { share: percent(off, 0), way });
}

/**
 * The two costs behind that, which are over the examples of the surface only; nothing where one is not known yet.
 *
 * @param {RaceState} race
 * @param {Pick<RunState, 'true_cost' | 'plane_cost'>} run
 */
export function toDeviationDetail({ surface, train }, { true_cost: trueCost, plane_cost: planeCost }) {
    if (trueCost === null || planeCost === null) return undefined;
    return say('descent-drawn-detail', {
        is_all: surface.examples >= train,
        examples: surface.examples,
        train,
        cost: rounded(trueCost),
        drawn: rounded(planeCost),
    });
}

/**
 * The values of the texts about where the room goes from a point.
 *
 * @param {RunState} run
 * @param {number} step after which the run was at the point
 */
export function findVisit(run, step) {
    const from = stepFrom(run, step);
    return { step: from, has_parameters: from > step || step === 0 };
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
    const values = { name, cost: Number.isNaN(cost[i]) ? say('not-yet') : rounded(cost[i]) };
    if (step[i] === 0) return say('descent-point-start', values);
    return say('descent-point-described', { ...values, step: step[i], epoch: epoch[i] });
}
