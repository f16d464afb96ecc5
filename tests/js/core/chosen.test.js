import assert from 'node:assert/strict';
import test from 'node:test';

import { chosenNeuron, chosenWeight, selectionIn, summedNeuron } from '../../../static/core/chosen.js';
import { recordByHand } from '../support/records.js';

// The record has 3, 2 and 2 neurons; a0 = (1, 0, ½), a1 = (½, 1), the label is 0.

test('the selected neuron is chosen; for a selected weight the neuron that it runs to', () => {
    assert.deepEqual(chosenNeuron(recordByHand(), { layer: 1, index: 1 }), { layer: 1, index: 1 });
    assert.deepEqual(chosenNeuron(recordByHand(), { layer: 2, index: 1, from: 0 }), { layer: 2, index: 1 });
});

test('without a selection that this network has, the output of the label is chosen', () => {
    const selections = [null, { layer: 0, index: 2 }, { layer: 3, index: 0 }, { layer: 1, index: 2 }];
    for (const selection of selections) {
        assert.deepEqual(chosenNeuron(recordByHand(), selection), { layer: 2, index: 0 });
    }
});

test('a selection that this network has is returned unchanged, an input or a weight too', () => {
    for (const selection of [
        { layer: 0, index: 2 },
        { layer: 2, index: 1, from: 1 },
    ]) {
        assert.equal(selectionIn(recordByHand(), selection), selection);
    }
    for (const selection of [null, { layer: 0, index: 3 }, { layer: 2, index: 1, from: 2 }]) {
        assert.deepEqual(selectionIn(recordByHand(), selection), { layer: 2, index: 0 });
    }
});

test('the weighted sum is that of the selected neuron, else of the brightest of the first layer', () => {
    assert.deepEqual(summedNeuron(recordByHand(), { layer: 2, index: 1 }), { layer: 2, index: 1 });
    assert.deepEqual(summedNeuron(recordByHand(), null), { layer: 1, index: 1 });
    assert.deepEqual(summedNeuron(recordByHand(), { layer: 0, index: 2 }), { layer: 1, index: 1 });
});

test('a weight is the selected one, else that from the most active neuron behind', () => {
    assert.deepEqual(chosenWeight(recordByHand(), { layer: 1, index: 0, from: 2 }), { layer: 1, index: 0, from: 2 });
    assert.deepEqual(chosenWeight(recordByHand(), { layer: 1, index: 0, from: 3 }), { layer: 1, index: 0, from: 0 });
    assert.deepEqual(chosenWeight(recordByHand(), null), { layer: 2, index: 0, from: 1 });
});
