/**
 * The arithmetic behind a value on the stage, written with numbers.
 *
 * Each line has a symbol, a formula and a value. The value is null while the step has not computed it.
 */

import { biasUpdate, CONNECTION, required } from '../core/record.js';
import { asTyped, number } from './format.js';
import { neuronName, weightName } from './names.js';
import { say } from './say.js';

/** @typedef {import('../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../core/known.js').Known} Known */
/** @typedef {{ activation: string, output_activation: string, cost: string }} FunctionSettings */
/** @typedef {{ symbol: string, formula: string, value: number | null, signed?: boolean, isGiven?: boolean }} ArithmeticLine */
/** @typedef {{ title: string, lines: ArithmeticLine[] }} Arithmetic */

/** The slope of the leaky ReLU below 0. */
const LEAK = 0.01;

/**
 * The notation of each activation f, and of its slope f'(z) in letters and in numbers.
 *
 * @type {Record<string, { f: string, slope: string, inNumbers: (a: number, z: number) => string }>}
 */
export const ACTIVATION = {
    sigmoid: { f: 'σ', slope: 'a (1 − a)', inNumbers: (a) => `${number(a)} · ${number(1 - a)}` },
    tanh: { f: 'tanh', slope: '(1 − a²)', inNumbers: (a) => number(1 - a * a) },
    relu: { f: 'max(0, ·)', slope: '[z > 0]', inNumbers: (_, z) => (z > 0 ? '1' : '0') },
    leaky_relu: {
        f: 'leaky ReLU',
        get slope() {
            return say('arithmetic-leaky-slope', { one: '1', other: asTyped(LEAK) });
        },
        inNumbers: (_, z) => (z > 0 ? '1' : asTyped(LEAK)),
    },
    identity: { f: 'identity', slope: '1', inNumbers: () => '1' },
    softmax: { f: 'softmax', slope: '', inNumbers: () => '' },
};

const TERMS_SHOWN = 3;

/**
 * The values of a neuron, a weight or a pixel, line by line.
 *
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {{ layer: number, index: number, from?: number | null }} selection
 * @param {Known} known
 * @returns {Arithmetic}
 */
export function spellArithmetic(record, settings, { layer, index, from }, known) {
    if (layer === 0) return spellPixel(record, index);
    return typeof from === 'number'
        ? spellWeight(record, { layer, to: index, from }, known)
        : spellNeuron(record, settings, { layer, index }, known);
}

/** @param {StepRecord} record @param {number} index @returns {Arithmetic} */
function spellPixel(record, index) {
    const a = required(record.a[0])[index];
    return {
        title: say('arithmetic-pixel', { index: `${index}`, row: Math.floor(index / 28), column: index % 28 }),
        lines: [
            { symbol: 'a', formula: `${Math.round(255 * a)} / 255`, value: a },
            { symbol: 'ν', formula: say('arithmetic-given'), value: null, isGiven: true },
        ],
    };
}

/**
 * @param {StepRecord} record
 * @param {{ layer: number, to: number, from: number }} weight
 * @param {Known} known
 * @returns {Arithmetic}
 */
function spellWeight(record, { layer, to, from }, known) {
    const a = required(record.a[layer - 1])[from];
    const delta = required(record.delta[layer])[to];
    const value = (
        /** @type {import('../stage/scene/quantities.js').Quantity} */ quantity,
        /** @type {boolean} */ isKnown,
    ) => (isKnown ? (CONNECTION[quantity](record, layer)?.(to, from) ?? null) : null);
    const w = value('weights', true);
    const nudge = value('weight_nudges', known.weightNudge(layer));
    const ask = value('asks', known.ask(layer));
    const times = (/** @type {number | null} */ result, /** @type {string} */ letters, /** @type {number} */ factor) =>
        result === null ? letters : `${letters} = ${minus(delta)} · ${inBrackets(factor)}`;
    /** @type {ArithmeticLine} */
    const askLine = {
        symbol: say('arithmetic-ask'),
        formula: times(ask, '−δ · w', w ?? 0),
        value: ask,
        signed: true,
    };
    /** @type {ArithmeticLine[]} */
    const lines = [
        { symbol: 'w', formula: '', value: w },
        { symbol: '−∂C/∂w', formula: times(nudge, '−δ · a', a), value: nudge, signed: true },
        ...(layer > 1 ? [askLine] : []),
        {
            symbol: say('arithmetic-gradient'),
            formula: say('arithmetic-gradient-is'),
            value: value('gradient', known.gradient),
            signed: true,
        },
        {
            symbol: 'Δw',
            formula: updateFormula(record, value('gradient', known.update)),
            value: value('update', known.update),
            signed: true,
        },
    ];
    return { title: say('arithmetic-weight', { weight: weightName(layer, to, from, record.depth) }), lines };
}

/**
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {{ layer: number, index: number }} neuron
 * @param {Known} known
 * @returns {Arithmetic}
 */
