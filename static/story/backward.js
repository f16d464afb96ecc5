/** What chapters tell of the way back: three avenues, what fires together, asks, the chain rule. */

import { chosenNeuron, chosenWeight } from '../core/chosen.js';
import { CONNECTION, required } from '../core/record.js';
import { strongestIn } from '../core/strongest.js';
import { neuronName, weightName } from '../text/names.js';
import { findSlope } from '../text/slope.js';
import { amount, count, key, level, neuron, once, plain, signed, way } from './parts.js';

/** @typedef {import('./index.js').Told} Told */
/** @typedef {import('../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./parts.js').Values} Values */

/** @param {Told} told @returns {Values} */
export function avenues({ record, known, store }) {
    const { layer, index } = chosenNeuron(record, store.selection.value);
    const behind = required(record.a[layer - 1]);
    const brightest = strongestIn(behind);
    const darkest = strongestIn(Array.from(behind, (a) => -1 / (Math.abs(a) + Number.MIN_VALUE)));
    const name = (/** @type {number} */ k) => neuronName(layer - 1, k, record.depth);
    return {
        neuron: neuron(layer, index, record.depth),
        is_output: layer === record.depth,
        has_behind: layer > 1,
        is_first: layer === 1,
        inputs: count(behind.length),
        brightest: key(name(brightest)),
        brightest_a: level(behind[brightest]),
        darkest: key(name(darkest)),
        darkest_a: level(behind[darkest]),
        ...once(known.nudge(layer), {
            nudge: signed(required(record.nudge[layer])[index]),
            way: way(required(record.nudge[layer])[index]),
        }),
    };
}

/** @param {Told} told @returns {Values} */
export function fireTogether({ record, known, store }) {
    const spoken = store.selection.value?.layer ?? store.phase.value.layer ?? record.depth;
    const layer = Math.max(1, Math.min(record.depth, spoken));
    const delta = required(record.delta[layer]);
    const behind = required(record.a[layer - 1]);
    const to = strongestIn(delta);
    const from = strongestIn(behind);
    return {
        brightest: key(neuronName(layer - 1, from, record.depth)),
        brightest_a: level(behind[from]),
        ...once(known.weightNudge(layer), {
            wanted: neuron(layer, to, record.depth),
            wanted_delta: signed(-delta[to]),
            wanted_way: way(-delta[to]),
            weight: key(weightName(layer, to, from, record.depth)),
            product: signed(-delta[to] * behind[from]),
            is_strengthened: -delta[to] * behind[from] > 0,
            is_weakened: -delta[to] * behind[from] < 0,
        }),
    };
}

/** @param {Told} told @returns {Values} */
export function asks({ record, known }) {
    const { depth, focus } = record;
    const hasHidden = depth > 1;
    const ask = hasHidden ? CONNECTION.asks(record, depth) : null;
    const nudge = hasHidden ? required(record.nudge[depth - 1]) : [0];
    const of = (/** @type {number} */ j, /** @type {number} */ k) => (ask ? ask(j, k) : 0);
    const { neuron: most, against } = mostContested(record.sizes, focus.label, of);
    const opinions = Array.from({ length: record.sizes[depth] }, (_, j) => of(j, most));
    const isContested = opinions[against] * opinions[focus.label] < 0;
    return {
        has_hidden: hasHidden,
        has_none: !hasHidden,
        outputs: count(opinions.length),
        neurons: count(record.sizes[depth - 1]),
        ...once(hasHidden && known.ask(depth), {
            neuron: key(neuronName(depth - 1, most, depth)),
            label_ask: signed(opinions[focus.label]),
            against: key(against),
            against_ask: signed(opinions[against]),
            is_contested: isContested,
            nudge: signed(nudge[most]),
        }),
    };
}

/** @param {Told} told @returns {Values} */
export function backwards({ record, known }) {
    const { depth } = record;
    const last = meanSize(record, depth);
    const first = meanSize(record, 1);
    return {
        is_deep: depth > 1,
        is_shallow: depth === 1,
        layers: plain(depth),
        hidden: plain(Math.max(1, depth - 1)),
        ...once(known.nudge(depth), { last: amount(last) }),
        ...once(known.nudge(1), {
            first: amount(first),
            is_smaller: first < last,
            is_larger: first > last,
            times: amount(first < last ? last / first : first / last),
        }),
    };
}

/** @param {Told} told @returns {Values} */
export function chainRule({ record, known, store }) {
    const { layer, index, from } = chosenWeight(record, store.selection.value);
    const nudge = required(record.nudge[layer])[index];
    const delta = required(record.delta[layer])[index];
    const slope = findSlope(record, /** @type {any} */ (required(store.room.value).settings), layer, index);
    const behind = required(record.a[layer - 1])[from];
    return {
        weight: key(weightName(layer, index, from, record.depth)),
        neuron: neuron(layer, index, record.depth),
        behind: plain(neuronName(layer - 1, from, record.depth)),
        is_deep: layer < record.depth,
        has_slope: slope !== null,
        has_none: slope === null,
        paths: count(layer < record.depth ? record.sizes[layer + 1] : 1),
        ...once(known.activation(layer), { z_by_w: level(behind) }),
        ...once(known.nudge(layer), {
            a_by_z: slope === null ? null : amount(slope),
            cost_by_a: signed(-nudge),
            cost_by_z: signed(delta),
            product: signed(delta * behind),
        }),
    };
}

/**
 * Of which neuron behind the outputs another output asks most strongly the opposite of what the label does,
 * and which that is.
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

/** The mean magnitude of a layer's nudges. @param {StepRecord} record @param {number} layer */
function meanSize(record, layer) {
    const sizes = Array.from(required(record.nudge[layer]), Math.abs);
    return sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
}
