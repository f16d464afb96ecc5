import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL_KNOWN, knownAt } from '../../../../../static/core/known.js';
import { listPhases } from '../../../../../static/core/phases.js';
import { buildCircuit } from '../../../../../static/features/chain-rule/model/circuit.js';
import { describeNetwork, everyWeight, isClose, NETWORKS } from '../../../support/networks.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

const SETTINGS = { activation: 'identity', output_activation: 'identity', cost: 'squared' };

/** [symbol, value, gradient] of the wires into each gate, and of the last one out. */
function listNumbers({ gates }) {
    const toNumbers = ({ symbol, value, gradient }) => [symbol, value, gradient];
    return [
        ...gates.map(({ kind, ins, aside }) => [kind, ...ins.map(toNumbers), ...(aside ? [toNumbers(aside)] : [])]),
        toNumbers(gates.at(-1).out),
    ];
}

test('of a weight of the last layer: times, plus, squash, minus, square, plus', () => {
    // w2[1, 0] = 1, a1 = (½, 1), b2[1] = −½; the other product is ½ · 1; C = ¼ + 1, δ = 2 (½ − 0) = 1
    assert.deepEqual(listNumbers(buildCircuit(recordByHand(), SETTINGS, { layer: 2, index: 1, from: 0 })), [
        ['times', ['a', 0.5, 1], ['w', 1, 0.5]],
        ['plus', ['w·a', 0.5, 1], ['1 other', 0.5, 1], ['b', -0.5, 1]],
        ['squash', ['z', 0.5, 1]],
        ['minus', ['a', 0.5, 1], ['y', 0, null]],
        ['square', ['a − y', 0.5, 1]],
        ['plus', ['(a − y)²', 0.25, 1], ['1 other', 1, 1]],
        ['C', 1.25, 1],
    ]);
});

test('of a weight further back: the strongest path, and where paths part the gradient over the others', () => {
    // w1[0, 2] = −2 from pixel 2 = ½; asks of neuron 0: 4 of output 0, −1 of output 1
    const circuit = buildCircuit(recordByHand(), SETTINGS, { layer: 1, index: 0, from: 2 });
    assert.deepEqual(listNumbers(circuit), [
        ['times', ['pixel 2', 0.5, null], ['w', -2, -1.5]],
        ['plus', ['w·a', -1, -3], ['2 others', 1, -3], ['b', 0.5, -3]],
        ['squash', ['z', 0.5, -3]],
        ['fan', ['a', 0.5, -3], ['1 other', 0.5, 1]],
        ['times', ['a', 0.5, -4], ['w', 2, -1]],
        ['plus', ['w·a', 1, -2], ['1 other', -1, -2], ['b', 0, -2]],
        ['squash', ['z', 0, -2]],
        ['minus', ['a', 0, -2], ['y', 1, null]],
        ['square', ['a − y', -1, -2]],
        ['plus', ['(a − y)²', 1, 1], ['1 other', 0.25, 1]],
        ['C', 1.25, 1],
    ]);
    assert.deepEqual(
        circuit.rows.map(({ title }) => title),
        ['hidden 1 neuron h1·0', 'output neuron 0', 'the cost'],
    );
});

test('the gradient at the weight is ∂C/∂w, of every weight of every kind of network', () => {
    for (const options of NETWORKS) {
        const { record, settings, difference } = describeNetwork(options);
        for (const weight of everyWeight(record)) {
            const circuit = buildCircuit(record, settings, weight);
            const what = JSON.stringify({ ...options, ...weight });
            isClose(circuit.weight.gradient, difference(weight.layer, weight.index, weight.from), what);
            isClose(
                circuit.weight.gradient,
                record.delta[weight.layer][weight.index] * record.a[weight.layer - 1][weight.from],
                what,
            );
            assert.equal(circuit.cost.value, record.exampleCost);
        }
    }
});

/** The output of each kind of gate, computed from the values at its inputs. */
const FORWARD = {
    times: ([a, w]) => a * w,
    plus: (ins) => ins.reduce((sum, each) => sum + each, 0),
    minus: ([a, y]) => a - y,
    square: ([d]) => d * d,
    log: ([a]) => -Math.log(a),
    fan: ([a]) => a,
};

test('every gate makes its output of its inputs, up to the cost of the example', () => {
    for (const options of NETWORKS) {
        const { record, settings } = describeNetwork(options);
        for (const weight of everyWeight(record)) {
            for (const { kind, ins, out } of buildCircuit(record, settings, weight).gates) {
                const make = FORWARD[kind];
                if (make)
                    isClose(
                        make(ins.map(({ value }) => value)),
                        out.value,
                        `${kind} of ${JSON.stringify({ ...options, ...weight })}`,
                    );
            }
        }
    }
});

test("of a run's own record the ends are its cost and minus the weight nudge", () => {
    const record = goldenRecord('step-2');
    const settings = { activation: 'sigmoid', output_activation: 'sigmoid', cost: 'squared' };
    for (const weight of [
        { layer: 1, index: 2, from: 300 },
        { layer: 2, index: 1, from: 2 },
        { layer: 3, index: 9, from: 0 },
    ]) {
        const circuit = buildCircuit(record, settings, weight);
        const nudge = -record.delta[weight.layer][weight.index] * record.a[weight.layer - 1][weight.from];
        assert.ok(Math.abs(circuit.weight.gradient + nudge) <= 1e-5 * Math.abs(nudge), JSON.stringify(weight));
        assert.equal(circuit.cost.value, record.exampleCost);
        const [square, others] = circuit.gates.at(-1).ins;
        assert.ok(Math.abs(square.value + others.value - record.exampleCost) < 1e-6);
    }
});

test('a share of 0 that should be 1 still has a gradient', () => {
    const { record, settings } = describeNetwork({ output_activation: 'softmax', cost: 'cross_entropy' });
    const a = [null, null, Float64Array.of(1, 0, 0)];
    const circuit = buildCircuit({ ...record, a: [record.a[0], record.a[1], a[2]] }, settings, {
        layer: 2,
        index: 1,
        from: 0,
    });
    assert.equal(circuit.gates.find(({ kind }) => kind === 'softmax').ins[0].gradient, -1);
});

test('no value or gradient is known before its phase', () => {
    const { weight, cost, gates } = buildCircuit(recordByHand(), SETTINGS, { layer: 2, index: 1, from: 0 });
    const at = (phase, t = 1) => knownAt(listPhases(2), { phase, t }, 2);
    assert.deepEqual(
        [
            weight.isValueKnown(at('forward', 0)),
            gates[2].out.isValueKnown(at('forward', 0)),
            gates[2].out.isValueKnown(at('forward')),
        ],
        [true, false, true],
    );
    assert.deepEqual([cost.isValueKnown(at('forward')), cost.isValueKnown(at('cost'))], [false, true]);
    assert.deepEqual(
        [gates[1].out.isGradientKnown(at('cost')), gates[1].out.isGradientKnown(at('output_nudges'))],
        [false, true],
    );
    assert.deepEqual(
        [weight.isGradientKnown(at('output_nudges')), weight.isGradientKnown(at('weight_nudges:2'))],
        [false, true],
    );
    assert.equal(weight.isGradientKnown(ALL_KNOWN), true);
});

test('without the weights there is no circuit', () => {
    assert.equal(buildCircuit(recordByHand({ w1: null }), SETTINGS, { layer: 1, index: 0, from: 0 }), null);
    assert.notEqual(buildCircuit(recordByHand({ w1: null }), SETTINGS, { layer: 2, index: 0, from: 0 }), null);
});
