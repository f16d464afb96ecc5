/** Live values of chapter 7: the neuron about which two outputs disagree most. */

import { CONNECTION, required } from '../core/record.js';
import { neuronName } from '../text/names.js';
import { count, emphasized, signed, whenKnown } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */

/** @param {StoryContext} context @returns {Values} */
export function asks({ record, known }) {
    const { depth, focus } = record;
    const hasHidden = depth > 1;
    const ask = hasHidden ? CONNECTION.asks(record, depth) : null;
    const nudge = hasHidden ? required(record.nudge[depth - 1]) : [0];
    const askBetween = (/** @type {number} */ j, /** @type {number} */ k) => (ask ? ask(j, k) : 0);
    const { neuron: most, against } = mostContested(record.sizes, focus.label, askBetween);
    const opinions = Array.from({ length: record.sizes[depth] }, (_, j) => askBetween(j, most));
    const isContested = opinions[against] * opinions[focus.label] < 0;
    return {
        has_hidden: hasHidden,
        has_none: !hasHidden,
        is_added_up: hasHidden && known.ask(depth),
        outputs: count(opinions.length),
        neurons: count(record.sizes[depth - 1]),
        ...whenKnown(hasHidden && known.ask(depth), {
            neuron: emphasized(neuronName(depth - 1, most, depth)),
            label_ask: signed(opinions[focus.label]),
            against: emphasized(against),
            against_ask: signed(opinions[against]),
            is_contested: isContested,
            nudge: signed(nudge[most]),
        }),
    };
}

/**
 * Finds the neuron of the last hidden layer about which an output disagrees most with the output of the label, and that
 * output. Their asks of the neuron have opposite signs; the strength is the smaller magnitude of the two.
 *
 * @param {number[]} sizes
 * @param {number} label
 * @param {(j: number, k: number) => number} ask
 */
function mostContested(sizes, label, ask) {
    const found = { neuron: 0, against: label, strength: 0 };
    for (let k = 0; k < (sizes.at(-2) ?? 0); k++) {
        for (let j = 0; j < (sizes.at(-1) ?? 0); j++) {
            const strength = ask(j, k) * ask(label, k) < 0 ? Math.min(Math.abs(ask(j, k)), Math.abs(ask(label, k))) : 0;
            if (strength > found.strength) Object.assign(found, { neuron: k, against: j, strength });
        }
    }
    return found;
}
