/** How the average over a set of examples forms, one example after another. */

/**
 * @typedef {object} Passing the examples of a set, as they pass by
 * @property {'batch' | 'all'} set
 * @property {number} step whose parameters they cost so much with
 * @property {number} count
 * @property {number} cost of the set, as the server tells it
 * @property {ArrayLike<number>} costs of each example
 * @property {ArrayLike<number>} labels
 * @property {Float64Array} means
 * @property {number[]} shown which of them are shown, counted from 1
 * @property {ArrayLike<number>[]} images of those that are shown, pixels in 0..1
 */

/** Above the highest mean there is this much more room. */
const ROOM = 1.15;

/**
 * @param {ArrayLike<number>} costs
 * @returns {Float64Array} at k − 1 the mean of the first k
 */
export function runningMeans(costs) {
    const means = new Float64Array(costs.length);
    let sum = 0;
    for (let i = 0; i < costs.length; i++) {
        sum += costs[i];
        means[i] = sum / (i + 1);
    }
    return means;
}

/**
 * Which examples are shown as all of them pass: ever more are left out, so that the first can be looked
 * at and the last do not take for ever.
 *
 * @param {number} count of the set, 1 at least
 * @param {number} most
 * @returns {number[]} each the how-manieth it is, from 1 to `count`, evenly spaced by their logarithm
 */
export function listShown(count, most) {
    const shown = Array.from({ length: most }, (_, i) => Math.round(count ** (i / (most - 1))));
    return [...new Set(shown)];
}

/**
 * How many have passed when that share of the time has.
 *
 * @param {number[]} shown
 * @param {number} share 0 to 1
 * @returns {number} how many of those shown, 1 at least
 */
export function passedAt(shown, share) {
    const count = shown[shown.length - 1];
    const passed = count ** share * (1 + 1e-9); // what is reached exactly is not lost in rounding
    const next = shown.findIndex((place) => place > passed);
    return next < 0 ? shown.length : next;
}

/** Where 1 to `count` stands on the axis, 0 to 1: by its logarithm. @param {number} place @param {number} count */
export function alongAxis(place, count) {
    return count > 1 ? Math.log(place) / Math.log(count) : 0;
}

/**
 * What is written on the axis: 1, 10, 100, ... and the whole count.
 *
 * @param {number} count
 */
export function buildMarks(count) {
    const marks = [];
    for (let mark = 1; mark < count; mark *= 10) marks.push(mark);
    if (marks.length > 1 && 2 * marks[marks.length - 1] > count) marks.pop();
    return [...marks, count];
}

/**
 * The cost that the picture reaches up to: it is made for the mean.
 *
 * @param {Float64Array} means
 */
export function highest(means) {
    return ROOM * means.reduce((most, mean) => Math.max(most, mean), 0);
}
