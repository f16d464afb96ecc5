/**
 * The computation from one weight to the cost as a circuit of gates. Forward, each gate computes its output from its
 * inputs. Backward, ∂C/∂ of each wire follows from 1 at the cost, gate by gate, by the local rule of the gate.
 *
 * A weight before the last layer reaches the cost on many paths. Only the strongest path is drawn. The gradient of all
 * other paths is added where the paths part.
 */

import { CONNECTION, required } from '../../../core/record.js';
import { strongestIn } from '../../../core/strongest.js';
import { neuronName, weightName } from '../../../text/names.js';
import { say } from '../../../text/say.js';
import { activationName, findSlope } from '../../../text/slope.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../text/slope.js').FunctionSettings} FunctionSettings */
/** @typedef {import('./chain-rule.js').Connection} Connection */
/** @typedef {import('../../../core/known.js').Known} Known */

/**
 * @typedef {object} Wire
 * @property {string} symbol its label
 * @property {string} name its name in words
 * @property {number | null} value null where the wire stands for several numbers
 * @property {number | null} gradient ∂C/∂value; null for given values, which have none
 * @property {(known: Known) => boolean} isValueKnown whether the phase on show has computed the value
 * @property {(known: Known) => boolean} isGradientKnown whether it has computed the gradient
 */

/** @typedef {'times' | 'plus' | 'squash' | 'softmax' | 'fan' | 'minus' | 'square' | 'log'} GateKind */
/**
 * @typedef {object} Gate
 * @property {GateKind} kind
 * @property {string} label its text
 * @property {Wire[]} ins its inputs; the first is the wire on the path from the weight
 * @property {Wire} out
 * @property {Wire | null} aside the wire of the paths that are not drawn; its gradient is added on the way back
 * @property {number} others how many paths the wire `aside` of a `fan` stands for
 * @property {number} slope ∂out/∂in of a gate with one input
 */
/** @typedef {{ title: string, gates: Gate[] }} Row the gates of one neuron, or of the cost */
/** @typedef {{ rows: Row[], gates: Gate[], weight: Wire, cost: Wire }} Circuit gates in forward order */

/** @type {Record<string, string>} */
const SQUASH_LABELS = {
    sigmoid: 'σ',
    tanh: 'tanh',
    relu: 'ReLU',
    leaky_relu: 'leaky',
    identity: 'id',
    softmax: 'softmax',
};
/** The least positive normal float32. The core puts it in place of an activation of 0 under a logarithm. */
const TINY = 2 ** -126;

/**
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {Connection} weight
 * @returns {Circuit | null} null where the record lacks weights
 */
export function buildCircuit(record, settings, weight) {
    const { depth } = record;
    if (record.w.slice(weight.layer).some((w) => w === null)) return null;
    /** @type {Row[]} */
    const rows = [];
    let { from, index } = weight;
    let input = buildWire(record, 'a', weight.layer - 1, from);
    for (let layer = weight.layer; layer <= depth; layer++) {
        const row = neuronRow(record, settings, { layer, index, from }, input);
        rows.push(row);
        input = /** @type {Gate} */ (row.gates.at(-1)).out;
        if (layer === depth) break;
        const asks = required(CONNECTION.asks(record, layer + 1));
        from = index;
        index = strongestIn(Float64Array.from({ length: record.sizes[layer + 1] }, (_, j) => asks(j, from)));
        const fan = buildFan(record, layer, from, { input, to: index });
        row.gates.push(fan);
        input = fan.out;
    }
    rows.push(costRow(record, index, input));
    const gates = rows.flatMap((row) => row.gates);
    const cost = /** @type {Gate} */ (gates.at(-1)).out;
    cost.gradient = 1;
    for (const gate of gates.toReversed()) sendBack(gate);
    if (weight.layer === 1) gates[0].ins[0].gradient = null; // a pixel is given and has no gradient
    return { rows, gates, weight: gates[0].ins[1], cost };
}

/** For each kind of gate: the gradients of its inputs, in their order, from the gradient of its output. */
/** @type {Record<GateKind, (gate: Gate, back: number) => (number | null)[]>} */
const BACK = {
    times: ({ ins: [a, w] }, back) => [Number(w.value) * back, Number(a.value) * back],
    plus: ({ ins }, back) => ins.map(() => back),
    squash: ({ slope }, back) => [slope * back],
    softmax: ({ slope, aside, ins }, back) => [slope * back + (aside?.gradient ?? 0), ...ins.slice(1).map(() => null)],
    fan: ({ aside }, back) => [back + (aside?.gradient ?? 0)],
    minus: (_, back) => [back, null],
    square: ({ slope }, back) => [slope * back],
    log: ({ slope }, back) => [slope * back],
};