function spellNeuron(record, settings, { layer, index }, known) {
    const isOutput = layer === record.depth;
    const notation = ACTIVATION[isOutput ? settings.output_activation : settings.activation];
    const valueIf = (/** @type {import('../core/record.js').Layers} */ layers, /** @type {boolean} */ isKnown) =>
        isKnown ? required(layers[layer])[index] : null;
    const z = valueIf(record.z, known.activation(layer));
    const nudge = valueIf(record.nudge, known.nudge(layer));
    const delta = valueIf(record.delta, known.nudge(layer));
    const bias = known.biasNudge(layer) && delta !== null ? -delta : null;
    const nudgeFormula = isOutput ? outputNudge(record, settings, index) : sumOfAsks(record, layer, index);
    return {
        title: say('arithmetic-neuron', {
            is_output: isOutput,
            layer,
            index: `${index}`,
            neuron: neuronName(layer, index, record.depth),
        }),
        lines: [
            { symbol: 'z', formula: z === null ? 'Σ w·a + b' : weightedSum(record, layer, index), value: z },
            {
                symbol: 'a',
                formula: `${notation.f}(${z === null ? 'z' : number(z)})`,
                value: valueIf(record.a, z !== null),
            },
            {
                symbol: 'ν',
                formula: nudge === null ? say('arithmetic-sum-of-asks') : nudgeFormula,
                value: nudge,
                signed: true,
            },
            {
                symbol: 'δ',
                formula: deltaFormula(notation, { nudge, a: required(record.a[layer])[index], z }, settings, isOutput),
                value: delta,
                signed: true,
            },
            { symbol: '−∂C/∂b', formula: '−δ', value: bias, signed: true },
            {
                symbol: 'Δb',
                formula: updateFormula(record, known.update ? (record.gradB[layer]?.[index] ?? null) : null),
                value: known.update ? biasUpdate(record, layer, index) : null,
                signed: true,
            },
        ].map((line) => (line.symbol === 'ν' && isOutput && nudge === null ? { ...line, formula: '−∂C/∂a' } : line)),
    };
}

/** @param {StepRecord} record @param {number | null} gradient null while it is not known */
function updateFormula({ updateW, learningRate }, gradient) {
    if (updateW.some(Boolean)) return say('arithmetic-by-optimizer');
    const formula = say('arithmetic-update');
    return gradient === null ? formula : `${formula} = −${asTyped(learningRate)} · ${inBrackets(gradient)}`;
}

/** @param {StepRecord} record @param {number} layer @param {number} j */
function weightedSum(record, layer, j) {
    const a = required(record.a[layer - 1]);
    const w = CONNECTION.weights(record, layer);
    const b = record.b[layer];
    if (!w || !b) return 'Σ w·a + b';
    const terms = Array.from(a, (activation, k) => w(j, k) * activation);
    return `${largestTerms(terms)} ${plus(b[j])} (b)`;
}

/** @param {StepRecord} record @param {number} layer @param {number} k */
function sumOfAsks(record, layer, k) {
    const ask = CONNECTION.asks(record, layer + 1);
    if (!ask) return say('arithmetic-sum-of-asks');
    return largestTerms(Array.from({ length: record.sizes[layer + 1] }, (_, j) => ask(j, k)));
}

/**
 * The largest terms of a sum, and the sum of all others.
 *
 * @param {number[]} terms
 */
function largestTerms(terms) {
    const sorted = [...terms].sort((one, other) => Math.abs(other) - Math.abs(one));
    const shown = sorted.slice(0, TERMS_SHOWN);
    const rest = sorted.slice(TERMS_SHOWN).reduce((sum, term) => sum + term, 0);
    const more = terms.length - shown.length;
    const start = shown.map((term, i) => (i === 0 ? number(term) : plus(term))).join(' ');
    return more > 0 ? say('arithmetic-terms', { terms: start, rest: plus(rest), count: more }) : start;
}

/** @param {StepRecord} record @param {FunctionSettings} settings @param {number} index */
function outputNudge(record, { cost }, index) {
    const a = required(record.a[record.depth])[index];
    const y = record.y[index];
    return cost === 'squared'
        ? `2 (y − a) = 2 (${y} − ${inBrackets(a, y === 1 ? 1 - a : a)})`
        : `y / a = ${y} / ${number(a)}`;
}

/**
 * @param {typeof ACTIVATION[string]} notation
 * @param {{ nudge: number | null, a: number, z: number | null }} neuron
 * @param {FunctionSettings} settings
 * @param {boolean} isOutput
 */
function deltaFormula({ slope, inNumbers }, { nudge, a, z }, { cost }, isOutput) {
    if (isOutput && cost === 'cross_entropy') return 'a − y';
    if (!slope) return say('arithmetic-through-softmax');
    if (nudge === null || z === null) return `−ν · ${slope}`;
    return `−ν · ${slope} = ${minus(nudge)} · ${inNumbers(a, z)}`;
}

/** @param {number} value @returns {string} −value */
function minus(value) {
    return number(value === 0 ? 0 : -value);
}

/** @param {number} value @returns {string} as a term of a sum after the first */
function plus(value) {
    return value < 0 ? `− ${number(-value)}` : `+ ${number(value)}`;
}

/**
 * A factor, or a value that is subtracted; in brackets if negative.
 *
 * @param {number} value
 * @param {number} [meaning] the result that depends on it
 */
function inBrackets(value, meaning = value) {
    const text = exactEnough(value, meaning);
    return value < 0 ? `(${text})` : text;
}

/**
 * A value with so many digits that a result of it, such as its difference to 1, can be recomputed to about three digits.
 *
 * @param {number} value
 * @param {number} result
 */
export function exactEnough(value, result) {
    const lost = Math.floor(Math.log10(Math.abs(value / result)));
    const digits = Number.isFinite(lost) ? Math.max(3, Math.min(8, 3 + lost)) : 3;
    return number(value, { digits });
}
