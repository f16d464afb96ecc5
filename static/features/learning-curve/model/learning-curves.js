/** How well networks read that are trained on more and more labelled examples, as the server tells of them. */

import { signal } from '@preact/signals-core';

/**
 * @typedef {object} Point one of the networks as it stands
 * @property {number} examples how many labelled ones it is trained on
 * @property {number} step
 * @property {number} examples_seen
 * @property {number} test the share of the test images that it reads rightly
 * @property {number} own the share of its own examples
 * @property {number} own_of how many of its own it was asked about
 * @property {string} [diverged] why it makes no more steps
 */

/**
 * @typedef {object} LearningCurve
 * @property {boolean} augment whether images are shifted, turned and scaled at random, each time anew
 * @property {number} draw which examples were chosen
 * @property {string} settings the id of the run's settings; '' before the server has answered
 * @property {number} steps how many each network is to make
 * @property {number} step how many each has made
 * @property {number} tests how many test images there are
 * @property {Point[]} points from the fewest examples to all
 * @property {Seen | null} seen what the network with the fewest labels was shown last
 * @property {string} trouble why it ended early
 */

/** @typedef {{ labels: number[], pixels: Float32Array }} Seen 784 pixels in [0, 1] for each label */

/** @typedef {{ augment: boolean, draw: number }} Asked */
/** @typedef {'plain' | 'augmented'} Kind */
/**
 * @typedef {object} LearningCurves
 * @property {LearningCurve | null} plain
 * @property {LearningCurve | null} augmented of the same examples
 * @property {LearningCurve[]} past of other draws, the newest last
 */

/** @type {LearningCurves} */
export const NO_CURVES = { plain: null, augmented: null, past: [] };

/** As signals, and the ones that are wanted. */
export function createLearningCurves() {
    return { curves: signal(NO_CURVES), asked: signal({ augment: false, draw: 0 }) };
}

/** So many of other draws are kept: more would hide what is on show. */
const MOST_PAST = 6;

/** @param {{ augment: boolean }} of @returns {Kind} */
export const toKind = ({ augment }) => (augment ? 'augmented' : 'plain');

/** @param {LearningCurve | null} curve */
export const isWhole = (curve) => curve !== null && curve.points.length > 0 && curve.step === curve.steps;

/**
 * The curves when another is asked for. One of the same examples stands beside it; those of others are past.
 *
 * @param {LearningCurves} curves
 * @param {Asked} asked
 * @returns {LearningCurves}
 */
export function asking({ plain, augmented, past }, { augment, draw }) {
    /** @type {LearningCurve} */
    const fresh = { augment, draw, settings: '', steps: 0, step: 0, tests: 0, points: [], seen: null, trouble: '' };
    const stays = (/** @type {LearningCurve | null} */ curve) => (curve?.draw === draw ? curve : null);
    const gone = [plain, augmented].flatMap((curve) => (curve && isWhole(curve) && !stays(curve) ? [curve] : []));
    return {
        plain: stays(plain),
        augmented: stays(augmented),
        past: [...past, ...gone].slice(-MOST_PAST),
        [toKind(fresh)]: fresh,
    };
}

/**
 * The curves after one more line of the server's, on the one of `kind`.
 *
 * @param {LearningCurves} curves
 * @param {Kind} kind
 * @param {any} line the first names what is trained, a later one tells where all stand, or what went wrong
 * @returns {LearningCurves}
 */
export function tellRace(curves, kind, line) {
    const curve = curves[kind];
    return curve ? { ...curves, [kind]: grown(curve, line) } : curves;
}

/** @param {LearningCurve} curve @param {any} line @returns {LearningCurve} */
function grown(curve, line) {
    if (line.error) return { ...curve, trouble: line.error.message };
    if (line.points)
        return { ...curve, step: line.step, points: line.points, seen: line.seen ? seenIn(line.seen) : curve.seen };
    return { ...curve, settings: line.settings_id, steps: line.steps, tests: line.tests };
}

/** @param {{ labels: number[], images: string }} seen images: bytes in base 64 @returns {Seen} */
function seenIn({ labels, images }) {
    return { labels, pixels: Float32Array.from(atob(images), (byte) => byte.charCodeAt(0) / 255) };
}

/**
 * The curves that are of these settings: networks that are made or trained otherwise are not compared.
 *
 * @param {LearningCurves} curves
 * @param {string | undefined} settings the id of the run's
 * @returns {LearningCurves}
 */
export function buildCurves(curves, settings) {
    const isOther = (/** @type {LearningCurve | null} */ curve) =>
        Boolean(curve?.settings) && curve?.settings !== settings;
    return [curves.plain, curves.augmented, ...curves.past].some(isOther) ? NO_CURVES : curves;
}
