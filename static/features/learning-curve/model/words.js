/** What came of training on more and more labelled examples, in sentences. */

import { percent, whole } from '../../../text/format.js';
import { addedBy, findGap, labelsFor } from './learning-curve.js';
import { isWhole } from './learning-curves.js';

/** @typedef {import('./learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./learning-curves.js').LearningCurves} LearningCurves */

/** A difference between shares, in percentage points. @param {number} share */
export const inPoints = (share) => `${(100 * Math.abs(share)).toFixed(1)} points`;

/** The sizes of sets, shortly: "10, 30, 100 … 4,000". @param {number[]} sizes */
export function listed(sizes) {
    const words = sizes.map(whole);
    return words.length > 4 ? `${words.slice(0, 3).join(', ')} … ${words.at(-1)}` : words.join(', ');
}

/**
 * How well those with the fewest and the most labels read, and their gaps.
 *
 * @param {LearningCurve} curve
 */
export function tellOutcome({ points, step, steps, tests, trouble }) {
    const [few, all] = [points[0], points.at(-1)];
    if (!few || !all) return trouble;
    const upTo = step === steps ? `After ${whole(step)} steps each` : `After ${whole(step)} of ${whole(steps)} steps`;
    const reads =
        few === all
            ? `the network reads ${percent(all.test)} of ${whole(tests)} test images`
            : `the network with ${whole(few.examples)} labels reads ${percent(few.test)} of ${whole(tests)} test images, the one with ${whole(all.examples)} ${percent(all.test)}`;
    const diverged = points.find((point) => point.diverged)?.diverged;
    return [`${upTo} ${reads}.`, gaps(few, all), diverged, trouble].filter(Boolean).join(' ');
}

/** @param {LearningCurve['points'][number]} few @param {LearningCurve['points'][number]} all */
function gaps(few, all) {
    if (few === all)
        return `Its own examples it reads ${inPoints(findGap(all))} ${findGap(all) < 0 ? 'worse' : 'better'}.`;
    return `Their own examples they read ${percent(few.own)} and ${percent(all.own)}: gaps of ${signedPoints(findGap(few))} and ${signedPoints(findGap(all))}.`;
}

/** @param {number} share */
const signedPoints = (share) => `${share < 0 ? '−' : ''}${inPoints(share)}`;

/**
 * What shifts, turns and scalings at random add, and how many labels that is worth; nothing before both
 * curves are whole.
 *
 * @param {LearningCurves} curves
 */
export function whatIsAdded(curves) {
    const added = isWhole(curves.plain) && isWhole(curves.augmented) ? addedBy(curves) : [];
    const most = added.reduce((best, each) => (each.more > best.more ? each : best), added[0]);
    const last = added.at(-1);
    if (!most || !last || !curves.plain) return '';
    if (most.more <= 0) return 'Here shifts, turns and scalings at random add nothing.';
    const rest = most === last ? '' : ` With all ${whole(last.examples)} they ${changed(last.more)}.`;
    return `Shifts, turns and scalings at random add most with ${whole(most.examples)} labels: ${inPoints(most.more)}. ${worth(curves.plain, most)}${rest}`;
}

/** @param {number} more */
function changed(more) {
    if (Math.abs(more) < 0.0005) return 'change nothing';
    return `${more < 0 ? 'take away' : 'add'} ${inPoints(more)}`;
}

/** @param {LearningCurve} plain @param {{ examples: number, test: number }} with_ */
function worth(plain, { examples, test }) {
    const labels = labelsFor(plain, test);
    const all = plain.points.at(-1)?.examples ?? 0;
    const as =
        labels === null ? `better than all ${whole(all)}` : `as well as about ${whole(Number(labels.toPrecision(2)))}`;
    return `With them ${whole(examples)} do ${as} without.`;
}
