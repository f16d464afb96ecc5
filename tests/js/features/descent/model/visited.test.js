import assert from 'node:assert/strict';
import test from 'node:test';

import { visitedIn } from '../../../../../static/features/descent/model/visited.js';
import { buildPaths, raceState, runState } from '../../../support/races.js';

const race = raceState({
    runs: [runState({ settings: { seed: 0, batch_size: 100 } }), runState({ settings: { seed: 0, batch_size: 4000 } })],
});
const room = (step, settings) => ({ step, settings: { ...race.runs[1].settings, ...settings } });

test('the room is at a kept step of the run that has its settings', () => {
    assert.deepEqual(visitedIn(room(1), race, buildPaths()), { run: 1, step: 1 });
    assert.deepEqual(visitedIn(room(1, { batch_size: 100 }), race, buildPaths()), { run: 0, step: 1 });
});

test('the order in which settings are told does not matter', () => {
    const settings = Object.fromEntries(Object.entries(race.runs[1].settings).reverse());
    assert.deepEqual(visitedIn({ step: 1, settings }, race, buildPaths()), { run: 1, step: 1 });
});

test('with other settings, at a step that is not kept, and at the start it is nowhere', () => {
    assert.equal(visitedIn(room(1, { seed: 7 }), race, buildPaths()), null);
    assert.equal(visitedIn(room(77), race, buildPaths()), null);
    assert.equal(visitedIn(room(0), race, buildPaths()), null);
    assert.equal(visitedIn(null, race, buildPaths()), null);
    assert.equal(visitedIn(room(1), race, null), null);
});
