import assert from 'node:assert/strict';
import test from 'node:test';

import { brightnessScale, buildNeurons, findWanted } from '../../../../static/stage/scene/neurons.js';
import { goldenRecord, recordByHand } from '../../support/records.js';
import { toLayout, toStaging } from '../../support/scenes.js';

const record = goldenRecord('step-2');
const neurons = (phase, t = 1, of = record) => buildNeurons(of, toLayout(of), toStaging(of, phase, t));

test('brightness is the activation', () => {
    for (const { layer, index, brightness } of neurons('update')) {
        assert.ok(Math.abs(brightness - record.a[layer][index]) < 1e-6, `${layer} ${index}`);
    }
    assert.equal(neurons('update').length, 4 + 3 + 10);
});

test('a neuron that is not computed yet is empty, not 0', () => {
    for (const { layer, brightness } of neurons('forward', 0)) assert.equal(brightness, null, `layer ${layer}`);
    const middle = neurons('forward', 0.5);
    assert.ok(middle.filter(({ layer }) => layer === 3).every(({ brightness }) => brightness === null));
    assert.ok(middle.filter(({ layer }) => layer === 1).every(({ brightness }) => brightness > 0));
});

test("activations beyond 1 are scaled by the layer's greatest, and a negative one is marked", () => {
    assert.equal(brightnessScale(Float32Array.of(0.2, 0.9)), 1);
    assert.equal(brightnessScale(Float32Array.of(0.2, -4)), 4);
    const beyond = recordByHand({ a1: [2, -4], a2: [0, 0.5] });
    const first = neurons('update', 1, beyond).filter(({ layer }) => layer === 1);
    assert.deepEqual(
        first.map(({ brightness, negative }) => [brightness, negative]),
        [
            [0.5, false],
            [1, true],
        ],
    );
});

test("in its bias phase a neuron's ring shows the sign and the strength of its bias nudge", () => {
    const rims = neurons('bias_nudges:2', 1, recordByHand()).filter(({ layer }) => layer === 2);
    assert.deepEqual(
        rims.map(({ ring, ringShare }) => [ring, ringShare]),
        [
            ['bias_up', 1],
            ['bias_down', 0.5],
        ],
    );
    const others = neurons('bias_nudges:2', 1, recordByHand()).filter(({ layer }) => layer === 1);
    assert.ok(others.every(({ ring }) => ring === 'none'));
});

test('a neuron without a bias nudge has no ring', () => {
    const still = recordByHand({ delta2: [0, 0] });
    assert.ok(neurons('bias_nudges:2', 1, still).every(({ ring, ringShare }) => ring === 'none' && ringShare === 0));
});

test('from the cost on the desired outputs stand beside the outputs: 1 at the label, else 0', () => {
    assert.deepEqual(findWanted(record, toLayout(record), toStaging(record, 'forward')), []);
    const wanted = findWanted(record, toLayout(record), toStaging(record, 'cost'));
    assert.deepEqual(
        wanted.map(({ brightness }) => brightness),
        [...record.y],
    );
    assert.equal(
        wanted.findIndex(({ brightness }) => brightness === 1),
        record.focus.label,
    );
});

test('while the label of a drawing is unknown there are no desired outputs until a phase needs them', () => {
    const guessed = { ...record, focus: { split: 'drawn', index: null, label: 3, guessed: true } };
    const wantedAt = (phase) => findWanted(guessed, toLayout(guessed), toStaging(guessed, phase)).length;
    assert.equal(wantedAt('forward'), 0);
    assert.equal(wantedAt('cost'), 10);
});
