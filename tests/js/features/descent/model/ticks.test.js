import assert from 'node:assert/strict';
import test from 'node:test';

import { buildTicks, roundest } from '../../../../../static/features/descent/model/ticks.js';

test('the marks of an axis are round and within it', () => {
    assert.deepEqual(buildTicks(-1.3, 3.2, 5), [-1, 0, 1, 2, 3]);
    assert.deepEqual(buildTicks(-6.9, 17.9, 5), [-5, 0, 5, 10, 15]);
    assert.deepEqual(buildTicks(0.001, 0.0052, 4), [0.001, 0.002, 0.003, 0.004, 0.005]);
    assert.deepEqual(buildTicks(-0.3, 0.3, 6), [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
});

test('an axis has no more marks than there is room for', () => {
    for (const most of [1, 2, 3, 5, 8]) {
        for (let to = 1.1; to < 1000; to *= 1.7)
            assert.ok(buildTicks(-1, to, most).length <= most + 1, `${to} ${most}`);
    }
});

test('an axis without extent has no marks', () => {
    assert.deepEqual(buildTicks(1, 1, 5), []);
    assert.deepEqual(buildTicks(NaN, 1, 5), []);
});

test('the roundest number of an interval has the fewest digits', () => {
    assert.equal(roundest(0.93, 1.08), 1);
    assert.equal(roundest(0.93, 0.97), 0.95);
    assert.equal(roundest(2.271, 2.279), 2.275);
    assert.equal(roundest(31, 52), 50);
    assert.equal(roundest(31, 39), 35);
    assert.equal(roundest(0.00021, 0.00034), 0.0003);
});

test('it is within the interval, however narrow', () => {
    for (const [low, high] of [
        [0.3141, 0.3142],
        [7e-5, 7.1e-5],
        [123456, 123999],
    ]) {
        const found = roundest(low, high);
        assert.ok(found >= low && found <= high, `${found}`);
    }
});
