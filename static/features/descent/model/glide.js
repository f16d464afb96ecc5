/**
 * The transition from one plane to the next: the place of each point of the paths while the picture glides. Points
 * are identified by their steps, since a path may be thinned out or may grow during the transition.
 */

import { boundsBetween, sameBounds } from './frame.js';

/** @typedef {import('../../race/model/state.js').Paths} Paths */
/** @typedef {import('../../race/model/state.js').RunPath} RunPath */
/** @typedef {import('../../race/model/state.js').Bounds} Bounds */

/** The duration, in milliseconds. */
export const GLIDE = 500;

/**
 * @typedef {object} Shown the paths as the picture shows them at a moment
 * @property {Paths} paths
 * @property {Float32Array[]} xys the places of each run's points, x and y in turn
 * @property {Bounds} bounds
 * @property {number} t the progress of the transition; 1 at its end
 */

/**
 * @typedef {object} Glide
 * @property {Paths} paths the paths at its end
 * @property {{ xys: Float32Array[], bounds: Bounds } | null} from the places at its start; null where it has ended
 * @property {Shown | null} origin the picture at its start
 * @property {number} startedAt in milliseconds
 */

/** @param {Paths} paths @returns {Glide} a transition that has ended */
export const atRest = (paths) => ({ paths, from: null, origin: null, startedAt: -Infinity });

/**
 * Takes new paths. A transition starts where they are on another plane or in other bounds; a running transition
 * continues.
 *
 * @param {Glide | null} glide
 * @param {Paths} paths
 * @param {number} now in milliseconds
 * @returns {Glide}
 */
export function glideTo(glide, paths, now) {
    if (!glide || glide.paths.race !== paths.race) return atRest(paths);
    const isOtherView = glide.paths.plane !== paths.plane || !sameBounds(glide.paths.bounds, paths.bounds);
    const shown = shownAt(glide, now);
    if (isOtherView) return { paths, from: findStart(shown, paths), origin: shown, startedAt: now };
    if (shown.t === 1 || !glide.origin) return atRest(paths);
    return { ...glide, paths, from: findStart(glide.origin, paths) };
}

/**
 * @param {Glide} glide
 * @param {number} now in milliseconds
 * @returns {Shown}
 */
export function shownAt({ paths, from, startedAt }, now) {
    const elapsed = Math.min(1, Math.max(0, (now - startedAt) / GLIDE));
    const ends = paths.runs.map(({ xy }) => xy);
    if (!from || elapsed >= 1) return { paths, xys: ends, bounds: paths.bounds, t: 1 };
    const share = eased(elapsed);
    const xys = ends.map((xy, r) => {
        const start = from.xys[r];
        return xy.map((value, i) => start[i] + (value - start[i]) * share);
    });
    return { paths, xys, bounds: boundsBetween(from.bounds, paths.bounds, share), t: elapsed };
}

/** Eases in and out. @param {number} t */
function eased(t) {
    return t * t * (3 - 2 * t);
}

/**
 * The places of the points of the new paths in the old picture.
 *
 * @param {Shown} shown
 * @param {Paths} paths
 */
function findStart(shown, paths) {
    const xys = paths.runs.map((run, r) => {
        const before = shown.paths.runs[r];
        return before && shown.xys[r].length > 0 ? placesBefore(before, shown.xys[r], run) : run.xy;
    });
    return { xys, bounds: shown.bounds };
}

/**
 * The places of the points of a path in the old picture. Points that are newer than the old path move like its last
 * point.
 *
 * @param {RunPath} before
 * @param {Float32Array} shown the places of its points as they were shown
 * @param {RunPath} path
 * @returns {Float32Array}
 */
export function placesBefore(before, shown, path) {
    const places = new Float32Array(2 * path.count);
    let at = 0;
    let moved = [0, 0];
    for (let i = 0; i < path.count; i++) {
        while (at + 1 < before.count && before.step[at + 1] <= path.step[i]) at++;
        const isNewer = path.step[i] > before.step[before.count - 1];
        for (const side of [0, 1]) {
            if (isNewer) places[2 * i + side] = path.xy[2 * i + side] - moved[side];
            else places[2 * i + side] = between(before.step, shown, at, path.step[i], side);
        }
        if (!isNewer) moved = [path.xy[2 * i] - places[2 * i], path.xy[2 * i + 1] - places[2 * i + 1]];
    }
    return places;
}

/**
 * The place at a step, on the line between the retained points around it.
 *
 * @param {Int32Array} steps
 * @param {Float32Array} places
 * @param {number} at the index of the retained point at or before the step
 * @param {number} step
 * @param {number} side 0: x, 1: y
 */
function between(steps, places, at, step, side) {
    const start = places[2 * at + side];
    if (at + 1 >= steps.length || steps[at] >= step) return start;
    const share = (step - steps[at]) / (steps[at + 1] - steps[at]);
    return start + (places[2 * at + 2 + side] - start) * share;
}
