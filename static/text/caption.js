/**
 * The caption of each phase: one or two sentences with the numbers of the step.
 *
 * A caption has two halves: what the phase does, and its result. The result is shown only after the phase. Each half is
 * a list of parts; a part is a text, or a text with a tone.
 */

import { answer, biasUpdate, CONNECTION, required } from '../core/record.js';
import { strongestIn as strongest, strongestGradient } from '../core/strongest.js';
import { fixed2, number, whole } from './format.js';
import { neuronName, weightName } from './names.js';

/** @typedef {import('../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../core/phases.js').Phase} Phase */
/** @typedef {{ text: string, tone?: 'up' | 'down' | 'attention' }} Part */
/** @typedef {{ about: (string | Part)[], result: (string | Part)[] }} CaptionHalves */
/** @typedef {(record: StepRecord, layer: number) => CaptionHalves} Writer */

/**
 * Writes the caption of a phase.
 *
 * @param {StepRecord} record
 * @param {Phase} phase
 * @param {boolean} [isOver] whether the phase has shown its result
 * @returns {Part[]}
 */
export function caption(record, { kind, layer }, isOver = true) {
    const { about, result } = WRITERS[kind](record, layer ?? record.depth);
    const suppose =
        record.focus.guessed && SUPPOSES.has(kind)
            ? [`Nobody has said what it is. Suppose a ${record.focus.label}. `]
            : [];
    const parts = isOver && result.length > 0 ? [...suppose, ...about, ' ', ...result] : [...suppose, ...about];
    return parts.map((part) => (typeof part === 'string' ? { text: part } : part));
}

/** The text of a caption without tones. @param {Part[]} parts */
export function plainText(parts) {
    return parts.map(({ text }) => text).join('');
}

/** @param {string} text @returns {Part} */
const emphasized = (text) => ({ text, tone: 'attention' });

/** @param {number} value @param {string} [text] @returns {Part} */
const signed = (value, text = number(value, { signed: true })) => ({
    text,
    tone: value < 0 ? 'down' : 'up',
});

/** @param {number} value */
const direction = (value) => (value === 0 ? 'nowhere' : value < 0 ? 'down' : 'up');

/** An output whose nudge is below this share of the greatest is called close. */
const CLOSE_SHARE = 0.1;

/** The phases in which the label matters. @type {Set<import('../core/phases.js').PhaseKind>} */
const SUPPOSES = new Set(['cost', 'output_nudges', 'weight_nudges', 'bias_nudges', 'asks']);

/** @type {Record<import('../core/phases.js').PhaseKind, Writer>} */
const WRITERS = {
    forward(record) {
        const best = answer(record);
        const a = required(record.a[record.depth]);
        const { label, guessed } = record.focus;
        const verdict = guessed ? '.' : best === label ? ', which is right.' : `. It is a ${label}.`;
        return {
            about: [
                `${record.sizes[0]} pixels go in. Every neuron adds up what reaches it, each input times `,
                'its weight, plus its bias, and turns the sum into its activation.',
            ],
            result: Number.isFinite(a[best])
                ? ['The strongest output is the ', emphasized(`${best}`), `, at ${fixed2(a[best])}${verdict}`]
                : ['The outputs are no numbers any more.'],
        };
    },

    cost(record) {
        return record.costFunction === 'cross_entropy' ? crossEntropy(record) : squares(record);
    },

    output_nudges(record) {
        const { label } = record.focus;
        const a = required(record.a[record.depth]);
        const nudges = required(record.nudge[record.depth]);
        const others = nudges.map((nudge, i) => (i === label ? 0 : nudge));
        const other = strongest(others);
        const least = Math.min(...nudges.map(Math.abs));
        return {
            about: [`The ${label} should be 1, the others 0. Which way should each output move, and how strongly?`],
            result: [
                'The ',
                emphasized(`${label}`),
                ` is at ${fixed2(a[label])} and asks to go ${direction(nudges[label])}, `,
                signed(nudges[label]),
                ...(others[other] === 0
                    ? ['. The others have no part in this cost: they ask for nothing.']
                    : ['; the ', `${other}, at ${fixed2(a[other])}, for `, signed(nudges[other]), '.']),
                least > 0 && least < CLOSE_SHARE * Math.abs(nudges[strongest(nudges)])
                    ? ' Those already close ask for least.'
                    : '',
            ],
        };
    },

    weight_nudges(record, layer) {
        const { to, from, value } = strongestWeightNudge(record, layer);
        const a = required(record.a[layer - 1]);
        return {
            about: [
                `What should the weights into layer ${layer} do? Each is asked to change by `,
                '−δ of its neuron times the activation behind it.',
            ],
            result:
                value === 0
                    ? [`Nothing is asked of any weight into layer ${layer}.`]
                    : [
                          'The most is asked of ',
                          emphasized(weightName(layer, to, from, record.depth)),
                          ': ',
                          signed(value),
                          layer === 1
                              ? '. Where a pixel is empty its weights are asked nothing.'
                              : `, with ${fixed2(a[from])} behind it. Where that is near 0 there is little to gain.`,
                      ],
        };
    },

    bias_nudges(record, layer) {
        const delta = required(record.delta[layer]);
        const most = strongest(delta);
        return {
            about: [`A bias of layer ${layer} is asked for −δ of its neuron, whatever lies behind.`],
            result: [
                ...(delta[most] === 0
                    ? ['Nothing is asked of any']
                    : ['The most: ', emphasized(neuronName(layer, most, record.depth)), ', ', signed(-delta[most])]),
                layer === 1 ? '. Here it ends: the pixels are given, and nobody asks them to change.' : '.',
            ],
        };
    },

    asks(record, layer) {
        const nudges = required(record.nudge[layer - 1]);
        const most = strongest(nudges);
        const findValue = required(CONNECTION.asks(record, layer));
        const values = Float64Array.from({ length: record.sizes[layer] }, (_, j) => findValue(j, most));
        const top = strongest(values);
        const output = layer === record.depth ? 'The output ' : '';
        return {
            about: [
                `Each of the ${record.sizes[layer]} neurons asks the ${record.sizes[layer - 1]} behind it to `,
                'change, in proportion to its weights. What is asked of a neuron adds up to its nudge.',
            ],
            result: [
                `${output}${neuronName(layer, top, record.depth)} asks `,
                signed(values[top]),
                ' of ',
                emphasized(neuronName(layer - 1, most, record.depth)),
                '; all together they make ',
                signed(nudges[most]),
                '.',
            ],
        };
    },

    average(record) {
        if (record.cost === null) return aboutOnly(`${noStepText(record)}, so there is no average to show.`);
        const { layer, to, from, value } = strongestGradient(record);
        return {
            about: [aboutMiniBatch(record)],
            result: [
                'Their mean cost is ',
                emphasized(number(record.cost)),
                '. The strongest wish is that of ',
                emphasized(weightName(layer, to, from, record.depth)),
                ': −∂C/∂w = ',
                signed(-value),
                '.',
            ],
        };
    },

    update(record) {
        if (record.cost === null)
            return aboutOnly(`${noStepText(record)}${record.step > 0 ? '.' : ': these are the weights at the start.'}`);
        const { layer, to, from } = strongestGradient(record);
        const bias = strongestBias(record);
        return {
            about: [`Step ${whole(record.step)}: ${howFar(record)}`],
            result: [
                emphasized(weightName(layer, to, from, record.depth)),
                ' moves by ',
                signed(required(CONNECTION.update(record, layer))(to, from)),
                ...(bias === null ? ['.'] : [`; the bias of ${bias.name} by `, signed(bias.value), '.']),
            ],
        };
    },
};

