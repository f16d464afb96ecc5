import assert from 'node:assert/strict';
import test from 'node:test';

import { isSaturable, learnAt, sigmoid } from '../../../../../static/features/chain-rule/model/saturation.js';
import { goldenRecord } from '../../../support/records.js';

const record = goldenRecord('step-2');
const weight = { index: record.focus.label, from: 1 };

test('at its own z a weight has the gradient of the record', () => {
    const { product } = learnAt(record, weight, record.z[3][weight.index]);
    const recorded = record.delta[3][weight.index] * record.a[2][weight.from];
    assert.ok(Math.abs(product - recorded) < 1e-6 * Math.abs(recorded) + 1e-9);
});

test('at any z the product is the slope of the cost against the weight', () => {
    for (const z of [-6, -1.5, 0, 0.7, 5]) {
        const { product, zByW } = learnAt(record, weight, z);
        const costAt = (/** @type {number} */ w) => (sigmoid(z + w * zByW) - record.y[weight.index]) ** 2;
        const h = 1e-5;
        assert.ok(Math.abs((costAt(h) - costAt(-h)) / (2 * h) - product) < 1e-8, `${z}`);
    }
});

test('far from 0 next to nothing is left, however wrong the output is', () => {
    const [steep, flat] = [0, -6].map((z) => learnAt(record, weight, z));
    assert.equal(steep.shareOfGreatest, 1);
    assert.ok(Math.abs(flat.costByA) > Math.abs(steep.costByA), 'more wrong');
    assert.ok(Math.abs(flat.product) < 0.03 * Math.abs(steep.product), 'and learns less');
});

test('only σ with squared distances has the factor', () => {
    assert.ok(isSaturable({ output_activation: 'sigmoid', cost: 'squared' }));
    assert.ok(!isSaturable({ output_activation: 'softmax', cost: 'cross_entropy' }));
    assert.ok(!isSaturable({ output_activation: 'identity', cost: 'squared' }));
});
