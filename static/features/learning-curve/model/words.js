/** Sentences about the results of the learning curves. */

import { fixed, percent, whole } from '../../../text/format.js';
import { listedBriefly } from '../../../text/names.js';
import { say } from '../../../text/say.js';
import { findAdded, findGap, findMost, findWorth, LEAST_CHANGE } from './learning-curve.js';
import { isWhole } from './learning-curves.js';

/** @typedef {import('./learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./learning-curves.js').LearningCurves} LearningCurves */

/** Returns a difference between shares in percentage points. @param {number} share */
export const inPoints = (share) => say('learning-curve-points', { points: toPoints(share) });

/** Returns the number of them. @param {number} share */
const toPoints = (share) => fixed(100 * Math.abs(share), 1);

/** Returns a short list of sizes: "10, 30, 100 … 4,000". @param {number[]} sizes */
export function listSizes(sizes) {
    const words = sizes.map(whole);
    return words.length > 4
        ? say('learning-curve-sizes', { first: listedBriefly(words.slice(0, 3)), last: words[words.length - 1] })
        : listedBriefly(words);
}

/**
 * Returns the curves as text for screen readers.
 *
 * @param {LearningCurves} curves
 * @param {number} count number of all labelled examples
 */
export function toPictureText({ plain, augmented }, count) {
    const toList = (/** @type {LearningCurve | null} */ curve) =>
        listedBriefly(
            (curve?.points ?? []).map(({ examples, test }) =>
                say('learning-curve-point', { count: examples, share: percent(test) }),
            ),
        );
    const values = { count, plain: toList(plain), augmented: toList(augmented) };
    const shown = values.plain ? (values.augmented ? 'both' : 'plain') : values.augmented ? 'augmented' : 'none';
    return say('learning-curve-picture', { shown, ...values });
}

/**
 * Returns the accuracies and the gaps of the networks with the fewest and the most labels as sentences.
 *
 * @param {LearningCurve} curve
 */
export function toOutcomeText({ points, step, steps, tests, trouble }) {
    const [few, all] = [points[0], points.at(-1)];
    if (!few || !all) return trouble;
    const outcome = say('learning-curve-outcome', {
        ...{ is_over: step === steps, is_one: few === all, step, steps, tests },
        ...{ few: few.examples, few_share: percent(few.test), all: all.examples, all_share: percent(all.test) },
    });
    const diverged = points.find((point) => point.diverged)?.diverged;
    return [outcome, toGapsText(few, all), diverged, trouble].filter(Boolean).join(' ');
}

/** @param {LearningCurve['points'][number]} few @param {LearningCurve['points'][number]} all */
function toGapsText(few, all) {
    if (few === all)
        return say('learning-curve-gap', {
            way: findGap(all) < 0 ? 'worse' : 'better',
            points: toPoints(findGap(all)),
        });
    return say('learning-curve-gaps', {
        few_share: percent(few.own),
        few_points: fixed(100 * findGap(few), 1),
        all_share: percent(all.own),
        all_points: fixed(100 * findGap(all), 1),
    });
}

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
    if (!most) return say('learning-curve-adds-nothing');
    const adds = say('learning-curve-adds', { count: most.examples, points: toPoints(most.more) });
    const rest = most.examples === last.examples ? '' : toChangeText(last);
    return [adds, toWorthText(curves.plain, most), rest].filter(Boolean).join(' ');
}

/** @param {{ examples: number, more: number }} added */
function toChangeText({ examples, more }) {
    const way = Math.abs(more) < LEAST_CHANGE ? 'nothing' : more < 0 ? 'less' : 'more';
    return say('learning-curve-adds-with-all', { way, count: examples, points: toPoints(more) });
}

/** @param {LearningCurve} plain @param {{ examples: number, test: number }} augmented */
function toWorthText(plain, augmented) {
    const { examples } = augmented;
    const others = findWorth(plain, augmented);
    return others === null
        ? say('learning-curve-worth-all', { count: examples, all: plain.points.at(-1)?.examples ?? 0 })
        : say('learning-curve-worth', { count: examples, others });
}
