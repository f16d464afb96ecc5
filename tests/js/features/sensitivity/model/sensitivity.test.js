import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL_KNOWN } from '../../../../../static/core/known.js';
import {
    compare,
    digitsFor,
    exists,
    findRange,
    isGradientKnown,
    predict,
    SPRING_SECONDS,
    sensitivityTo,
    setIn,
    shownDigits,
    springBack,
    strongAndWeak,
    tangentWithin,
} from '../../../../../static/features/sensitivity/model/sensitivity.js';
import { recordBeforeAnyStep, recordByHand } from '../../../support/records.js';

const record = recordByHand();
const GRADIENT = { w: record.gradW, b: record.gradB };

/** C = (w − 1)² + 2 around w = 3, as far as one to each side: C = 6 there, and the gradient 4. */
const CURVE = { value: 3, cost: 6, gradient: 4, values: [2, 2.5, 3, 3.5, 4], costs: [3, 4.25, 6, 8.25, 11] };

test('before the first step there is no mini-batch to ask about', () => {
    assert.equal(setIn(record, 'batch'), 'batch');
    assert.equal(setIn(recordBeforeAnyStep(), 'batch'), 'example');
    assert.equal(setIn(recordBeforeAnyStep(), 'all'), 'all');
});

test("an example's gradient is shown from its cost on, that of many with their average", () => {
    const midway = { ...ALL_KNOWN, gradient: false };
    assert.equal(isGradientKnown(midway, 'example'), true);
    assert.equal(isGradientKnown(midway, 'batch'), false);
    assert.equal(isGradientKnown(midway, 'all'), false);
    assert.equal(isGradientKnown({ ...ALL_KNOWN, cost: false }, 'example'), false);
});

test('a weight exists where the network has its layer and both its neurons', () => {
    assert.equal(exists([3, 2, 2], { layer: 1, index: 1, from: 2 }), true);
    assert.equal(exists([3, 2, 2], { layer: 2, index: 1, from: 2 }), false);
    assert.equal(exists([3, 2, 2], { layer: 2, index: 2, from: 0 }), false);
    assert.equal(exists([3, 2, 2], { layer: 3, index: 0, from: 0 }), false);
    assert.equal(exists([3, 2, 2], { layer: 2, index: 1, from: null }), true);
    assert.equal(exists([3, 2, 2], null), false);
});

test('the sensitivity to a weight or a bias is its component of the gradient', () => {
    assert.equal(sensitivityTo(GRADIENT, { layer: 1, index: 1, from: 2 }), 1.25);
    assert.equal(sensitivityTo(GRADIENT, { layer: 2, index: 0, from: 1 }), -2);
    assert.equal(sensitivityTo(GRADIENT, { layer: 1, index: 0, from: null }), -3);
});

test('two are compared by their magnitudes, whichever is the stronger', () => {
    assert.deepEqual(compare(-3, 1.5), { first: 0, times: 2 });
    assert.deepEqual(compare(0.5, -4), { first: 1, times: 8 });
});

test('the ratio is null where the cost does not depend on one of them', () => {
    assert.deepEqual(compare(0, -4), { first: 1, times: null });
    assert.deepEqual(compare(0, 0), { first: 0, times: null });
});

test('strong are the strongest weights, weak the weakest that count at all', () => {
    // magnitudes: w1 3, 0, 1.5, 2.5, 0, 1.25; w2 1, 2, 0.5, 1; eight of them are not 0
    const { strong, weak } = strongAndWeak(GRADIENT);
    assert.deepEqual(strong, [{ layer: 1, index: 0, from: 0 }]);
    assert.deepEqual(weak[0], { layer: 2, index: 1, from: 0 });
    assert.equal(weak.length, 2);
    assert.equal(Math.abs(sensitivityTo(GRADIENT, weak[1])), 1);
});

test('where nothing has a gradient there is nothing to choose', () => {
    const zero = { w: [null, new Float32Array(6)], b: [null, new Float32Array(2)] };
    assert.deepEqual(strongAndWeak(zero), { strong: [], weak: [] });
});

test('the gradient predicts C + g Δ', () => {
    assert.equal(predict(CURVE, 0.5), 8);
    assert.equal(predict(CURVE, -1), 2);
    assert.equal(predict({ cost: null, gradient: 1 }, 1), null);
    assert.equal(predict({ cost: 1, gradient: null }, 1), null);
});

test('a plot contains the curves, and a limited part of their tangents', () => {
    const { low, high } = findRange([CURVE]);
    assert.ok(low < 2 && high > 11, 'the tangent goes from 2 to 10');
    const steep = findRange([{ ...CURVE, gradient: 400 }]);
    assert.ok(steep.low > 3 - 8 && steep.high < 11 + 8, 'not 400 up and down');
    const both = findRange([CURVE, { ...CURVE, costs: [6, 6, 6, 20, 6] }]);
    assert.ok(both.low <= low && both.high > 20);
});

test('a level curve is in the middle of its plot, and no rounding is blown up', () => {
    const level = { value: 0, cost: 2, gradient: 0, values: [-1, 0, 1], costs: [2 + 1e-15, 2, 2 - 1e-15] };
    const { low, high } = findRange([level]);
    assert.ok(Math.abs((low + high) / 2 - 2) < 1e-9 && high - low > 0.1);
    assert.deepEqual(findRange([]), { low: 0, high: 1 });
    assert.deepEqual(findRange([{ ...level, costs: [null, null, null] }]), { low: 0, high: 1 });
});

test('the tangent ends where the plot does', () => {
    assert.deepEqual(tangentWithin(CURVE, { low: 4, high: 8 }), { from: -0.5, to: 0.5 });
    assert.deepEqual(tangentWithin(CURVE, { low: -100, high: 100 }), { from: -1, to: 1 });
    assert.deepEqual(tangentWithin({ ...CURVE, gradient: -4 }, { low: 4, high: 100 }), { from: -1, to: 0.5 });
    assert.deepEqual(tangentWithin({ ...CURVE, gradient: 0 }, { low: 4, high: 8 }), { from: -1, to: 1 });
    assert.equal(tangentWithin({ ...CURVE, gradient: null }, { low: 4, high: 8 }), null);
});

test('costs have as many digits as it takes to see them change', () => {
    assert.equal(digitsFor(0.17, 0.04), 3);
    assert.equal(digitsFor(0.17, 0.00004), 6);
    assert.equal(digitsFor(0.17, 1e-12), 8);
    assert.equal(digitsFor(0.17, 0), 3);
    assert.equal(shownDigits(CURVE), 4);
    assert.equal(shownDigits({ ...CURVE, costs: [0.5, 0.5002, 0.5001] }), 6);
    assert.equal(shownDigits({ ...CURVE, costs: [null] }), 3);
});

test('a released weight swings through its place and ends there', () => {
    assert.equal(springBack(0), 1);
    assert.ok(Array.from({ length: 50 }, (_, i) => springBack((i * SPRING_SECONDS) / 50)).some((left) => left < 0));
    assert.equal(springBack(SPRING_SECONDS), 0);
    assert.equal(springBack(99), 0);
});
