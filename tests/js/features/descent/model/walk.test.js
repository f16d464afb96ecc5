import assert from 'node:assert/strict';
import test from 'node:test';

import { STRIDE, stepsAt, walkedOn } from '../../../../../static/features/descent/model/walk.js';
import { buildPaths, pathThrough } from '../../../support/races.js';

const at = (first, second) =>
    buildPaths({
        runs: [
            pathThrough(
                [
                    [0, 0],
                    [1, 0],
                ],
                [0, first],
            ),
            pathThrough(
                [
                    [0, 0],
                    [1, 0],
                ],
                [0, second],
            ),
        ],
    });

test('a run is where it is when it is first seen', () => {
    assert.deepEqual(stepsAt(walkedOn(null, at(40, 1), 0), 0), [40, 1]);
});

test('it walks to what was made since, and never further', () => {
    const walk = walkedOn(walkedOn(null, at(40, 1), 0), at(44, 1), 1000);
    assert.deepEqual(stepsAt(walk, 1000), [40, 1]);
    assert.deepEqual(stepsAt(walk, 1000 + STRIDE / 2), [42, 1]);
    assert.deepEqual(stepsAt(walk, 1000 + 10 * STRIDE), [44, 1]);
});

test('what comes on the way is walked to from where it is', () => {
    let walk = walkedOn(walkedOn(null, at(40, 1), 0), at(44, 1), 1000);
    walk = walkedOn(walk, at(48, 2), 1000 + STRIDE / 2);
    assert.deepEqual(stepsAt(walk, 1000 + STRIDE / 2), [42, 1]);
    assert.deepEqual(stepsAt(walk, 1000 + 2 * STRIDE), [48, 2]);
});

test('one that has begun again stands at its beginning', () => {
    const walk = walkedOn(walkedOn(null, at(40, 4), 0), at(2, 4), 1000);
    assert.deepEqual(stepsAt(walk, 1000), [2, 4]);
});

test('in another race everybody stands where they are', () => {
    const walk = walkedOn(walkedOn(null, at(40, 1), 0), { ...at(90, 2), race: 2 }, 1000);
    assert.deepEqual(stepsAt(walk, 1000), [90, 2]);
});
