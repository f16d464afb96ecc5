import assert from 'node:assert/strict';
import test from 'node:test';

import {
    angleNear,
    buildTrace,
    findRange,
    isWorthLogarithm,
    logarithmicMarks,
    pickFew,
} from '../../../../../static/features/race/model/race.js';

const path = (changes = {}) => {
    const cost = changes.cost ?? [2, 1, 0.5];
    const count = cost.length;
    const numbers = (each) => Float32Array.from({ length: count }, (_, i) => each(i));
    return {
        count,
        step: Int32Array.from({ length: count }, (_, i) => 2 * i),
        examplesSeen: Int32Array.from({ length: count }, (_, i) => 200 * i),
        seconds: numbers((i) => i / 8),
        angle: numbers((i) => 10 * i),
        ...changes,
        cost: Float32Array.from(cost),
    };
};

test('a line has the chosen axis', () => {
    assert.deepEqual(buildTrace(path(), 'examples', 'cost'), { x: [0, 200, 400], y: [2, 1, 0.5] });
    assert.deepEqual(buildTrace(path(), 'steps', 'angle'), { x: [0, 2, 4], y: [0, 10, 20] });
    assert.deepEqual(buildTrace(path(), 'seconds', 'cost').x, [0, 0.125, 0.25]);
});

test('a value that is unknown or infinite is a gap and not a zero', () => {
    assert.deepEqual(buildTrace(path({ cost: [2, NaN, Infinity] }), 'steps', 'cost').y, [2, null, null]);
});

test('the range is that of all lines; there is none without a known value', () => {
    assert.deepEqual(
        findRange([
            { x: [0, 1], y: [3, null] },
            { x: [0], y: [1] },
        ]),
        { low: 1, high: 3 },
    );
    assert.equal(findRange([{ x: [0], y: [null] }]), null);
});

test('the axis is logarithmic where costs span much, and never with a cost of zero', () => {
    const trace = (...y) => [{ x: y.map((_, i) => i), y }];
    assert.equal(isWorthLogarithm(trace(2, 0.1)), true);
    assert.equal(isWorthLogarithm(trace(2, 0.9)), false);
    assert.equal(isWorthLogarithm(trace(2, 0)), false);
    assert.equal(isWorthLogarithm([]), false);
});

test('a few points of a long path have its first and its newest among them', () => {
    assert.deepEqual(pickFew({ count: 3 }, 12), [0, 1, 2]);
    const few = pickFew({ count: 256 }, 12);
    assert.deepEqual([few.length, few[0], few.at(-1)], [12, 0, 255]);
    assert.equal(new Set(few).size, 12);
});

test('the angle about a step is the mean of those near it, of those that are known', () => {
    const step = Int32Array.of(0, 50, 79, 90, 120, 130);
    const angle = Float32Array.of(5, 70, 70, 20, 40, 70);
    assert.equal(angleNear({ step, angle }, 100), 30);
    assert.equal(angleNear({ step, angle }, 0), 5);
    angle[3] = NaN;
    assert.equal(angleNear({ step, angle }, 100), 40);
    assert.equal(angleNear({ step: Int32Array.of(0), angle: Float32Array.of(NaN) }, 0), null);
});

test('the marks of a logarithmic axis are round numbers, wherever it begins and however low', () => {
    assert.deepEqual(logarithmicMarks(0.08, 0.3), [0.08, 0.09, 0.1, 0.2, 0.3]);
    assert.deepEqual(logarithmicMarks(0.087, 0.25), [0.09, 0.1, 0.2]);
    assert.deepEqual(logarithmicMarks(7e-6, 2e-5), [7e-6, 8e-6, 9e-6, 1e-5, 2e-5]);
    assert.equal(logarithmicMarks(1e-9, 1e35).length, 9 * 44 + 1);
    assert.deepEqual(logarithmicMarks(0.11, 0.19), []);
});
