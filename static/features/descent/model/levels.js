/**
 * At which costs the surface has its lines: round numbers, spaced so that the slopes as well as the valley
 * are divided, though the cost may span orders of magnitude.
 */

import { roundest } from './ticks.js';

/** @typedef {ArrayLike<number>} Costs */

/** Lines on a surface. */
const MOST = 13;
/** A level is where the surface's own distribution wants it, give or take this share of the distance. */
const LEEWAY = 0.5;
/** How far levels are set by the share of the surface below them; for the rest, by the logarithm of the cost. */
const BY_AREA = 0.55;

/** Two levels are at least so far apart, as a share of the logarithm of the cost from end to end. */
const APART = 1 / 60;

/** Levels stay from surface to surface while no band takes more of it, the valley no more, and so many are in use. */
const LARGEST_BAND = 0.32;
const LARGEST_VALLEY = 0.14;
const FEWEST_BANDS = 8;
/** The fine surface should have the levels of the coarse one before it. */
const FINER = 1.5;

/**
 * @param {Costs} costs of the grid; what is not finite is left out
 * @param {number[]} [before] those of the surface before: they stay if they fit, as colours mean costs
 * @param {number} [patience] how much less well they may fit
 * @returns {number[]} ascending; none where the surface is flat
 */
export function buildLevels(costs, before = [], patience = 1) {
    const sorted = Float64Array.from(costs).filter(Number.isFinite).sort();
    if (sorted.length < 2 || sorted[0] === sorted[sorted.length - 1]) return [];
    return before.length > 0 && stillFit(sorted, before, patience) ? before : chosen(sorted);
}

/** @param {Float64Array} sorted */
function chosen(sorted) {
    const levels = new Set();
    for (let i = 1; i <= MOST; i++) {
        const at = (/** @type {number} */ share) => costAt(sorted, share);
        const low = at((i - LEEWAY) / (MOST + 1));
        const high = at((i + LEEWAY) / (MOST + 1));
        levels.add(low > 0 && high > low ? roundest(low, high) : (low + high) / 2);
    }
    return apart(
        [...levels].sort((a, b) => a - b),
        Math.log(Math.max(sorted[sorted.length - 1], 1e-12) / Math.max(sorted[0], 1e-12)),
    );
}

/**
 * Of two levels that are too near to each other the rounder one.
 *
 * @param {number[]} levels ascending
 * @param {number} span of the logarithm of the cost
 */
function apart(levels, span) {
    /** @type {number[]} */
    const kept = [];
    for (const level of levels) {
        const before = kept.at(-1);
        const isNear = before !== undefined && before > 0 && Math.log(level / before) < APART * span;
        if (!isNear) kept.push(level);
        else if (String(level).length < String(before).length) kept[kept.length - 1] = level;
    }
    return kept;
}

/**
 * The cost below which lies `share`, counted partly in area and partly in the logarithm of the cost.
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

/** @param {Float64Array} sorted @param {number[]} levels @param {number} patience */
function stillFit(sorted, levels, patience) {
    const below = [0, ...levels.map((level) => shareBelow(sorted, level)), 1];
    const bands = below.slice(1).map((share, i) => share - below[i]);
    const used = bands.filter((share) => share > 0).length;
    const isDivided = bands[0] <= patience * LARGEST_VALLEY && Math.max(...bands) <= patience * LARGEST_BAND;
    return isDivided && used >= Math.min(FEWEST_BANDS, levels.length) / patience;
}

/** @type {WeakMap<import('../../race/model/state.js').Surface, number[]>} */
const known = new WeakMap();
/** Of the surface before, by the number of its race. */
const latest = { race: -1, plane: -1, levels: /** @type {number[]} */ ([]) };

/**
 * The levels of a surface, the same wherever it is shown. They are those of the race's surface before where
 * these fit.
 *
 * @param {import('../../race/model/state.js').Surface} surface
 */
export function levelsFor(surface) {
    const found = known.get(surface);
    if (found) return found;
    const { race, plane, cost } = surface;
    const before = latest.race === race ? latest.levels : [];
    const levels = buildLevels(cost, before, latest.plane === plane ? FINER : 1);
    Object.assign(latest, { race, plane, levels });
    known.set(surface, levels);
    return levels;
}

/**
 * In which band a cost is: 0 below the lowest level.
 *
 * @param {number[]} levels
 * @param {number} cost
 */
export function findBand(levels, cost) {
    let band = 0;
    while (band < levels.length && cost >= levels[band]) band++;
    return band;
}
