/**
 * The arithmetic behind a number on the stage, written out with its numbers.
 *
 * Every line is { symbol, formula, value }: what it is, how it comes about, and what comes out.
 */

import { CONNECTION, biasUpdate, required } from '../state/record.js';
import { number } from './format.js';
import { layerName, neuronName, weightName } from './names.js';

/** @typedef {import('../state/record.js').StepRecord} StepRecord */
/** @typedef {{ symbol: string, formula: string, value: number | null, signed?: boolean }} Line */
/** @typedef {{ title: string, lines: Line[] }} Arithmetic */

/** @type {Record<string, { f: string, slope: string }>} how each activation is written */
const ACTIVATION = {
    sigmoid: { f: 'σ', slope: 'a (1 − a)' },
    tanh: { f: 'tanh', slope: '(1 − a²)' },
    relu: { f: 'max(0, ·)', slope: '[z > 0]' },
    leaky_relu: { f: 'leaky ReLU', slope: '(1 or 0.01)' },
    identity: { f: 'identity', slope: '1' },
    softmax: { f: 'softmax', slope: '' },
};

const TERMS_SHOWN = 3;

/**
 * What a neuron computed and what is asked of it.
 *
 * @param {StepRecord} record
 * @param {{ activation: string, output_activation: string, cost: string }} settings
 * @param {{ layer: number, index: number, from?: number | null }} selection
 * @returns {Arithmetic}
 */
export function arithmeticOf(record, settings, selection) {
    if (selection.layer === 0) return ofPixel(record, selection.index);
    return typeof selection.from === 'number'
        ? ofWeight(record, selection.layer, selection.index, selection.from)
        : ofNeuron(record, settings, selection.layer, selection.index);
}

/** @param {StepRecord} record @param {number} index @returns {Arithmetic} */
function ofPixel(record, index) {
    const a = required(record.a[0])[index];
    const place = `row ${Math.floor(index / 28)}, column ${index % 28}`;
    return {
        title: `pixel ${index}, ${place}`,
        lines: [
            { symbol: 'a', formula: `${Math.round(255 * a)} / 255`, value: a },
            { symbol: 'ν', formula: 'given, not adjustable', value: null },
        ],
    };
}

/**
 * @param {StepRecord} record
 * @param {number} layer
 * @param {number} to
 * @param {number} from
 * @returns {Arithmetic}
 */
function ofWeight(record, layer, to, from) {
    const a = required(record.a[layer - 1])[from];
    const delta = required(record.delta[layer])[to];
    const value = (/** @type {import('../scene/edges.js').Quantity} */ quantity) =>
        CONNECTION[quantity](record, layer)?.(to, from) ?? null;
    const w = value('weights');
    const lines = [
        { symbol: 'w', formula: '', value: w },
        { symbol: '−∂C/∂w', formula: `−δ · a = ${minus(delta)} · ${number(a)}`, value: value('weight_nudges'), signed: true },
        { symbol: 'gradient', formula: 'mean of ∂C/∂w over the mini-batch', value: value('gradient'), signed: true },
        { symbol: 'update', formula: 'added to w by this step', value: value('update'), signed: true },
    ];
    const ask = { symbol: 'ask', formula: `−δ · w = ${minus(delta)} · ${inBrackets(w)}`, value: value('asks'), signed: true };
    if (layer > 1) lines.splice(2, 0, ask);
    return { title: `weight ${weightName(layer, to, from, record.depth)}`, lines };
}

/**
 * @param {StepRecord} record
 * @param {{ activation: string, output_activation: string, cost: string }} settings
 * @param {number} layer
 * @param {number} index
 * @returns {Arithmetic}
 */
function ofNeuron(record, settings, layer, index) {
    const isOutput = layer === record.depth;
    const written = ACTIVATION[isOutput ? settings.output_activation : settings.activation];
    const a = required(record.a[layer])[index];
    const z = required(record.z[layer])[index];
    const nudge = required(record.nudge[layer])[index];
    const delta = required(record.delta[layer])[index];
    const name = neuronName(layer, index, record.depth);
    return {
        title: `${layerName(layer, record.depth)} neuron ${name}`,
        lines: [
            { symbol: 'z', formula: weightedSum(record, layer, index), value: z },
            { symbol: 'a', formula: `${written.f}(${number(z)})`, value: a },
            { symbol: 'ν', formula: isOutput ? outputNudge(record, settings, index) : sumOfAsks(record, layer, index), value: nudge, signed: true },
            { symbol: 'δ', formula: deltaFormula(written.slope, nudge, settings, isOutput), value: delta, signed: true },
            { symbol: '−∂C/∂b', formula: '−δ', value: -delta, signed: true },
            { symbol: 'update of b', formula: 'added to b by this step', value: biasUpdate(record, layer, index), signed: true },
        ],
    };
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
    if (!ask) return 'the sum of the asks';
    return largestTerms(Array.from({ length: record.sizes[layer + 1] }, (_, j) => ask(j, k)));
}

/**
 * The largest terms of a sum, and how many more there are.
 *
 * @param {number[]} terms
 */
function largestTerms(terms) {
    const sorted = [...terms].sort((one, other) => Math.abs(other) - Math.abs(one));
    const shown = sorted.slice(0, TERMS_SHOWN);
    const rest = sorted.slice(TERMS_SHOWN).reduce((sum, term) => sum + term, 0);
    const more = terms.length - shown.length;
    const start = shown.map((term, i) => (i === 0 ? number(term) : plus(term))).join(' ');
    return more > 0 ? `${start} ${plus(rest)} (${more} more)` : start;
}

/** @param {StepRecord} record @param {{ cost: string }} settings @param {number} index */
function outputNudge(record, { cost }, index) {
    const a = required(record.a[record.depth])[index];
    const y = record.y[index];
    return cost === 'squared' ? `2 (y − a) = 2 (${y} − ${number(a)})` : `y / a = ${y} / ${number(a)}`;
}

/**
 * @param {string} slope
 * @param {number} nudge
 * @param {{ cost: string }} settings
 * @param {boolean} isOutput
 */
function deltaFormula(slope, nudge, { cost }, isOutput) {
    if (isOutput && cost === 'cross_entropy') return 'a − y';
    return slope ? `−ν · ${slope} = ${minus(nudge)} · ${slope}` : '∂C/∂z, through the softmax';
}

/** @param {number} value @returns {string} the value with its sign turned round */
function minus(value) {
    return number(value === 0 ? 0 : -value);
}

/** @param {number} value @returns {string} as a further term of a sum */
function plus(value) {
    return value < 0 ? `− ${number(-value)}` : `+ ${number(value)}`;
}

/** @param {number | null} value */
function inBrackets(value) {
    if (value === null) return '?';
    return value < 0 ? `(${number(value)})` : number(value);
}
