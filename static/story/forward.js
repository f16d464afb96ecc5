/** What chapters tell of the way forward: activations, the cost, and what the outputs want. */

import { summedNeuron } from '../core/chosen.js';
import { answer, required } from '../core/record.js';
import { strongestIn } from '../core/strongest.js';
import { functionName } from '../text/names.js';
import { amount, count, key, level, neuron, once, plain, share, signed, way } from './parts.js';

/** @typedef {import('./index.js').Told} Told */
/** @typedef {import('./parts.js').Values} Values */

/** @param {Told} told @returns {Values} */
export function network({ record, known, store }) {
    const { depth, sizes, focus } = record;
    const settings = required(store.room.value).settings;
    const { layer, index } = summedNeuron(record, store.selection.value);
    const best = answer(record);
    return {
        pixels: count(sizes[0]),
        parameters: count(required(store.room.value).parameter_count),
        inputs: count(sizes[layer - 1]),
        neuron: neuron(layer, index, depth),
        squash: plain(functionName(layer === depth ? settings.output_activation : settings.activation)),
        ...once(known.activation(layer), {
            z: amount(required(record.z[layer])[index]),
            a: level(required(record.a[layer])[index]),
        }),
        ...once(known.activation(depth), {
            best: key(best),
            best_a: level(required(record.a[depth])[best]),
            is_right: best === focus.label,
            is_wrong: best !== focus.label,
        }),
    };
}

/** @param {Told} told @returns {Values} */
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
        examples: count(store.examples.value?.labels.train.length ?? 0),
        ...once(known.activation(record.depth), { label_a: level(a[record.focus.label]) }),
        ...once(known.cost, {
            cost: key(amount(record.exampleCost).text),
            worst: key(worst),
            worst_a: level(a[worst]),
            worst_y: plain(record.y[worst]),
            worst_share: isSquared ? share(squares[worst] / record.exampleCost) : null,
        }),
    };
}

/** @param {Told} told @returns {Values} */
export function outputNudges({ record, known }) {
    const { depth, focus } = record;
    const a = required(record.a[depth]);
    const nudge = required(record.nudge[depth]);
    const others = Array.from(nudge, (each, i) => (i === focus.label ? 0 : each));
    const other = strongestIn(others);
    const least = strongestIn(Array.from(nudge, (each) => -1 / (Math.abs(each) + Number.MIN_VALUE)));
    return {
        is_squared: record.costFunction === 'squared',
        is_cross_entropy: record.costFunction === 'cross_entropy',
        label_a: level(a[focus.label]),
        ...once(known.nudge(depth), {
            label_nudge: signed(nudge[focus.label]),
            label_way: way(nudge[focus.label]),
            other: key(other),
            other_a: level(a[other]),
            other_nudge: signed(others[other]),
            has_other: others[other] !== 0,
            least: key(least),
            least_a: level(a[least]),
            least_nudge: signed(nudge[least]),
        }),
    };
}