/** What the mini-batch is, after one example alone. @param {StepRecord} record */
function aboutMiniBatch({ batch, batchSize, focus: { split } }) {
    const count = batch?.count ?? batchSize;
    const alone = split === 'train' ? '' : ', and it is not trained on';
    return count === 1
        ? `Here a mini-batch is a single training example: what it wishes is minus the gradient.`
        : `That was one example alone${alone}: it does not decide. A mini-batch is ${whole(count)} of the training ` +
              `examples, each asking for something else; the mean of their wishes is minus the gradient.`;
}

/**
 * Why there is no mini-batch. Parameters that were changed after the last step have none either.
 *
 * @param {StepRecord} record
 */
function noStepText({ step }) {
    return step > 0 ? 'No step has been made with these parameters yet' : 'No step has been made yet';
}

/** A caption without a result. @param {string} text @returns {CaptionHalves} */
function aboutOnly(text) {
    return { about: [text], result: [] };
}

/** @param {StepRecord} record @returns {CaptionHalves} */
function squares(record) {
    const worst = worstOutput(record);
    const a = required(record.a[record.depth]);
    return {
        about: [
            `How far is each output from what was wanted? The squares of the ${record.y.length} distances add up `,
            'to the cost of this example.',
        ],
        result: [
            'C = ',
            emphasized(number(record.exampleCost)),
            `. The most comes from the ${worst}: it is at ${fixed2(a[worst])} and should be ${record.y[worst]}.`,
        ],
    };
}

/** @param {StepRecord} record @returns {CaptionHalves} */
function crossEntropy(record) {
    const { label } = record.focus;
    const a = required(record.a[record.depth])[label];
    return {
        about: [
            `How likely did the network think the ${label}, which it is? The cost of this example is minus the `,
            'logarithm of that: 0 for certain, and the more the less likely.',
        ],
        result: [`C = −ln ${number(a)} = `, emphasized(number(record.exampleCost)), '.'],
    };
}

/** @param {StepRecord} record */
function howFar({ updateW, learningRate }) {
    return updateW.some(Boolean)
        ? `the optimizer makes an update of the gradient, with η = ${learningRate}.`
        : `every weight and bias moves down the gradient, by η = ${learningRate} times it.`;
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

/** @param {StepRecord} record */
function strongestBias(record) {
    const gradient = record.gradB[record.depth];
    if (!gradient) return null;
    const index = strongest(gradient);
    const value = biasUpdate(record, record.depth, index);
    return value === null ? null : { name: `output ${index}`, value };
}
