/** Sentences about the results of the learning curves. */

import { percent, whole } from '../../../text/format.js';
import { findAdded, findGap, findMost, LEAST_CHANGE, labelsFor } from './learning-curve.js';
import { isWhole } from './learning-curves.js';

/** @typedef {import('./learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./learning-curves.js').LearningCurves} LearningCurves */

/** Returns a difference between shares in percentage points. @param {number} share */
export const inPoints = (share) => `${(100 * Math.abs(share)).toFixed(1)} points`;

/** Returns a short list of sizes: "10, 30, 100 … 4,000". @param {number[]} sizes */
export function listSizes(sizes) {
    const words = sizes.map(whole);
    return words.length > 4 ? `${words.slice(0, 3).join(', ')} … ${words.at(-1)}` : words.join(', ');
}

/**
 * Returns the accuracies and the gaps of the networks with the fewest and the most labels as sentences.
 *
 * @param {LearningCurve} curve
 */
export function toOutcomeText({ points, step, steps, tests, trouble }) {
    const [few, all] = [points[0], points.at(-1)];
    if (!few || !all) return trouble;
    const upTo = step === steps ? `After ${whole(step)} steps each` : `After ${whole(step)} of ${whole(steps)} steps`;
    const reads =
        few === all
            ? `the network reads ${percent(all.test)} of ${whole(tests)} test images`
            : `the network with ${whole(few.examples)} labels reads ${percent(few.test)} of ${whole(tests)} test ` +
              `images, the one with ${whole(all.examples)} ${percent(all.test)}`;
    const diverged = points.find((point) => point.diverged)?.diverged;
    return [`${upTo} ${reads}.`, toGapsText(few, all), diverged, trouble].filter(Boolean).join(' ');
}

/** @param {LearningCurve['points'][number]} few @param {LearningCurve['points'][number]} all */
function toGapsText(few, all) {
    if (few === all)
        return `Its own examples it reads ${inPoints(findGap(all))} ${findGap(all) < 0 ? 'worse' : 'better'}.`;
    return (
        `Their own examples they read ${percent(few.own)} and ${percent(all.own)}: gaps of ` +
        `${signedPoints(findGap(few))} and ${signedPoints(findGap(all))}.`
    );
}

/** @param {number} share */
const signedPoints = (share) => `${share < 0 ? '−' : ''}${inPoints(share)}`;

/**
 * Returns as sentences what augmentation adds, and how many labels that is worth; empty until both curves are complete.
 *
 * @param {LearningCurves} curves
 */
export function toAddedText(curves) {
    if (!curves.plain || !isWhole(curves.plain) || !isWhole(curves.augmented)) return '';
    const most = findMost(curves);
    const last = findAdded(curves).at(-1);
    if (!last) return '';
    if (!most) return 'Here shifts, turns and scalings at random add nothing.';
    const rest =
        most.examples === last.examples ? '' : ` With all ${whole(last.examples)} they ${toChangeText(last.more)}.`;
    return (
        `Shifts, turns and scalings at random add most with ${whole(most.examples)} labels: ` +
        `${inPoints(most.more)}. ${toWorthText(curves.plain, most)}${rest}`
    );
}

/** @param {number} more */
function toChangeText(more) {
    if (Math.abs(more) < LEAST_CHANGE) return 'change nothing';
    return `${more < 0 ? 'take away' : 'add'} ${inPoints(more)}`;
}

/** @param {LearningCurve} plain @param {{ examples: number, test: number }} with_ */
function toWorthText(plain, { examples, test }) {
    const labels = labelsFor(plain, test);
    const all = plain.points.at(-1)?.examples ?? 0;
    const comparison =
        labels === null ? `better than all ${whole(all)}` : `as well as about ${whole(Number(labels.toPrecision(2)))}`;
    return `With them ${whole(examples)} do ${comparison} without.`;
}
