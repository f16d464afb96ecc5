import assert from 'node:assert/strict';
import test from 'node:test';

import { findVisited } from '../../../../../static/features/descent/model/visited.js';
import { buildPaths, raceState, runState } from '../../../support/races.js';

const race = raceState({
    runs: [runState({ settings: { seed: 0, batch_size: 100 } }), runState({ settings: { seed: 0, batch_size: 4000 } })],
});
const room = (step, settings) => ({ step, settings: { ...race.runs[1].settings, ...settings } });

test('the room is at a retained step of the run that has its settings', () => {
    assert.deepEqual(findVisited(room(1), race, buildPaths()), { run: 1, step: 1 });
    assert.deepEqual(findVisited(room(1, { batch_size: 100 }), race, buildPaths()), { run: 0, step: 1 });
});

test('the order of the settings does not matter', () => {
    const settings = Object.fromEntries(Object.entries(race.runs[1].settings).reverse());
    assert.deepEqual(findVisited({ step: 1, settings }, race, buildPaths()), { run: 1, step: 1 });
});

test('the room has no point with other settings, at a step that is not retained, and at the start', () => {
    assert.equal(findVisited(room(1, { seed: 7 }), race, buildPaths()), null);
    assert.equal(findVisited(room(77), race, buildPaths()), null);
    assert.equal(findVisited(room(0), race, buildPaths()), null);
    assert.equal(findVisited(null, race, buildPaths()), null);
    assert.equal(findVisited(room(1), race, null), null);
});
