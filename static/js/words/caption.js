/**
 * What each phase does, in one or two sentences made of this step's own numbers.
 *
 * A caption is a list of parts; a part is a text, or a text with a tone.
 */

import { CONNECTION, answer, biasUpdate, required } from '../state/record.js';
import { fixed2, number, whole } from './format.js';
import { neuronName, weightName } from './names.js';

/** @typedef {import('../state/record.js').StepRecord} StepRecord */
/** @typedef {import('../state/phases.js').Phase} Phase */
/** @typedef {{ text: string, tone?: 'up' | 'down' | 'attention' }} Part */
/** @typedef {(record: StepRecord, layer: number) => (string | Part)[]} Writer */

/**
 * @param {StepRecord} record
 * @param {Phase} phase
 * @returns {Part[]}
 */
export function caption(record, { kind, layer }) {
    const parts = WRITERS[kind](record, layer ?? record.depth);
    return parts.map((part) => (typeof part === 'string' ? { text: part } : part));
}

/** @param {Part[]} parts */
export function plainText(parts) {
    return parts.map(({ text }) => text).join('');
}

/** @param {string} text @returns {Part} */
const key = (text) => ({ text, tone: 'attention' });

/** @param {number} value @param {string} [text] @returns {Part} */
const signed = (value, text = number(value, { signed: true })) => ({
    text,
    tone: value < 0 ? 'down' : 'up',
});

/** @type {Record<import('../state/phases.js').PhaseKind, Writer>} */
const WRITERS = {
    forward(record) {
        const best = answer(record);
        const a = required(record.a[record.depth]);
        const { label } = record.focus;
        const verdict = best === label ? ', which is right.' : `. It is a ${label}.`;
        return [
            `${record.sizes[0]} pixels go in. Every neuron adds up what reaches it, each input times `,
            'its weight, plus its bias, and squashes the sum. The strongest output is the ',
            key(`${best}`),
            `, at ${fixed2(a[best])}${verdict}`,
        ];
    },

    cost(record) {
        const worst = worstOutput(record);
        const a = required(record.a[record.depth]);
        return [
            'How far is each output from what was wanted? The squares of the ten distances add up to ',
            `the cost of this example, C = `,
            key(number(record.exampleCost)),
            `. The most comes from the ${worst}: it is at ${fixed2(a[worst])} and should be `,
            `${record.y[worst]}.`,
        ];
    },

    output_nudges(record) {
        const { label } = record.focus;
        const a = required(record.a[record.depth]);
        const nudges = required(record.nudge[record.depth]);
        const other = strongest(nudges.map((nudge, i) => (i === label ? 0 : nudge)));
        return [
            'The ',
            key(`${label}`),
            ` is at ${fixed2(a[label])} and should be 1: it asks to go ${nudges[label] < 0 ? 'down' : 'up'}, `,
            signed(nudges[label]),
            '. The others should be 0; furthest from it is the ',
            `${other}, which asks for `,
            signed(nudges[other]),
            '. Those already close ask for hardly anything.',
        ];
    },

    weight_nudges(record, layer) {
        const { to, from, value } = strongestWeightNudge(record, layer);
        const a = required(record.a[layer - 1]);
        return [
            `What should the weights into layer ${layer} do? Each is asked to change by `,
            '−δ of its neuron times the activation behind it. The most is asked of ',
            key(weightName(layer, to, from, record.depth)),
            `: `,
            signed(value),
            layer === 1
                ? `. Where a pixel is empty its weights are asked nothing.`
                : `, with ${fixed2(a[from])} behind it. Where that is near 0 there is little to gain.`,
        ];
    },

    bias_nudges(record, layer) {
        const delta = required(record.delta[layer]);
        const most = strongest(delta);
        const asked = signed(-delta[most]);
        const name = neuronName(layer, most, record.depth);
        const start = [`A bias is asked for −δ itself, whatever lies behind. The most: `, key(name), ', ', asked];
        return layer === 1
            ? [...start, '. Here it ends: the pixels are given, and nobody asks them to change.']
            : [...start, '.'];
    },

    asks(record, layer) {
        const nudges = required(record.nudge[layer - 1]);
        const most = strongest(nudges);
        const valueOf = required(CONNECTION.asks(record, layer));
        const each = Float64Array.from({ length: record.sizes[layer] }, (_, j) => valueOf(j, most));
        const top = strongest(each);
        const behind = layer - 1;
        return [
            `Each of the ${record.sizes[layer]} neurons asks the ${record.sizes[behind]} behind it to change, `,
            'in proportion to its weights. Of ',
            key(neuronName(behind, most, record.depth)),
            ` ${layer === record.depth ? 'the output ' : ''}${neuronName(layer, top, record.depth)} asks `,
            signed(each[top]),
            '; all together they make ',
            signed(nudges[most]),
            ': that sum is its nudge.',
        ];
    },

    average(record) {
        if (record.cost === null) return ['No step has been made yet, so there is no average to show.'];
        const { layer, to, from, value } = strongestGradient(record);
        return [
            `That was one example. The mini-batch has ${whole(record.batchSize)}, of mean cost `,
            key(number(record.cost)),
            ', and each asks for something else. The mean of what they ask is minus the gradient; ',
            'strongest: ',
            key(weightName(layer, to, from, record.depth)),
            ', ',
            signed(-value),
            '.',
        ];
    },

    update(record) {
        if (record.cost === null) return ['No step has been made yet: these are the weights at the start.'];
        const { layer, to, from } = strongestGradient(record);
        const moved = required(CONNECTION.update(record, layer))(to, from);
        const bias = strongestBias(record);
        return [
            `Step ${whole(record.step)}: every weight and bias moves down the gradient, ${howFar(record)}. `,
            key(weightName(layer, to, from, record.depth)),
            ' moves by ',
            signed(moved),
            bias === null ? '.' : `; the bias of ${bias.name} by `,
            ...(bias === null ? [] : [signed(bias.value), '.']),
        ];
    },
};

