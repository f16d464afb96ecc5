/** Live values of chapter 2: the squares or the cross-entropy that make up the cost of the example. */

import { required } from '../core/record.js';
import { strongestIn } from '../core/strongest.js';
import { amount, count, emphasized, level, plain, share, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function cost({ record, known, store }) {
    const a = required(record.a[record.depth]);
    const squares = Array.from(a, (each, i) => (each - record.y[i]) ** 2);
    const worst = strongestIn(squares);
    const isSquared = record.costFunction === 'squared';
    return {
        is_squared: isSquared,
        is_cross_entropy: !isSquared,
        outputs: count(a.length),
        half_everywhere: amount(0.25 * a.length),
        examples: count(required(store.room.value).training_examples),
        ...whenKnown(known.activation(record.depth), { label_a: level(a[record.focus.label]) }),
        ...whenKnown(known.cost, {
            cost: emphasized(amount(record.exampleCost).text),
            worst: emphasized(worst),
            worst_a: level(a[worst]),
            worst_y: plain(record.y[worst]),
            worst_share: isSquared ? share(record.exampleCost > 0 ? squares[worst] / record.exampleCost : 0) : null,
        }),
    };
}
