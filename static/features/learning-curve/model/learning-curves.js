/** The state of the learning curves, updated by the lines that the server sends. */

import { signal } from '@preact/signals-core';

/**
 * @typedef {object} CurvePoint one network at its newest step
 * @property {number} examples number of its labelled examples
 * @property {number} step
 * @property {number} examples_seen
 * @property {number} test its accuracy on the test images
 * @property {number} own its accuracy on its own examples
 * @property {number} own_of number of its own examples that were tested
 * @property {string} [diverged] why it makes no more steps; only where it has diverged
 */

/**
 * @typedef {object} LearningCurve
 * @property {boolean} augment whether images are augmented: shifted, turned and scaled at random, each time anew
 * @property {number} draw number of the random choice of examples
 * @property {string} settings the id of the run's settings; '' before the server has answered
 * @property {number} steps number of steps that each network is to make
 * @property {number} step number of steps that each has made
 * @property {number} tests number of test images
 * @property {CurvePoint[]} points from the fewest examples to all
 * @property {Seen | null} seen the newest training images of the network with the fewest labels
 * @property {string} trouble why it ended early
 */

/** @typedef {{ labels: number[], pixels: Float32Array }} Seen 784 pixels in [0, 1] for each label */

/** @typedef {{ augment: boolean, draw: number }} Asked */
/** @typedef {'plain' | 'augmented'} Kind */
/**
 * @typedef {object} LearningCurves
 * @property {LearningCurve | null} plain
 * @property {LearningCurve | null} augmented with the same examples as `plain`
 * @property {LearningCurve[]} past curves of other draws, the newest last
 */

/** @type {LearningCurves} */
export const NO_CURVES = { plain: null, augmented: null, past: [] };

/** Returns the curves and the chosen settings as signals. */
export function createLearningCurves() {
    return { curves: signal(NO_CURVES), asked: signal({ augment: false, draw: 0 }) };
}

/** At most this many curves of other draws are shown. */
const MOST_PAST = 6;

/** @param {{ augment: boolean }} of @returns {Kind} */
export const toKind = ({ augment }) => (augment ? 'augmented' : 'plain');

/** @param {LearningCurve | null} curve */
export const isWhole = (curve) => curve !== null && curve.points.length > 0 && curve.step === curve.steps;

/**
 * Returns the curves after the start of another one. A curve of the same draw stays; complete curves of other draws
 * move to `past`.
 *
 * @param {LearningCurves} curves
 * @param {Asked} asked
 * @returns {LearningCurves}
 */
export function startCurve({ plain, augmented, past }, { augment, draw }) {
    /** @type {LearningCurve} */
    const fresh = { augment, draw, settings: '', steps: 0, step: 0, tests: 0, points: [], seen: null, trouble: '' };
    const ifSameDraw = (/** @type {LearningCurve | null} */ curve) => (curve?.draw === draw ? curve : null);
    const replaced = [plain, augmented].flatMap((curve) =>
        curve && isWhole(curve) && !ifSameDraw(curve) ? [curve] : [],
    );
    return {
        plain: ifSameDraw(plain),
        augmented: ifSameDraw(augmented),
        past: [...past, ...replaced].slice(-MOST_PAST),
        [toKind(fresh)]: fresh,
    };
}

/**
 * Returns the curves after one more line of the server about the curve of `kind`.
 *
 * @param {LearningCurves} curves
 * @param {Kind} kind
 * @param {any} line the first line has the set-up; a later one has the points, or an error
 * @returns {LearningCurves}
 */
export function addLine(curves, kind, line) {
    const curve = curves[kind];
    return curve ? { ...curves, [kind]: withLine(curve, line) } : curves;
}

/** @param {LearningCurve} curve @param {any} line @returns {LearningCurve} */
function withLine(curve, line) {
    if (line.error) return { ...curve, trouble: line.error.message };
    if (line.points)
        return { ...curve, step: line.step, points: line.points, seen: line.seen ? toSeen(line.seen) : curve.seen };
    return { ...curve, settings: line.settings_id, steps: line.steps, tests: line.tests };
}

/** @param {{ labels: number[], images: string }} seen images: bytes in base 64 @returns {Seen} */
function toSeen({ labels, images }) {
    return { labels, pixels: Float32Array.from(atob(images), (byte) => byte.charCodeAt(0) / 255) };
}

/**
 * Returns the curves where all are of these settings, else no curves. Curves of other settings are not comparable.
 *
 * @param {LearningCurves} curves
 * @param {string | undefined} settings the id of the run's settings
 * @returns {LearningCurves}
 */
export function curvesForSettings(curves, settings) {
    const isOther = (/** @type {LearningCurve | null} */ curve) =>
        Boolean(curve?.settings) && curve?.settings !== settings;
    return [curves.plain, curves.augmented, ...curves.past].some(isOther) ? NO_CURVES : curves;
}