/** @param {StepRecord} record */
function howFar({ updateW, learningRate }) {
    return updateW.some(Boolean)
        ? `as the optimizer makes of it with η = ${learningRate}`
        : `by η = ${learningRate} times it`;
}

/** @param {ArrayLike<number>} values @returns {number} where the greatest magnitude is */
function strongest(values) {
    let best = 0;
    for (let i = 1; i < values.length; i++) {
        if (Math.abs(values[i]) > Math.abs(values[best])) best = i;
    }
    return best;
}

/** @param {StepRecord} record */
function worstOutput({ a, y, depth }) {
    const outputs = required(a[depth]);
    return strongest(Array.from(outputs, (output, i) => output - y[i]));
}

/** @param {StepRecord} record @param {number} layer */
function strongestWeightNudge(record, layer) {
    const to = strongest(required(record.delta[layer]));
    const from = strongest(required(record.a[layer - 1]));
    return { to, from, value: CONNECTION.weight_nudges(record, layer)?.(to, from) ?? 0 };
}

/** @type {WeakMap<StepRecord, { layer: number, to: number, from: number, value: number }>} */
const strongestGradients = new WeakMap();

/** @param {StepRecord} record */
function strongestGradient(record) {
    const known = strongestGradients.get(record);
    if (known) return known;
    let best = { layer: record.depth, to: 0, from: 0, value: 0 };
    for (let layer = 1; layer <= record.depth; layer++) {
        const gradient = record.gradW[layer];
        if (!gradient) continue;
        const at = strongest(gradient);
        if (Math.abs(gradient[at]) <= Math.abs(best.value)) continue;
        const n = record.sizes[layer - 1];
        best = { layer, to: Math.floor(at / n), from: at % n, value: gradient[at] };
    }
    strongestGradients.set(record, best);
    return best;
}

/** @param {StepRecord} record */
function strongestBias(record) {
    const gradient = record.gradB[record.depth];
    if (!gradient) return null;
    const index = strongest(gradient);
    const value = biasUpdate(record, record.depth, index);
    return value === null ? null : { name: neuronName(record.depth, index, record.depth), value };
}
