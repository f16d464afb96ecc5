/** Live values of chapter 17: the accuracy of networks that were trained with few labels, and with many. */

import { required } from '../core/record.js';
import { findAdded, findGap } from '../features/learning-curve/model/learning-curve.js';
import { createLearningCurves, isWhole } from '../features/learning-curve/model/learning-curves.js';
import { count, emphasized, plain, share } from './parts.js';

/** @typedef {import('../features/learning-curve/model/learning-curves.js').LearningCurve} LearningCurve */
/** @typedef {import('./parts.js').Values} Values */

/** @param {import('./index.js').StoryContext} context @returns {Values} */
export function data({ store }) {
    const room = required(store.room.value);
    const curves = store.use(createLearningCurves).curves.value;
    const curve = isWhole(curves.plain) ? curves.plain : isWhole(curves.augmented) ? curves.augmented : null;
    const added = isWhole(curves.plain) && isWhole(curves.augmented) ? findAdded(curves) : [];
    const most = Math.max(...added.map(({ more }) => more));
    return {
        parameters: count(room.parameter_count),
        examples: count(store.examples.value?.labels.train.length ?? 0),
        tests: count(store.examples.value?.labels.test.length ?? 0),
        test_origin: plain(room.dataset.test_origin),
        has_curve: curve !== null,
        has_added: most > 0,
        ...ends(curve),
        added: most > 0 ? emphasized(`${(100 * most).toFixed(1)} points`) : null,
        added_at: most > 0 ? count(added.find(({ more }) => more === most)?.examples ?? 0) : null,
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
        gap_shrinks: Boolean(few && all && findGap(few) > findGap(all)),
    };
}
