/**
 * The caption of each phase: one or two sentences with the numbers of the step.
 *
 * A caption has two halves: what the phase does, and its result. The result is shown only after the phase. Each half is
 * a list of parts; a part is a text, or a text with a tone.
 */

import { chosenAsk, chosenWeight, selectedIn } from '../core/chosen.js';
import { answer, biasUpdate, CONNECTION, required } from '../core/record.js';
import { strongestIn as strongest, strongestGradient } from '../core/strongest.js';
import { asTyped, fixed2, number } from './format.js';
import { neuronName, weightName } from './names.js';
import { sayInParts } from './say.js';

/** @typedef {import('../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../core/phases.js').Phase} Phase */
/** @typedef {import('./say.js').Part} Part */
/** @typedef {{ about: Part[], result: Part[] }} CaptionHalves */
/** @typedef {import('../core/store.js').Selection} Selection */
/** @typedef {(record: StepRecord, layer: number, selection: Selection | null) => CaptionHalves} Writer */

/**
 * Writes the caption of a phase. Where the phase is about the layer of what is selected, the result is of that.
 *
 * @param {StepRecord} record
 * @param {Phase} phase
 * @param {boolean} [isOver] whether the phase has shown its result
 * @param {Selection | null} [selection]
 * @returns {Part[]}
 */
export function caption(record, { kind, layer }, isOver = true, selection = null) {
    const { about, result } = WRITERS[kind](record, layer ?? record.depth, selection);
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

    weight_nudges(record, layer, selection) {
        const selected = selectedIn(record, layer, selection);
        const { index, from } = chosenWeight(record, selected ?? strongestSum(record, layer));
        const value = required(CONNECTION.weight_nudges(record, layer))(index, from);
        const chosen = !selected ? 'nothing' : typeof selected.from === 'number' ? 'weight' : 'neuron';
        return {
            about: sayInParts('caption-weight-nudges', { layer }),
            result:
                value === 0 && !selected
                    ? sayInParts('caption-weight-nudges-none', { layer })
                    : sayInParts('caption-weight-nudges-strongest', {
                          layer,
                          chosen,
                          neuron: neuronName(layer, index, record.depth),
                          weight: emphasized(weightName(layer, index, from, record.depth)),
                          nudge: signed(value),
                          activation: fixed2(required(record.a[layer - 1])[from]),
                      }),
        };
    },

    bias_nudges(record, layer, selection) {
        const selected = selectedIn(record, layer, selection);
        const { index } = selected ?? strongestSum(record, layer);
        const nudge = -required(record.delta[layer])[index];
        return {
            about: sayInParts('caption-bias-nudges', { layer }),
            result: inSequence(
                nudge === 0 && !selected
                    ? sayInParts('caption-bias-nudges-none', { layer })
                    : sayInParts('caption-bias-nudges-strongest', {
                          is_chosen: selected !== null,
                          neuron: emphasized(neuronName(layer, index, record.depth)),
                          nudge: signed(nudge),
                      }),
                layer === 1 ? sayInParts('caption-bias-nudges-end') : [],
            ),
        };
    },

    asks(record, layer, selection) {
        const { to, from } = chosenAsk(record, layer, selection);
        return {
            about: sayInParts('caption-asks', { neurons: record.sizes[layer], behind: record.sizes[layer - 1] }),
            result: sayInParts('caption-asks-one', {
                is_output: layer === record.depth,
                asking: neuronName(layer, to, record.depth),
                ask: signed(required(CONNECTION.asks(record, layer))(to, from)),
                asked: emphasized(neuronName(layer - 1, from, record.depth)),
                nudge: signed(required(record.nudge[layer - 1])[from]),
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

/** The neuron of whose sum most is wanted. @param {StepRecord} record @param {number} layer */
const strongestSum = (record, layer) => ({ layer, index: strongest(required(record.delta[layer])) });

/** @param {StepRecord} record */
function strongestBias(record) {
    const gradient = record.gradB[record.depth];
    if (!gradient) return null;
    const index = strongest(gradient);
    const value = biasUpdate(record, record.depth, index);
    return value === null ? null : { index, value };
}
