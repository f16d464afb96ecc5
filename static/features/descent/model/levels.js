/**
 * The levels: the costs at which the surface has contour lines. They are round numbers. Their spacing divides
 * the slopes and the valley, even where the cost spans orders of magnitude.
 */

import { roundest } from './ticks.js';

/** @typedef {ArrayLike<number>} Costs */

/** The number of levels of a surface, at most. */
const MAX_LEVELS = 13;
/** A level may be off its exact place by this share of the distance between two levels, to be a rounder number. */
const LEEWAY = 0.5;
/** The weight of the share of the area below a level. The rest is the weight of the logarithm of its cost. */
const BY_AREA = 0.55;

/** The least distance of two levels, as a share of the logarithm of the highest cost over the lowest. */
const APART = 1 / 60;

/**
 * The next surface has the same levels while its bands and its valley are within these shares, and enough bands are
 * used.
 */
const LARGEST_BAND = 0.32;
const LARGEST_VALLEY = 0.14;
const FEWEST_BANDS = 8;
/** The limits are wider by this factor where a fine surface follows the coarse one of the same plane. */
const FINER = 1.5;

/**
 * @param {Costs} costs of the grid; those that are not finite are ignored
 * @param {number[]} [before] the levels of the previous surface: they stay if they fit, so that a colour keeps its
 *     meaning
 * @param {number} [tolerance] a factor of the limits within which they fit
 * @returns {number[]} ascending; empty where the surface is flat
 */
export function buildLevels(costs, before = [], tolerance = 1) {
    const sorted = Float64Array.from(costs).filter(Number.isFinite).sort();
    if (sorted.length < 2 || sorted[0] === sorted[sorted.length - 1]) return [];
    return before.length > 0 && doFit(sorted, before, tolerance) ? before : chooseLevels(sorted);
}

/** @param {Float64Array} sorted */
function chooseLevels(sorted) {
    const levels = new Set();
    for (let i = 1; i <= MAX_LEVELS; i++) {
        const at = (/** @type {number} */ share) => costAt(sorted, share);
        const low = at((i - LEEWAY) / (MAX_LEVELS + 1));
        const high = at((i + LEEWAY) / (MAX_LEVELS + 1));
        levels.add(low > 0 && high > low ? roundest(low, high) : (low + high) / 2);
    }
    return dropNearLevels(
        [...levels].sort((a, b) => a - b),
        Math.log(Math.max(sorted[sorted.length - 1], 1e-12) / Math.max(sorted[0], 1e-12)),
    );
}

/**
 * Leaves out levels that are too near to each other: of two, the rounder one stays.
 *
 * @param {number[]} levels ascending
 * @param {number} span the logarithm of the highest cost over the lowest
 */
function dropNearLevels(levels, span) {
    /** @type {number[]} */
    const separate = [];
    for (const level of levels) {
        const before = separate.at(-1);
        const isNear = before !== undefined && before > 0 && Math.log(level / before) < APART * span;
        if (!isNear) separate.push(level);
        else if (String(level).length < String(before).length) separate[separate.length - 1] = level;
    }
    return separate;
}

/**
 * The cost below which `share` of the surface lies, partly by area and partly by the logarithm of the cost.
 *
 * @param {Float64Array} sorted
 * @param {number} share
 */
function costAt(sorted, share) {
    const last = sorted.length - 1;
    let low = sorted[0];
    let high = sorted[last];
    for (let i = 0; i < 50; i++) {
        const middle = low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
        const [smallest, largest] = [Math.log(Math.max(sorted[0], 1e-12)), Math.log(Math.max(sorted[last], 1e-12))];
        const steepness = (Math.log(Math.max(middle, 1e-12)) - smallest) / Math.max(1e-12, largest - smallest);
        if (BY_AREA * shareBelow(sorted, middle) + (1 - BY_AREA) * steepness < share) low = middle;
        else high = middle;
    }
    return (low + high) / 2;
}

/** @param {Float64Array} sorted @param {number} cost */
function shareBelow(sorted, cost) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] < cost) low = middle + 1;
        else high = middle;
    }
    return low / sorted.length;
}

/** @param {Float64Array} sorted @param {number[]} levels @param {number} tolerance */
function doFit(sorted, levels, tolerance) {
    const below = [0, ...levels.map((level) => shareBelow(sorted, level)), 1];
    const bands = below.slice(1).map((share, i) => share - below[i]);
    const used = bands.filter((share) => share > 0).length;
    const isDivided = bands[0] <= tolerance * LARGEST_VALLEY && Math.max(...bands) <= tolerance * LARGEST_BAND;
    return isDivided && used >= Math.min(FEWEST_BANDS, levels.length) / tolerance;
}

/** @type {WeakMap<import('../../race/model/state.js').Surface, number[]>} */
const levelsCache = new WeakMap();
/** The levels of the previous surface, with the number of its race. */
const latest = { race: -1, plane: -1, levels: /** @type {number[]} */ ([]) };

/**
 * The levels of a surface, the same wherever it is shown: those of the race's previous surface where they
 * fit.
 *
 * @param {import('../../race/model/state.js').Surface} surface
 */
export function levelsFor(surface) {
    const cached = levelsCache.get(surface);
    if (cached) return cached;
    const { race, plane, cost } = surface;
    const before = latest.race === race ? latest.levels : [];
    const levels = buildLevels(cost, before, latest.plane === plane ? FINER : 1);
    Object.assign(latest, { race, plane, levels });
    levelsCache.set(surface, levels);
    return levels;
}

/**
 * The band of a cost; 0 is below the lowest level.
 *
 * @param {number[]} levels
 * @param {number} cost
 */
export function findBand(levels, cost) {
    let band = 0;
    while (band < levels.length && cost >= levels[band]) band++;
    return band;
}