/** @param {Gate} gate */
function sendBack(gate) {
    const gradients = BACK[gate.kind](gate, Number(gate.out.gradient));
    gate.ins.forEach((wire, i) => (wire.gradient = gradients[i]));
}

/** Returns the wire of an activation or a pre-activation. */
/** @param {StepRecord} record @param {'a' | 'z'} symbol @param {number} layer @param {number} index @returns {Wire} */
function buildWire(record, symbol, layer, index) {
    const name = neuronName(layer, index, record.depth);
    return {
        symbol: layer === 0 ? name : symbol,
        name: layer === 0 ? name : say('circuit-wire-activation', { symbol, neuron: name }),
        value: required(record[symbol][layer])[index],
        gradient: null,
        isValueKnown: (known) => known.activation(layer),
        isGradientKnown: (known) => known.nudge(layer),
    };
}

/**
 * @param {string} symbol
 * @param {string} name
 * @param {number | null} value
 * @param {Pick<Wire, 'isValueKnown' | 'isGradientKnown'>} when
 * @returns {Wire}
 */
function wire(symbol, name, value, when) {
    return { symbol, name, value, gradient: null, ...when };
}

/**
 * @param {GateKind} kind
 * @param {string} label
 * @param {Wire[]} ins
 * @param {Wire} out
 * @param {Partial<Gate>} [more]
 * @returns {Gate}
 */
function gate(kind, label, ins, out, more = {}) {
    return { kind, label, ins, out, aside: null, others: 0, slope: 1, ...more };
}

/**
 * Returns the gates of a neuron: times, plus and the activation function.
 *
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {Connection} at
 * @param {Wire} input
 * @returns {Row}
 */
function neuronRow(record, settings, { layer, index, from }, input) {
    const { depth } = record;
    const name = neuronName(layer, index, depth);
    const weights = required(CONNECTION.weights(record, layer));
    const behind = required(record.a[layer - 1]);
    const terms = Array.from(behind, (a, k) => weights(index, k) * a);
    const rest = terms.reduce((sum, term, k) => (k === from ? sum : sum + term), 0);
    const when = {
        isValueKnown: (/** @type {Known} */ known) => known.activation(layer),
        isGradientKnown: (/** @type {Known} */ known) => known.nudge(layer),
    };
    const always = { ...when, isValueKnown: () => true };
    const weight = say('circuit-wire-weight', { weight: weightName(layer, index, from, depth) });
    const w = wire('w', weight, weights(index, from), {
        ...always,
        isGradientKnown: (known) => known.weightNudge(layer),
    });
    const product = wire('w·a', say('circuit-wire-product'), terms[from], when);
    const count = terms.length - 1;
    const others = wire(
        say('circuit-wire-others', { count }),
        say('circuit-wire-other-products', { count }),
        rest,
        when,
    );
    const bias = wire('b', say('circuit-wire-bias', { neuron: name }), required(record.b[layer])[index], {
        ...always, // the gate + passes δ on as it is, to each of its inputs
    });
    const z = buildWire(record, 'z', layer, index);
    const sum = terms.length > 1 ? [product, others, bias] : [product, bias];
    return {
        title: say('circuit-part-neuron', { is_output: layer === depth, layer, neuron: name }),
        gates: [
            gate('times', '×', [input, w], product),
            gate('plus', '+', sum, z),
            buildSquash(record, settings, { layer, index }, z),
        ],
    };
}

/**
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {{ layer: number, index: number }} at
 * @param {Wire} z
 * @returns {Gate}
 */
function buildSquash(record, settings, { layer, index }, z) {
    const activation = activationName(settings, layer, record.depth);
    const slope = findSlope(record, settings, layer, index);
    const label = SQUASH_LABELS[activation];
    return slope === null
        ? buildSoftmax(record, settings, index, z)
        : gate('squash', label, [z], buildWire(record, 'a', layer, index), { slope });
}

