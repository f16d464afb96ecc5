import assert from 'node:assert/strict';
import test from 'node:test';

import { continueWalk, stepsAt, WALK_TIME } from '../../../../../static/features/descent/model/walk.js';
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

test('a run is first shown at its newest step', () => {
    assert.deepEqual(stepsAt(continueWalk(null, at(40, 1), 0), 0), [40, 1]);
});

test('the run moves to its newest step, and never further', () => {
    const walk = continueWalk(continueWalk(null, at(40, 1), 0), at(44, 1), 1000);
    assert.deepEqual(stepsAt(walk, 1000), [40, 1]);
    assert.deepEqual(stepsAt(walk, 1000 + WALK_TIME / 2), [42, 1]);
    assert.deepEqual(stepsAt(walk, 1000 + 10 * WALK_TIME), [44, 1]);
});

test('a new step during the movement continues it from the current place', () => {
    let walk = continueWalk(continueWalk(null, at(40, 1), 0), at(44, 1), 1000);
    walk = continueWalk(walk, at(48, 2), 1000 + WALK_TIME / 2);
    assert.deepEqual(stepsAt(walk, 1000 + WALK_TIME / 2), [42, 1]);
    assert.deepEqual(stepsAt(walk, 1000 + 2 * WALK_TIME), [48, 2]);
});

test('a run that has been restarted is shown at its start', () => {
    const walk = continueWalk(continueWalk(null, at(40, 4), 0), at(2, 4), 1000);
    assert.deepEqual(stepsAt(walk, 1000), [2, 4]);
});

test('in another race each run is shown at its newest step', () => {
    const walk = continueWalk(continueWalk(null, at(40, 1), 0), { ...at(90, 2), race: 2 }, 1000);
    assert.deepEqual(stepsAt(walk, 1000), [90, 2]);
});
