/** Live values of chapter 7: an ask of the label's or the selected output, and the output that asks most for the opposite. */

import { chosenAsk, findOpposing } from '../core/chosen.js';
import { CONNECTION, required } from '../core/record.js';
import { neuronName } from '../text/names.js';
import { count, emphasized, plain, signed, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function asks({ record, known, store }) {
    const { depth, sizes } = record;
    const hasHidden = depth > 1;
    const { to, from } = hasHidden ? chosenAsk(record, depth, store.selection.value) : { to: 0, from: 0 };
    const ask = hasHidden ? CONNECTION.asks(record, depth) : null;
    const askOf = (/** @type {number} */ j) => ask?.(j, from) ?? 0;
    const against = findOpposing(sizes[depth], to, askOf);
    return {
        has_hidden: hasHidden,
        has_none: !hasHidden,
        is_added_up: hasHidden && known.ask(depth),
        outputs: count(sizes[depth]),
        neurons: count(sizes[depth - 1]),
        ...whenKnown(hasHidden && known.ask(depth), {
            neuron: emphasized(neuronName(depth - 1, from, depth)),
            asking: plain(to),
            ask: signed(askOf(to)),
            against: emphasized(against),
            against_ask: signed(askOf(against)),
            is_contested: against !== to,
            nudge: signed(hasHidden ? required(record.nudge[depth - 1])[from] : 0),
        }),
    };
}
