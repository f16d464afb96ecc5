import assert from 'node:assert/strict';
import test from 'node:test';

import { buildPaths, listFactors } from '../../../../../static/features/chain-rule/model/chain-rule.js';
import { describeNetwork, everyWeight, isClose, NETWORKS } from '../../../support/networks.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

const SETTINGS = { activation: 'identity', output_activation: 'identity', cost: 'squared' };

test("the factors of an output's weight are what lies behind, the slope, and minus its nudge", () => {
    // a1 = (1/2, 1), nudge2 = (2, −1): ∂C/∂w2[1, 0] = 1/2 · 1 · 1
    assert.deepEqual(listFactors(recordByHand(), SETTINGS, { layer: 2, index: 1, from: 0 }), {
        zByW: 0.5,
        aByZ: 1,
        costByA: 1,
        costByZ: 1,
        product: 0.5,
    });
});

test('∂C/∂a of a hidden neuron is the sum over its paths, the strongest first', () => {
    // nudge1 = (3, −2½): of neuron 1 −(−2 − 1/2), by w2 = (2, −1; 1, 1/2) and delta2 = (−2, 1)
    const { shown, others, total } = buildPaths(recordByHand(), SETTINGS, { layer: 1, index: 1 });
    assert.deepEqual(
        shown.map(({ to, w, aByZ, costByA, value }) => [to, w, aByZ, costByA, value]),
        [
            [0, -1, 1, -2, 2],
            [1, 0.5, 1, 1, 0.5],
        ],
    );
    assert.deepEqual(others, { count: 0, value: 0 });
    assert.equal(total, 2.5);
});

test('an output has no paths: it is in the cost itself', () => {
    assert.equal(buildPaths(recordByHand(), SETTINGS, { layer: 2, index: 0 }), null);
});

test('the product of the factors is the true derivative of the cost, for every weight and kind of network', () => {
    for (const options of NETWORKS) {
        const { record, settings, difference } = describeNetwork(options);
        for (const weight of everyWeight(record)) {
            const { zByW, aByZ, costByA, costByZ, product } = listFactors(record, settings, weight);
            const what = JSON.stringify({ ...options, ...weight });
            isClose(aByZ === null ? zByW * costByZ : zByW * aByZ * costByA, product, what);
            isClose(product, difference(weight.layer, weight.index, weight.from), what);
        }
    }
});

test('every path is its weight times the slope times the next ∂C/∂a, and all of them add up', () => {
    for (const options of NETWORKS) {
        const { record, settings } = describeNetwork(options);
        for (let layer = 1; layer < record.depth; layer++) {
            for (let index = 0; index < record.sizes[layer]; index++) {
                const { shown, others, total } = buildPaths(record, settings, { layer, index });
                const sum = shown.reduce((all, { value }) => all + value, others.value);
                isClose(sum, total, JSON.stringify({ ...options, layer, index }));
                for (const { w, aByZ, costByA, costByZ, value } of shown) {
                    isClose(aByZ === null ? w * costByZ : w * aByZ * costByA, value, JSON.stringify(options));
                }
            }
        }
    }
});

test("of a run's own record four paths are shown, and the others counted and added", () => {
    const record = goldenRecord('step-2');
    const settings = { activation: 'sigmoid', output_activation: 'sigmoid', cost: 'squared' };
    const { shown, others, total } = buildPaths(record, settings, { layer: 2, index: 0 });
    assert.equal(shown.length, 4);
    assert.equal(others.count, 6);
    const sum = shown.reduce((all, { value }) => all + value, others.value);
    assert.ok(Math.abs(sum - total) < 1e-6 * Math.abs(shown[0].value));
    const sizes = shown.map(({ value }) => Math.abs(value));
    assert.deepEqual(
        sizes,
        sizes.toSorted((one, other) => other - one),
    );
});
