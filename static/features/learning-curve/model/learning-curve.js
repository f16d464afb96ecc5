/** The learning curves as a figure, and values read from them. */

import { isWhole } from './learning-curves.js';

/** @typedef {import('./learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./learning-curves.js').LearningCurves} LearningCurves */
/** @typedef {import('./learning-curves.js').CurvePoint} CurvePoint */

/** Shares of the picture, x to the right and y upward. @typedef {{ x: number, y: number }} Place */
/**
 * @typedef {object} CurveFigure
 * @property {{ kind: 'plain' | 'augmented',
 *     places: { x: number, test: number, own: number, point: CurvePoint }[] }[]} curves
 * @property {Place[][]} past the test accuracies of earlier draws
 * @property {{ count: number, x: number }[]} marks the marks of the axis
 */

const MARKED = [10, 100, 1000, 10_000];
/** A mark this many times below the last mark does not overlap it. */
const FAR_ENOUGH = 2.5;

/**
 * @param {LearningCurves} curves
 * @param {number} count number of all labelled examples
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
 * Returns the position of a number of labels on a logarithmic axis from 10 to all, 0 to 1.
 *
 * @param {number} examples
 * @param {number} count
 */
export function alongLabels(examples, count) {
    const first = Math.min(MARKED[0], count);
    return count > first ? Math.log(examples / first) / Math.log(count / first) : 0.5;
}

/** Returns the gap: the accuracy on its own examples minus the test accuracy. @param {CurvePoint} point */
export const findGap = ({ own, test }) => own - test;

/**
 * Returns what augmentation adds to the test accuracy, for each number of labels.
 *
 * @param {LearningCurves} curves
 * @returns {{ examples: number, test: number, more: number }[]} empty where one of the two curves is missing
 */
export function findAdded({ plain, augmented }) {
    return (plain?.points ?? []).flatMap(({ examples, test }, i) => {
        const other = augmented?.points[i];
        return other?.examples === examples ? [{ examples, test: other.test, more: other.test - test }] : [];
    });
}

/** A smaller difference of accuracies is written as 0.0 points. */
export const LEAST_CHANGE = 0.0005;

/**
 * Returns the number of labels at which augmentation adds most.
 *
 * @param {LearningCurves} curves
 * @returns {{ examples: number, test: number, more: number } | null} null until both curves are complete, and where it
 *     adds nothing
 */
export function findMost(curves) {
    const added = isWhole(curves.plain) && isWhole(curves.augmented) ? findAdded(curves) : [];
    const most = added.reduce((best, each) => (each.more > best.more ? each : best), added[0]);
    return most && most.more >= LEAST_CHANGE ? most : null;
}

/**
 * Returns how many labels a curve needs for an accuracy. Interpolates between the points on a logarithmic axis.
 *
 * @param {LearningCurve} curve
 * @param {number} accuracy
 * @returns {number | null} null where the curve does not reach it
 */
export function labelsFor({ points }, accuracy) {
    const at = points.findIndex(({ test }) => test >= accuracy);
    if (at < 0) return null;
    if (at === 0) return points[0].examples;
    const [below, above] = [points[at - 1], points[at]];
    const fraction = (accuracy - below.test) / (above.test - below.test);
    return below.examples * (above.examples / below.examples) ** fraction;
}

/**
 * Returns how many labels without augmentation do as well as those of a point with it, in two digits.
 *
 * @param {LearningCurve} plain
 * @param {{ examples: number, test: number }} augmented
 * @returns {number | null} null where not even all labels do
 */
export function findWorth(plain, { test }) {
    const labels = labelsFor(plain, test);
    return labels === null ? null : Math.round(Number(labels.toPrecision(2)));
}
