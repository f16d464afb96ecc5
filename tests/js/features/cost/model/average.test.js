import assert from 'node:assert/strict';
import test from 'node:test';

import {
    alongAxis,
    buildMarks,
    highest,
    listShown,
    passedAt,
    runningMeans,
} from '../../../../../static/features/cost/model/average.js';

test('the mean of the first, of the first two, and so on', () => {
    assert.deepEqual([...runningMeans([1, 3, 2, 6])], [1, 2, 2, 3]);
    assert.deepEqual([...runningMeans(Float32Array.of(0.5))], [0.5]);
});

test('the examples shown are fewer and fewer, from the first to the last, none twice', () => {
    // 100^(i/4) = 1, 3.16, 10, 31.6, 100
    assert.deepEqual(listShown(100, 5), [1, 3, 10, 32, 100]);
    assert.deepEqual(listShown(3, 9), [1, 2, 3]);
    assert.deepEqual(listShown(1, 90), [1]);
    const all = listShown(60000, 90);
    assert.ok(all.length <= 90 && all[0] === 1 && all.at(-1) === 60000);
    assert.ok(all.every((place, i) => i === 0 || place > all[i - 1]));
});

test('each factor of ten takes the same time', () => {
    const shown = [1, 3, 10, 32, 100];
    assert.deepEqual(
        [0, 0.25, 0.5, 0.75, 1].map((share) => passedAt(shown, share)),
        [1, 2, 3, 3, 5],
    );
    assert.equal(passedAt(shown, 0.49), 2); // 100^0.49 = 9.55: the tenth has not come yet
    assert.equal(passedAt([1], 0), 1);
});

test('on the axis every factor of ten is as wide', () => {
    assert.deepEqual(
        [1, 10, 100].map((place) => alongAxis(place, 100)),
        [0, 0.5, 1],
    );
    assert.equal(alongAxis(1, 1), 0);
});

test('the marks are the powers of ten, and the whole count with room before it', () => {
    assert.deepEqual(buildMarks(4000), [1, 10, 100, 1000, 4000]);
    assert.deepEqual(buildMarks(100), [1, 10, 100]);
    assert.deepEqual(buildMarks(120), [1, 10, 120]);
    assert.deepEqual(buildMarks(1), [1]);
});

test('the picture is made for the mean, with a little room', () => {
    assert.ok(Math.abs(highest(runningMeans([2, 0, 0])) - 2.3) < 1e-12);
});
