/** The running mean of the cost over a set of examples. */

/**
 * @typedef {object} Passing the examples of a set and their costs
 * @property {'batch' | 'all'} set
 * @property {number} step the step whose parameters give these costs
 * @property {number} count
 * @property {number} cost the cost of the set, as computed by the server
 * @property {ArrayLike<number>} costs the cost of each example
 * @property {ArrayLike<number>} labels
 * @property {Float64Array} means the running means
 * @property {number[]} shown the places of the examples that are shown, from 1
 * @property {ArrayLike<number>[]} images the images of the shown examples, pixels in 0..1
 */

/** The axis reaches this many times the highest mean. */
const HEADROOM = 1.15;

/**
 * @param {ArrayLike<number>} costs
 * @returns {Float64Array} the element k − 1 is the mean of the first k costs
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
 * Returns which examples are shown while all pass. The gaps between them grow, so that the first ones can be seen one
 * by one and the last ones do not take long.
 *
 * @param {number} count number of examples of the set, at least 1
 * @param {number} most the greatest number of places
 * @returns {number[]} places from 1 to `count`, evenly spaced in the logarithm
 */
export function listShown(count, most) {
    const shown = Array.from({ length: most }, (_, i) => Math.round(count ** (i / (most - 1))));
    return [...new Set(shown)];
}

/**
 * Returns how many of the shown examples have passed after a share of the time.
 *
 * @param {number[]} shown
 * @param {number} share 0 to 1
 * @returns {number} at least 1
 */
export function passedAt(shown, share) {
    const count = shown[shown.length - 1];
    const passed = count ** share * (1 + 1e-9); // rounding must not lose a place that is reached exactly
    const next = shown.findIndex((place) => place > passed);
    return next < 0 ? shown.length : next;
}

/** Returns the position of a place on the logarithmic axis, 0 to 1. @param {number} place @param {number} count */
export function alongAxis(place, count) {
    return count > 1 ? Math.log(place) / Math.log(count) : 0;
}

/**
 * Returns the marks of the axis: 1, 10, 100, ... and the whole count.
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
 * Returns the highest cost of the axis. The axis fits the running mean, not the single costs.
 *
 * @param {Float64Array} means
 */
export function highest(means) {
    return HEADROOM * means.reduce((most, mean) => Math.max(most, mean), 0);
}
