/**
 * From one plane to the next: where every point of the paths is while the picture glides there. Points are
 * known by their steps, as a path may have been thinned or have grown in the meantime.
 */

import { boundsBetween, sameBounds } from './frame.js';

/** @typedef {import('../../race/model/state.js').Paths} Paths */
/** @typedef {import('../../race/model/state.js').RunPath} RunPath */
/** @typedef {import('../../race/model/state.js').Bounds} Bounds */

/** How long it takes, in milliseconds. */
export const GLIDE = 500;

/**
 * @typedef {object} Shown what the picture shows of the paths at a moment
 * @property {Paths} paths
 * @property {Float32Array[]} xys the places of each run's points, in turn x and y
 * @property {Bounds} bounds
 * @property {number} t 1 once it is there
 */

/**
 * @typedef {object} Glide
 * @property {Paths} paths to come to
 * @property {{ xys: Float32Array[], bounds: Bounds } | null} from null where it is there already
 * @property {Shown | null} origin what was shown when it began
 * @property {number} startedAt in milliseconds
 */

/** @param {Paths} paths @returns {Glide} there at once */
export const arrived = (paths) => ({ paths, from: null, origin: null, startedAt: -Infinity });

/**
 * New paths have come: begin to glide if they are on another plane or in other bounds, go on gliding if
 * that is under way.
 *
 * @param {Glide | null} glide
 * @param {Paths} paths
 * @param {number} now in milliseconds
 * @returns {Glide}
 */
export function followed(glide, paths, now) {
    if (!glide || glide.paths.race !== paths.race) return arrived(paths);
    const isElsewhere = glide.paths.plane !== paths.plane || !sameBounds(glide.paths.bounds, paths.bounds);
    const shown = shownAt(glide, now);
    if (isElsewhere) return { paths, from: findStart(shown, paths), origin: shown, startedAt: now };
    if (shown.t === 1 || !glide.origin) return arrived(paths);
    return { ...glide, paths, from: findStart(glide.origin, paths) };
}

/**
 * @param {Glide} glide
 * @param {number} now in milliseconds
 * @returns {Shown}
 */
export function shownAt({ paths, from, startedAt }, now) {
    const gone = Math.min(1, Math.max(0, (now - startedAt) / GLIDE));
    const ends = paths.runs.map(({ xy }) => xy);
    if (!from || gone >= 1) return { paths, xys: ends, bounds: paths.bounds, t: 1 };
    const share = eased(gone);
    const xys = ends.map((xy, r) => {
        const start = from.xys[r];
        return xy.map((value, i) => start[i] + (value - start[i]) * share);
    });
    return { paths, xys, bounds: boundsBetween(from.bounds, paths.bounds, share), t: gone };
}

/** Slow at either end. @param {number} t */
function eased(t) {
    return t * t * (3 - 2 * t);
}

/**
 * Where the points of the new paths were in the old picture.
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
 * A point that was not there yet comes along as the newest did.
 *
 * @param {RunPath} before
 * @param {Float32Array} shown its places as they were shown
 * @param {RunPath} path
 * @returns {Float32Array}
 */
export function placesBefore(before, shown, path) {
    const places = new Float32Array(2 * path.count);
    let at = 0;
    let moved = [0, 0];
    for (let i = 0; i < path.count; i++) {
        while (at + 1 < before.count && before.step[at + 1] <= path.step[i]) at++;
        const isBeyond = path.step[i] > before.step[before.count - 1];
        for (const side of [0, 1]) {
            if (isBeyond) places[2 * i + side] = path.xy[2 * i + side] - moved[side];
            else places[2 * i + side] = between(before.step, shown, at, path.step[i], side);
        }
        if (!isBeyond) moved = [path.xy[2 * i] - places[2 * i], path.xy[2 * i + 1] - places[2 * i + 1]];
    }
    return places;
}

/**
 * The place at a step, on the line between the kept points around it.
 *
 * @param {Int32Array} steps
 * @param {Float32Array} places
 * @param {number} at the kept point at or before it
 * @param {number} step
 * @param {number} side 0: x, 1: y
 */
function between(steps, places, at, step, side) {
    const here = places[2 * at + side];
    if (at + 1 >= steps.length || steps[at] >= step) return here;
    const share = (step - steps[at]) / (steps[at + 1] - steps[at]);
    return here + (places[2 * at + 2 + side] - here) * share;
}
