import assert from 'node:assert/strict';
import test from 'node:test';

import { digitsToDistinguish, findMove, isOptimized } from '../../../../../static/features/nudge-table/model/moves.js';
import { number } from '../../../../../static/text/format.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

test('a weight moves by −η times its gradient', () => {
    // w2[0, 1] = −1, its gradient −2, η = ½: −1 + 1 = 0
    const weight = { layer: 2, index: 0, from: 1 };
    assert.deepEqual(findMove(recordByHand(), weight), { weight, before: -1, plain: 1, change: 1, after: 0 });
    // b1[1] = −1, its gradient 2½
    const bias = { layer: 1, index: 1, from: null };
    assert.deepEqual(findMove(recordByHand(), bias), {
        weight: bias,
        before: -1,
        plain: -1.25,
        change: -1.25,
        after: -2.25,
    });
    assert.equal(isOptimized(recordByHand()), false);
});

test('with an optimizer a weight moves by the update', () => {
    const run = goldenRecord('step-2');
    assert.equal(isOptimized(run), true);
    const { plain, change, before, after } = findMove(run, { layer: 3, index: 1, from: 0 });
    const at = run.sizes[2];
    assert.equal(plain, -run.learningRate * run.gradW[3][at]);
    assert.equal(change, run.updateW[3][at]);
    assert.notEqual(change, plain);
    assert.equal(after, Math.fround(before + change));
});

test('the digits show the difference of the numbers before and after', () => {
    for (const [before, after] of [
        [0.363, 0.337],
        [1.9338, 1.9574],
        [-0.29, -0.290042],
        [12345, 12345.5],
        [0, 0.001],
        [-3e-5, 2e-5],
    ]) {
        const digits = digitsToDistinguish({ before, after });
        assert.notEqual(number(before, { digits }), number(after, { digits }), `${before}, ${after}`);
    }
    assert.equal(digitsToDistinguish({ before: 0.5, after: 0.5 }), 3);
    // 0.290100 and 0.290142: two digits of 4.2·10⁻⁵
    assert.equal(digitsToDistinguish({ before: 0.2901, after: 0.290142 }), 6);
    assert.equal(digitsToDistinguish({ before: 1, after: 1 + 1e-15 }), 8);
});
