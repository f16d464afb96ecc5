import assert from 'node:assert/strict';
import test from 'node:test';

import { findExampleInDoubt, isSure } from '../../../../static/core/chapters/example-in-doubt.js';
import { recordByHand } from '../../support/records.js';

const evaluation = (predictions, costs) => ({
    predictions: Uint8Array.from(predictions),
    costs: Float32Array.from(costs),
});

test('the network is sure where the output of the label is asked for next to nothing, be it right or wrong', () => {
    const record = recordByHand();
    const { depth, focus } = record;
    for (const [delta, expected] of [
        [0.1, false],
        [-0.1, false],
        [0.001, true],
        [-0.001, true],
        [Number.NaN, false],
    ]) {
        record.delta[depth][focus.label] = delta;
        assert.equal(isSure(record), expected, `${delta}`);
    }
});

test('the example in doubt is the mistake whose cost is nearest to that of a close decision', () => {
    const labels = [3, 1, 4, 1];
    assert.equal(findExampleInDoubt(evaluation([3, 7, 9, 7], [0.8, 2, 0.7, 0.1]), labels, 'squared'), 2);
    assert.equal(findExampleInDoubt(evaluation([3, 7, 9, 7], [0.8, 1.3, 6, 1.9]), labels, 'cross_entropy'), 1);
});

test('where nothing is answered wrongly it is the example with the greatest cost', () => {
    assert.equal(findExampleInDoubt(evaluation([3, 1, 4], [0.1, 0.4, 0.2]), [3, 1, 4], 'squared'), 1);
});

test('where nothing is known of the costs there is none', () => {
    assert.equal(findExampleInDoubt({ predictions: Uint8Array.of(1), costs: null }, [1], 'squared'), null);
    assert.equal(findExampleInDoubt(evaluation([], []), [], 'squared'), null);
});
