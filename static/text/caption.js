/**
 * The caption of each phase: one or two sentences with the numbers of the step.
 *
 * A caption has two halves: what the phase does, and its result. The result is shown only after the phase. Each half is
 * a list of parts; a part is a text, or a text with a tone.
 */

import { answer, biasUpdate, CONNECTION, required } from '../core/record.js';
import { strongestIn as strongest, strongestGradient } from '../core/strongest.js';
import { asTyped, fixed2, number } from './format.js';
import { neuronName, weightName } from './names.js';
import { sayInParts } from './say.js';

/** @typedef {import('../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../core/phases.js').Phase} Phase */
/** @typedef {import('./say.js').Part} Part */
/** @typedef {{ about: Part[], result: Part[] }} CaptionHalves */
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
    const { label, guessed } = record.focus;
    const suppose = guessed && SUPPOSES.has(kind) ? sayInParts('caption-suppose', { label }) : [];
    return inSequence(suppose, about, isOver ? result : []);
}

/** Sentences one after the other. @param {Part[][]} sentences @returns {Part[]} */
function inSequence(...sentences) {
    return sentences
        .filter(({ length }) => length > 0)
        .reduce((first, second) => sayInParts('caption-sequence', { first, second }));
}

/** The text of a caption without tones. @param {Part[]} parts */
export function plainText(parts) {
    return parts.map(({ text }) => text).join('');
}

/** @param {string | number} text @returns {Part} */
const emphasized = (text) => ({ text: `${text}`, tone: 'attention' });

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
        const verdict = guessed ? 'unknown' : best === label ? 'right' : 'wrong';
        return {
            about: sayInParts('caption-forward', { pixels: record.sizes[0] }),
            result: Number.isFinite(a[best])
                ? sayInParts('caption-forward-answer', {
                      answer: emphasized(best),
                      activation: fixed2(a[best]),
                      verdict,
                      label,
                  })
                : sayInParts('caption-forward-no-numbers'),
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
        const isAnyClose = least > 0 && least < CLOSE_SHARE * Math.abs(nudges[strongest(nudges)]);
        return {
            about: sayInParts('caption-output-nudges', { label }),
            result: inSequence(
                sayInParts('caption-output-nudges-strongest', {
                    label: emphasized(label),
                    activation: fixed2(a[label]),
                    direction: direction(nudges[label]),
                    nudge: signed(nudges[label]),
                    has_others: others[other] !== 0,
                    other,
                    other_activation: fixed2(a[other]),
                    other_nudge: signed(nudges[other]),
                }),
                isAnyClose ? sayInParts('caption-output-nudges-close') : [],
            ),
        };
    },

    weight_nudges(record, layer) {
        const { to, from, value } = strongestWeightNudge(record, layer);
        const a = required(record.a[layer - 1]);
        return {
            about: sayInParts('caption-weight-nudges', { layer }),
            result:
                value === 0
                    ? sayInParts('caption-weight-nudges-none', { layer })
                    : sayInParts('caption-weight-nudges-strongest', {
                          layer,
                          weight: emphasized(weightName(layer, to, from, record.depth)),
                          nudge: signed(value),
                          activation: fixed2(a[from]),
                      }),
        };
    },

    bias_nudges(record, layer) {
        const delta = required(record.delta[layer]);
        const most = strongest(delta);
        return {
            about: sayInParts('caption-bias-nudges', { layer }),
            result: inSequence(
                delta[most] === 0
                    ? sayInParts('caption-bias-nudges-none', { layer })
                    : sayInParts('caption-bias-nudges-strongest', {
                          neuron: emphasized(neuronName(layer, most, record.depth)),
                          nudge: signed(-delta[most]),
                      }),
                layer === 1 ? sayInParts('caption-bias-nudges-end') : [],
            ),
        };
    },

    asks(record, layer) {
        const nudges = required(record.nudge[layer - 1]);
        const most = strongest(nudges);
        const findValue = required(CONNECTION.asks(record, layer));
        const values = Float64Array.from({ length: record.sizes[layer] }, (_, j) => findValue(j, most));
        const top = strongest(values);
        return {
            about: sayInParts('caption-asks', { neurons: record.sizes[layer], behind: record.sizes[layer - 1] }),
            result: sayInParts('caption-asks-strongest', {
                is_output: layer === record.depth,
                asking: neuronName(layer, top, record.depth),
                ask: signed(values[top]),
                asked: emphasized(neuronName(layer - 1, most, record.depth)),
                nudge: signed(nudges[most]),
            }),
        };
    },

    average(record) {
        const is_start = record.step === 0;
        if (record.cost === null) return { about: sayInParts('caption-average-none', { is_start }), result: [] };
        const { layer, to, from, value } = strongestGradient(record);
        const { batch, batchSize, focus } = record;
        const count = batch?.count ?? batchSize;
        return {
            about: sayInParts('caption-average', {
                count,
                is_trained_on: focus.split === 'train',
            }),
            result: sayInParts('caption-average-strongest', {
                count,
                cost: emphasized(number(record.cost)),
                weight: emphasized(weightName(layer, to, from, record.depth)),
                wish: signed(-value),
            }),
        };
    },

    update(record) {
        const is_start = record.step === 0;
        if (record.cost === null) return { about: sayInParts('caption-update-none', { is_start }), result: [] };
        const { layer, to, from } = strongestGradient(record);
        const bias = strongestBias(record);
        return {
            about: sayInParts('caption-update', {
                step: record.step,
                rate: asTyped(record.learningRate),
                has_optimizer: record.updateW.some(Boolean),
            }),
            result: sayInParts('caption-update-strongest', {
                weight: emphasized(weightName(layer, to, from, record.depth)),
                change: signed(required(CONNECTION.update(record, layer))(to, from)),
                has_bias: bias !== null,
                output: bias?.index ?? 0,
                bias_change: signed(bias?.value ?? 0),
            }),
        };
    },
};

/** @param {StepRecord} record @returns {CaptionHalves} */
function squares(record) {
    const worst = worstOutput(record);
    const a = required(record.a[record.depth]);
    return {
        about: sayInParts('caption-squares', { count: record.y.length }),
        result: sayInParts('caption-squares-cost', {
            cost: emphasized(number(record.exampleCost)),
            output: worst,
            activation: fixed2(a[worst]),
            wanted: `${record.y[worst]}`,
        }),
    };
}

/** @param {StepRecord} record @returns {CaptionHalves} */
function crossEntropy(record) {
    const { label } = record.focus;
    const a = required(record.a[record.depth])[label];
    return {
        about: sayInParts('caption-cross-entropy', { label }),
        result: sayInParts('caption-cross-entropy-cost', {
            activation: number(a),
            cost: emphasized(number(record.exampleCost)),
        }),
    };
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
    return value === null ? null : { index, value };
}
