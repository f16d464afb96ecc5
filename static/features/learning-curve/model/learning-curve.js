/** Accuracy against the number of labelled examples: places to draw, and what the curves come to. */

/** @typedef {import('./learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./learning-curves.js').LearningCurves} LearningCurves */
/** @typedef {import('./learning-curves.js').Point} Point */

/** Places are shares of the picture, x to the right and y upward. @typedef {{ x: number, y: number }} Place */
/**
 * @typedef {object} CurveFigure
 * @property {{ kind: 'plain' | 'augmented', places: { x: number, test: number, own: number, point: Point }[] }[]} curves
 * @property {Place[][]} past the test accuracy with other examples
 * @property {{ count: number, x: number }[]} marks the numbers of labels that the axis names
 */

const MARKED = [10, 100, 1000, 10_000];
/** A mark so many times below the last one is not written on top of it. */
const FAR_ENOUGH = 2.5;

/**
 * @param {LearningCurves} curves
 * @param {number} count how many labelled examples there are
 * @returns {CurveFigure}
 */
export function curveFigure({ plain, augmented, past }, count) {
    const x = (/** @type {number} */ examples) => alongLabels(examples, count);
    const findPlaces = (/** @type {LearningCurve | null} */ curve) =>
        (curve?.points ?? []).map((point) => ({ x: x(point.examples), test: point.test, own: point.own, point }));
    return {
        curves: [
            { kind: /** @type {const} */ ('plain'), places: findPlaces(plain) },
            { kind: /** @type {const} */ ('augmented'), places: findPlaces(augmented) },
        ].filter(({ places }) => places.length > 0),
        past: past.map((curve) => findPlaces(curve).map((place) => ({ x: place.x, y: place.test }))),
        marks: [...MARKED.filter((each) => FAR_ENOUGH * each <= count), count].map((each) => ({
            count: each,
            x: x(each),
        })),
    };
}

/**
 * Where a number of labels stands on an axis of powers of ten, from ten to all there are.
 *
 * @param {number} examples
 * @param {number} count
 */
export function alongLabels(examples, count) {
    const first = Math.min(MARKED[0], count);
    return count > first ? Math.log(examples / first) / Math.log(count / first) : 0.5;
}

/** How much better it reads its own examples than the test images. @param {Point} point */
export const findGap = ({ own, test }) => own - test;

/**
 * What random shifts, turns and scalings add to the test accuracy, for each number of labels.
 *
 * @param {LearningCurves} curves
 * @returns {{ examples: number, test: number, more: number }[]} none where one of the two curves is not there
 */
export function addedBy({ plain, augmented }) {
    return (plain?.points ?? []).flatMap(({ examples, test }, i) => {
        const other = augmented?.points[i];
        return other?.examples === examples ? [{ examples, test: other.test, more: other.test - test }] : [];
    });
}

/**
 * How many labels a curve needs to come to an accuracy, between its points on a scale of powers of ten.
 *
 * @param {LearningCurve} curve
 * @param {number} accuracy
 * @returns {number | null} null where it does not come to it
 */
export function labelsFor({ points }, accuracy) {
    const at = points.findIndex(({ test }) => test >= accuracy);
    if (at < 0) return null;
    if (at === 0) return points[0].examples;
    const [below, above] = [points[at - 1], points[at]];
    const way = (accuracy - below.test) / (above.test - below.test);
    return below.examples * (above.examples / below.examples) ** way;
}
