/**
 * The height at which a cost is drawn. It is the logarithm of the cost, so that the valley is visible beside a wall.
 * Where the logarithms span too much, the surface is cut off at the top.
 */

/**
 * @typedef {object} Heights
 * @property {number} low the cost at the foot
 * @property {number} high the cost at the peak
 * @property {boolean} isCut whether there are costs above the peak
 * @property {(cost: number) => number} share of the height; below 0 or above 1 outside the scale
 */

/** Powers of ten that the heights may span. */
const MOST_DECADES = 3;
/** The room below the least cost and above the greatest, as a share of the span between them. */
const ROOM = 0.04;
/** A surface is flat if the logarithms of its costs differ by less. */
const LEAST_SPAN = 1e-3;
/** True costs outside the surface's range may extend the scale by this share at each end. */
const MOST_FOR_TRUTHS = 0.5;
/** The next surface has the same heights while its least and its greatest cost are within these shares. */
const LEAST_MAY_BE = [0, 0.22];
const GREATEST_MAY_BE = [0.8, 1];

/**
 * @param {ArrayLike<number>} costs of the surface; those that are not finite or not above 0 are ignored
 * @param {number[]} [truths] true costs of the runs; the scale includes them as far as they don't flatten the
 *     surface too much
 * @param {Heights | null} [before] the heights of the previous surface: they stay if they fit
 * @returns {Heights}
 */
export function findHeights(costs, truths = [], before = null) {
    const own = findRange(costs);
    if (!own) return findScale(0.1, 1, false);
    const most = Math.exp(MOST_FOR_TRUTHS * Math.max(Math.log(own.greatest / own.least), LEAST_SPAN));
    const all = findRange(truths) ?? own;
    const least = Math.min(own.least, Math.max(all.least, own.least / most));
    const greatest = Math.max(own.greatest, Math.min(all.greatest, own.greatest * most));
    const top = Math.min(greatest, least * 10 ** MOST_DECADES);
    if (before && isWithin(before.share(least), LEAST_MAY_BE) && isWithin(before.share(top), GREATEST_MAY_BE)) {
        return { ...before, isCut: own.greatest > before.high };
    }
    const room = Math.exp(ROOM * Math.max(Math.log(top / least), LEAST_SPAN));
    return findScale(least / room, greatest > top ? top : top * room, own.greatest > top);
}

/**
 * @param {ArrayLike<number>} costs
 * @returns {{ least: number, greatest: number } | null} null where no cost is usable
 */
function findRange(costs) {
    let [least, greatest] = [Infinity, 0];
    for (let i = 0; i < costs.length; i++) {
        if (!(costs[i] > 0) || costs[i] === Infinity) continue;
        least = Math.min(least, costs[i]);
        greatest = Math.max(greatest, costs[i]);
    }
    return least === Infinity ? null : { least, greatest };
}

/** @param {number} low @param {number} high @param {boolean} isCut @returns {Heights} */
function findScale(low, high, isCut) {
    const span = Math.log(high / low);
    return { low, high, isCut, share: (cost) => (cost > 0 ? Math.log(cost / low) / span : cost <= 0 ? -1 : NaN) };
}

/** @param {number} value @param {number[]} limits */
function isWithin(value, [low, high]) {
    return value >= low && value <= high;
}

/**
 * The marks of the axis: levels that are far enough apart. The highest level comes first, then the others from below.
 *
 * @param {Heights} heights
 * @param {number[]} levels costs, ascending
 * @param {number} apart the least distance of two marks, as a share of the height
 * @returns {{ cost: number, share: number }[]}
 */
export function buildMarks(heights, levels, apart) {
    const all = levels
        .map((cost) => ({ cost, share: heights.share(cost) }))
        .filter(({ share }) => share >= 0 && share <= 1);
    /** @type {typeof all} */
    const marks = [];
    const order = [...all.slice(-1), ...all];
    for (const mark of order) if (marks.every(({ share }) => Math.abs(share - mark.share) >= apart)) marks.push(mark);
    return marks.sort((one, other) => one.share - other.share);
}
