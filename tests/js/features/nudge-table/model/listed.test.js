import assert from 'node:assert/strict';
import test from 'node:test';

import {
    isSame,
    perLayer,
    randomWeights,
    strongestWeights,
} from '../../../../../static/features/nudge-table/model/listed.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

const toKey = ({ layer, index, from }) => `${layer}.${index}.${from}`;

test('of each layer there are as many, and never none', () => {
    assert.deepEqual([1, 2, 3, 4, 9].map(perLayer), [6, 3, 2, 1, 1]);
});

test('the strongest are those with the greatest gradient of each layer, the last layer first', () => {
    // grad2 = (−1, −2; ½, 1), grad1 = (−3, 0, −1½; 2½, 0, 1¼): three of each
    assert.deepEqual(strongestWeights(recordByHand()).map(toKey), [
        '2.0.1',
        '2.0.0',
        '2.1.1',
        '1.0.0',
        '1.1.0',
        '1.0.2',
    ]);
});

test('in a run they are what sorting all of them would give', () => {
    const run = goldenRecord('step-2');
    const found = strongestWeights(run);
    for (let layer = 1; layer <= run.depth; layer++) {
        const n = run.sizes[layer - 1];
        const sorted = [...run.gradW[layer]].map(Math.abs).sort((one, other) => other - one);
        const magnitudes = found
            .filter((weight) => weight.layer === layer)
            .map(({ index, from }) => Math.abs(run.gradW[layer][index * n + from]));
        assert.deepEqual(magnitudes, sorted.slice(0, perLayer(run.depth)));
    }
});

test('random ones are other ones at every draw, the same ones at the same, each only once', () => {
    const sizes = [784, 16, 16, 10];
    const first = randomWeights(sizes, 1).map(toKey);
    assert.deepEqual(randomWeights(sizes, 1).map(toKey), first);
    assert.notDeepEqual(randomWeights(sizes, 2).map(toKey), first);
    for (let draw = 1; draw < 200; draw++) {
        const weights = randomWeights(sizes, draw);
        assert.equal(new Set(weights.map(toKey)).size, 6);
        for (const { layer, index, from } of weights) assert.ok(index < sizes[layer] && from < sizes[layer - 1]);
    }
});

test('random ones come from all over a layer', () => {
    const drawn = Array.from({ length: 500 }, (_, draw) => randomWeights([784, 10], draw)).flat();
    assert.equal(new Set(drawn.map(({ index }) => index)).size, 10);
    const mean = drawn.reduce((sum, { from }) => sum + from, 0) / drawn.length;
    assert.ok(Math.abs(mean - 391.5) < 20, `${mean}`); // its standard deviation is 226 / √3000 = 4
});

test('where a layer has fewer than are wanted, it lists them all', () => {
    assert.deepEqual(randomWeights([2, 1], 3).map(toKey).sort(), ['1.0.0', '1.0.1']);
    const tiny = recordByHand();
    assert.equal(strongestWeights({ ...tiny, gradW: [null, tiny.gradW[1], tiny.gradW[2].subarray(0, 2)] }).length, 5);
});

test('a neuron that is selected is the same as its bias, and a weight as itself', () => {
    const bias = { layer: 2, index: 1, from: null };
    assert.ok(isSame(bias, { layer: 2, index: 1 }));
    assert.ok(!isSame(bias, { layer: 2, index: 1, from: 0 }));
    assert.ok(isSame({ ...bias, from: 0 }, { layer: 2, index: 1, from: 0 }));
    assert.ok(!isSame(bias, null));
});
