import assert from 'node:assert/strict';
import test from 'node:test';
import { createPendingSettings } from '../../../../../static/features/race/model/pending.js';
import { USUAL_RACE } from '../../../../../static/features/race/model/state.js';
import { raceState } from '../../../support/races.js';

const settings = (points) => ({ ...USUAL_RACE, points });
const race = (points) => raceState({ settings: settings(points) });

test('settings that were sent hold until a state has come after the answer', () => {
    const pending = createPendingSettings();
    assert.equal(pending.latest(race(11)), null);
    pending.add(settings(21));
    assert.equal(pending.latest(race(11)).points, 21, 'not answered yet');
    const older = race(11);
    pending.answered(null, older);
    assert.equal(pending.latest(older).points, 21, 'this state came before the answer');
    assert.equal(pending.latest({ ...older, playing: true }).points, 21, 'the page itself changed this state');
    assert.equal(pending.latest(race(21)), null);
});

test('changes in quick succession hold until the last of them is answered', () => {
    const pending = createPendingSettings();
    pending.add(settings(21));
    pending.add(settings(31));
    pending.answered(null, race(11));
    assert.equal(pending.latest(race(21)).points, 31);
    pending.answered(null, race(21));
    assert.equal(pending.latest(race(31)), null);
});

test('a change that the server refuses is forgotten, unless a later one waits', () => {
    const pending = createPendingSettings();
    const now = race(11);
    pending.add(settings(21));
    pending.add(settings(31));
    pending.answered('no', now);
    assert.equal(pending.latest(now).points, 31);
    pending.answered('no', now);
    assert.equal(pending.latest(now), null);
});

test('before anything is sent, and without a race, there is nothing to hold', () => {
    assert.equal(createPendingSettings().latest(null), null);
});
