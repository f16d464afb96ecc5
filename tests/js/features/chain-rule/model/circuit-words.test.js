import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL_KNOWN, knownAt } from '../../../../../static/core/known.js';
import { listPhases } from '../../../../../static/core/phases.js';
import { buildCircuit } from '../../../../../static/features/chain-rule/model/circuit.js';
import {
    backwardSentence,
    fitNumber,
    forwardSentence,
} from '../../../../../static/features/chain-rule/model/circuit-words.js';
import { describeNetwork, NETWORKS } from '../../../support/networks.js';
import { recordByHand } from '../../../support/records.js';

const SETTINGS = { activation: 'identity', output_activation: 'identity', cost: 'squared' };
const circuit = (weight) => buildCircuit(recordByHand(), SETTINGS, weight);

test('each gate has a forward sentence with its numbers', () => {
    assert.deepEqual(
        circuit({ layer: 2, index: 1, from: 0 }).gates.map((gate) => forwardSentence(gate, ALL_KNOWN)),
        [
            'Forward: × multiplies what lies behind by the weight: 0.500 · 1.00 = 0.500.',
            'Forward: + adds up: 0.500 + 0.500 − 0.500 = 0.500.',
            'Forward: id makes the activation of z: 0.500.',
            'Forward: − takes away what is desired: 0.500 − 0 = 0.500.',
            'Forward: ( )² squares the distance: 0.500 · 0.500 = 0.250.',
            'Forward: + adds up: 0.250 + 1.00 = 1.25.',
        ],
    );
});

test('a difference of two nearly equal numbers has the digits that show it', () => {
    const record = recordByHand({ a2: [1 - 2 ** -15, 0.5] });
    const { gates } = buildCircuit(record, SETTINGS, { layer: 2, index: 0, from: 0 });
    const minus = gates.find(({ kind }) => kind === 'minus');
    assert.equal(
        forwardSentence(minus, ALL_KNOWN),
        'Forward: − takes away what is desired: 0.9999695 − 1.00 = −3.05·10⁻⁵.',
    );
});

test('each gate has a backward sentence with its local rule', () => {
    const { gates } = circuit({ layer: 1, index: 0, from: 2 });
    assert.deepEqual(
        gates.slice(0, 6).map((gate) => backwardSentence(gate, ALL_KNOWN)),
        [
            'Backward: × passes the gradient times the other input: to w goes −3.00 · 0.500 = −1.50; a pixel is given.',
            'Backward: + passes the gradient on as it is, to each of its inputs: −3.00.',
            'Backward: id passes the gradient times its slope, 1: −3.00 · 1.00 = −3.00.',
            'Backward: Here paths part, so on the way back their gradients add up: −4.00 + 1.00 = −3.00.',
            'Backward: × passes the gradient times the other input: to w goes −2.00 · 0.500 = −1.00, to a goes −2.00 · 2.00 ' +
                '= −4.00.',
            'Backward: + passes the gradient on as it is, to each of its inputs: −2.00.',
        ],
    );
    assert.equal(
        backwardSentence(gates[8], ALL_KNOWN),
        'Backward: ( )² passes the gradient times its slope, 2 (a − y): 1.00 · (−2.00) = −2.00.',
    );
});

test('no number is shown before its phase', () => {
    const { gates } = circuit({ layer: 2, index: 1, from: 0 });
    const known = knownAt(listPhases(2), { phase: 'forward', t: 0 }, 2);
    for (const gate of gates) {
        for (const sentence of [forwardSentence(gate, known), backwardSentence(gate, known)]) {
            assert.equal(sentence, 'The phase on show has not come to this gate yet.');
        }
    }
});

test('every gate of every kind of network has both sentences', () => {
    for (const options of NETWORKS) {
        const { record, settings } = describeNetwork(options);
        for (const gate of buildCircuit(record, settings, { layer: 1, index: 0, from: 0 }).gates) {
            for (const sentence of [forwardSentence(gate, ALL_KNOWN), backwardSentence(gate, ALL_KNOWN)]) {
                assert.match(sentence, /^\S.*\.$/);
                assert.doesNotMatch(sentence, /undefined|NaN|not a number|not come|\?/);
            }
        }
    }
});

test('a number in the picture has the digits that there is room for', () => {
    assert.equal(fitNumber(-0.01234, { labelWidth: 9 }), '−0.0123');
    assert.equal(fitNumber(-0.01234, { labelWidth: 4.3 }), '−0.012');
    assert.equal(fitNumber(0.000473, { labelWidth: 9, signed: true }), '+4.73·10⁻⁴');
    assert.equal(fitNumber(0.000473, { labelWidth: 4.5, signed: true }), '+5·10⁻⁴');
    assert.equal(fitNumber(0.000473, { labelWidth: 1, signed: true }), '+5·10⁻⁴', 'one is the least');
    assert.equal(fitNumber(0, { labelWidth: 4, signed: true }), '0');
});
