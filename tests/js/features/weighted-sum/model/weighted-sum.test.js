import assert from 'node:assert/strict';
import test from 'node:test';

import { greatest, listTerms, weightedSum } from '../../../../../static/features/weighted-sum/model/weighted-sum.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

// a0 = (1, 0, ½), w1[1] = (0, −1, 4), b1[1] = −1: the terms are 0, 0 and 2, and z = 1.
const SECOND = { layer: 1, index: 1 };

test('the terms are each weight times the activation behind it', () => {
    assert.deepEqual(listTerms(recordByHand(), { layer: 1, index: 0 }), [
        { from: 0, w: 1, a: 1, value: 1 },
        { from: 1, w: 2, a: 0, value: 0 },
        { from: 2, w: -2, a: 0.5, value: -1 },
    ]);
});

test('the largest terms come first, the others together, then the bias; the running sum ends at z', () => {
    const { terms, others, bias, z, low, high } = weightedSum(recordByHand(), SECOND, 1);
    assert.deepEqual(terms, [{ from: 2, w: 4, a: 0.5, value: 2, before: 0, after: 2 }]);
    assert.deepEqual(others, { count: 2, value: 0, before: 2, after: 2 });
    assert.deepEqual(bias, { value: -1, before: 2, after: 1 });
    assert.deepEqual([z, low, high], [1, 0, 2]);
});

test('a sum that goes below 0 on its way has room there', () => {
    // w2[0]·a1 = 2·½ − 1·1, b = 0: from 0 to 1 (equal magnitudes stand in their order) and back to 0.
    const up = weightedSum(recordByHand(), { layer: 2, index: 0 });
    assert.deepEqual([up.low, up.high, up.bias.after], [0, 1, 0]);
    const down = weightedSum(recordByHand({ w2: [-2, -1, 1, 0.5] }), { layer: 2, index: 0 });
    assert.deepEqual([down.low, down.high, down.bias.after], [-2, 0, -2]);
});

test('of a real neuron the running sum comes to its z', () => {
    const record = goldenRecord('step-2');
    for (let layer = 1; layer <= record.depth; layer++) {
        const { terms, others, bias, z } = weightedSum(record, { layer, index: record.sizes[layer] - 1 });
        assert.equal(terms.length + others.count, record.sizes[layer - 1]);
        assert.ok(Math.abs(bias.after - z) < 1e-5 * Math.max(1, Math.abs(z)), `${bias.after} is not ${z}`);
        const sizes = terms.map(({ value }) => Math.abs(value));
        assert.deepEqual(
            sizes,
            [...sizes].sort((one, other) => other - one),
        );
    }
});

test('without the weights there is no sum', () => {
    assert.equal(listTerms(recordByHand({ w1: null }), SECOND), null);
    assert.equal(weightedSum(recordByHand({ w1: null }), SECOND), null);
});

test('the greatest magnitude among the terms, whatever its sign', () => {
    const terms = listTerms(recordByHand(), { layer: 1, index: 0 });
    assert.equal(greatest(terms, 'w'), 2);
    assert.equal(greatest(terms, 'value'), 1);
});
