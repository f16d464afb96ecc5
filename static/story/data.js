/** Live values of chapter 17: the accuracy of networks that were trained with few labels, and with many. */

import { required } from '../core/record.js';
import { findGap, findMost, findWorth } from '../features/learning-curve/model/learning-curve.js';
import { createLearningCurves, isWhole } from '../features/learning-curve/model/learning-curves.js';
import { inPoints } from '../features/learning-curve/model/words.js';
import { count, emphasized, prose, share } from './parts.js';

/** @typedef {import('../features/learning-curve/model/learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./parts.js').Values} Values */

/** From this share of its own examples on, a network has learned them by heart. */
const BY_HEART = 0.9;

/** @param {import('./index.js').StoryContext} context @returns {Values} */
export function data({ store }) {
    const room = required(store.room.value);
    const curves = store.use(createLearningCurves).curves.value;
    const curve = isWhole(curves.plain) ? curves.plain : isWhole(curves.augmented) ? curves.augmented : null;
    const most = findMost(curves);
    const worth = most && curves.plain && findWorth(curves.plain, most);
    return {
        parameters: count(room.parameter_count),
        examples: count(room.training_examples),
        tests: count(curve?.tests ?? store.examples.value?.labels.test.length ?? 0),
        test_origin: prose(room.dataset.test_origin),
        has_curve: curve !== null,
        has_added: most !== null,
        ...ends(curve),
        added: most && emphasized(inPoints(most.more)),
        added_at: most && count(most.examples),
        has_worth: worth !== null,
        worth: worth === null ? null : count(worth),
    };
}

/**
 * The values of the networks with the fewest and with the most labels.
 *
 * @param {LearningCurve | null} curve
 * @returns {Values}
 */
function ends(curve) {
    const [few, all] = [curve?.points[0], curve?.points.at(-1)];
    return {
        few: few ? count(few.examples) : null,
        few_test: few ? emphasized(share(few.test).text) : null,
        few_own: few ? share(few.own) : null,
        all: all ? count(all.examples) : null,
        all_test: all ? emphasized(share(all.test).text) : null,
        all_own: all ? share(all.own) : null,
        is_by_heart: Boolean(few && all && few.own >= BY_HEART && findGap(few) > findGap(all)),
    };
}