/**
 * Returns the softmax gate. Every z changes every a. The cross-entropy depends on the label's a alone. The squared cost
 * depends on every a: the gradient over the other a is added, as where paths part.
 *
 * @param {StepRecord} record
 * @param {FunctionSettings} settings
 * @param {number} index the output that z belongs to
 * @param {Wire} z
 * @returns {Gate}
 */
function buildSoftmax(record, { cost }, index, z) {
    const { depth, focus } = record;
    const a = required(record.a[depth]);
    const nudge = required(record.nudge[depth]);
    const output = cost === 'cross_entropy' ? focus.label : index;
    const others = wire(
        say('circuit-wire-other-z', { count: a.length - 1 }),
        say('circuit-wire-other-outputs-z'),
        null,
        { isValueKnown: () => false, isGradientKnown: () => false },
    );
    const contributions = Array.from(a, (each, i) => -nudge[i] * each * (Number(i === index) - a[index]));
    const rest = contributions.reduce((sum, contribution, i) => (i === output ? sum : sum + contribution), 0);
    const aside = wire(say('circuit-wire-aside'), say('circuit-wire-other-activations'), null, {
        isValueKnown: () => false,
        isGradientKnown: (known) => known.nudge(depth),
    });
    aside.gradient = rest;
    return gate('softmax', 'softmax', [z, others], buildWire(record, 'a', depth, output), {
        slope: Math.max(a[output], TINY) * (Number(output === index) - a[index]),
        aside: cost === 'cross_entropy' ? null : aside,
    });
}

/**
 * Returns the gate where the paths part: an activation goes on to every neuron of the next layer.
 *
 * @param {StepRecord} record
 * @param {number} layer
 * @param {number} index
 * @param {{ input: Wire, to: number }} on
 * @returns {Gate}
 */
function buildFan(record, layer, index, { input, to }) {
    const asks = required(CONNECTION.asks(record, layer + 1));
    const count = record.sizes[layer + 1] - 1;
    const back = Array.from({ length: count + 1 }, (_, j) => -asks(j, index));
    const name = say('circuit-wire-on', {
        neuron: neuronName(layer, index, record.depth),
        next: neuronName(layer + 1, to, record.depth),
    });
    const branch = { ...input, symbol: 'a', name };
    const when = {
        isValueKnown: input.isValueKnown,
        isGradientKnown: (/** @type {Known} */ known) => known.ask(layer + 1),
    };
    const rest = wire(
        say('circuit-wire-others', { count }),
        say('circuit-wire-other-paths', { count }),
        input.value,
        when,
    );
    rest.gradient = back.reduce((sum, each, j) => (j === to ? sum : sum + each), 0);
    return gate('fan', '', [input], { ...branch, ...when }, { aside: count > 0 ? rest : null, others: count });
}

/** @param {StepRecord} record @param {number} index the output @param {Wire} input @returns {Row} */
function costRow(record, index, input) {
    const { depth, y, exampleCost } = record;
    const a = required(record.a[depth]);
    const when = {
        isValueKnown: (/** @type {Known} */ known) => known.cost,
        isGradientKnown: (/** @type {Known} */ known) => known.nudge(depth),
    };
    const cost = wire('C', say('circuit-wire-cost'), exampleCost, { ...when, isGradientKnown: when.isValueKnown });
    const title = say('circuit-part-cost');
    if (record.costFunction === 'cross_entropy') {
        const slope = -1 / Math.max(Number(input.value), TINY);
        return { title, gates: [gate('log', '−log', [input], cost, { slope })] };
    }
    const distance = a[index] - y[index];
    const squares = Array.from(a, (each, i) => (each - y[i]) ** 2);
    const rest = squares.reduce((sum, square, i) => (i === index ? sum : sum + square), 0);
    const [d, square] = [
        wire('a − y', say('circuit-wire-distance'), distance, when),
        wire('(a − y)²', say('circuit-wire-square'), squares[index], when),
    ];
    const desired = wire('y', say('circuit-wire-desired'), y[index], {
        isValueKnown: () => true,
        isGradientKnown: () => false,
    });
    const others = wire(
        say('circuit-wire-others', { count: a.length - 1 }),
        say('circuit-wire-other-squares', { count: a.length - 1 }),
        rest,
        when,
    );
    return {
        title,
        gates: [
            gate('minus', '−', [input, desired], d),
            gate('square', '( )²', [d], square, { slope: 2 * distance }),
            gate('plus', '+', [square, others], cost),
        ],
    };
}
