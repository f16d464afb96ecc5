import assert from 'node:assert/strict';
import test from 'node:test';

import {
    isSameEvaluation,
    listMistakes,
    mistakesByDigit,
} from '../../../../../static/features/confusion/model/mistakes.js';

const LABELS = [3, 5, 3, 8, 5];
const PREDICTIONS = Uint8Array.of(3, 6, 8, 3, 5);
const COSTS = Float32Array.of(9, 0.5, 1.5, 1.5, 0.1);
const indices = (mistakes) => mistakes.map(({ index }) => index);

test('mistakes come by their cost, and those of one cost in their order', () => {
    const found = listMistakes({ predictions: PREDICTIONS, costs: COSTS }, LABELS);
    assert.deepEqual(indices(found), [2, 3, 1]);
    assert.deepEqual(found[0], { index: 2, label: 3, prediction: 8, cost: 1.5 });
});

test('what is read rightly is no mistake, whatever it costs', () => {
    assert.equal(indices(listMistakes({ predictions: PREDICTIONS, costs: COSTS }, LABELS)).includes(0), false);
});

test('a cost that is no number, or beyond all bounds, is the worst there is', () => {
    const costs = Float32Array.of(0, 1, NaN, Infinity, 0);
    assert.deepEqual(indices(listMistakes({ predictions: PREDICTIONS, costs }, LABELS)), [2, 3, 1]);
});

test('where costs are not known the mistakes come as they lie', () => {
    const found = listMistakes({ predictions: PREDICTIONS, costs: null }, LABELS);
    assert.deepEqual(indices(found), [1, 2, 3]);
    assert.equal(found[0].cost, null);
});

test('mistakes with one digit are those with images of it, and not those taken for it', () => {
    assert.deepEqual(indices(listMistakes({ predictions: PREDICTIONS, costs: COSTS }, LABELS, 3)), [2]);
    assert.deepEqual(indices(listMistakes({ predictions: PREDICTIONS, costs: COSTS }, LABELS, 0)), []);
});

test('mistakes are counted by label', () => {
    assert.deepEqual(mistakesByDigit({ predictions: PREDICTIONS }, LABELS), [0, 0, 0, 1, 0, 1, 0, 0, 1, 0]);
});

test('evaluations are the same where their results are', () => {
    const evaluation = (changes = {}) => ({
        step: 3,
        accuracy: 0.4,
        confusion: new Int32Array(),
        predictions: PREDICTIONS.slice(),
        costs: Float32Array.of(NaN, 1),
        ...changes,
    });
    assert.ok(isSameEvaluation(evaluation(), evaluation()));
    assert.ok(!isSameEvaluation(evaluation(), evaluation({ step: 4 })));
    assert.ok(!isSameEvaluation(evaluation(), evaluation({ predictions: Uint8Array.of(3, 6, 8, 3, 4) })));
    assert.ok(!isSameEvaluation(evaluation(), evaluation({ costs: Float32Array.of(NaN, 1.5) })));
    assert.ok(!isSameEvaluation(evaluation(), evaluation({ costs: null })));
    assert.ok(!isSameEvaluation(evaluation(), null));
    assert.ok(isSameEvaluation(null, null));
});
