import assert from 'node:assert/strict';
import test from 'node:test';

import { findVisited } from '../../../../../static/features/descent/model/visited.js';
import { buildPaths, raceState, runState } from '../../../support/races.js';

const race = raceState({
    runs: [runState({ settings: { seed: 0, batch_size: 100 } }), runState({ settings: { seed: 0, batch_size: 4000 } })],
});
const room = (settings) => ({ settings: { ...race.runs[1].settings, ...settings } });
const record = (step) => ({ step, cost: step ? 0.5 : null });

test('the step on show has the parameters that the run had after the step before', () => {
    assert.deepEqual(findVisited(record(2), room(), race, buildPaths()), { run: 1, step: 1 });
    assert.deepEqual(findVisited(record(2), room({ batch_size: 100 }), race, buildPaths()), { run: 0, step: 1 });
    assert.deepEqual(findVisited(record(1), room(), race, buildPaths()), { run: 1, step: 0 });
});

test('the order of the settings does not matter', () => {
    const settings = Object.fromEntries(Object.entries(race.runs[1].settings).reverse());
    assert.deepEqual(findVisited(record(2), { settings }, race, buildPaths()), { run: 1, step: 1 });
});

test('the room has no point with other settings, where none is retained, and where nothing was computed', () => {
    assert.equal(findVisited(record(2), room({ seed: 7 }), race, buildPaths()), null);
    assert.equal(findVisited(record(77), room(), race, buildPaths()), null);
    assert.equal(findVisited(record(0), room(), race, buildPaths()), null);
    assert.equal(findVisited({ step: 2, cost: null }, room(), race, buildPaths()), null, 'changed by hand');
    assert.equal(findVisited(record(2), null, race, buildPaths()), null);
    assert.equal(findVisited(null, room(), race, buildPaths()), null);
    assert.equal(findVisited(record(2), room(), race, null), null);
});
