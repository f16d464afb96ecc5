import assert from 'node:assert/strict';
import test from 'node:test';

import { createRaceActions } from '../../../../../static/features/race/model/actions.js';
import { raceState, runState } from '../../../support/races.js';
import { page } from '../../../support/rooms.js';

/** A page with the actions of a race. */
function racing(options) {
    const it = page(options);
    return { ...it, actions: { ...it.actions, ...it.actions.use(createRaceActions) } };
}

const types = ({ commands }) => commands().map(({ type }) => type);
const answerLast = ({ sent, actions }, error = null) => actions.onAnswered(sent.at(-1).id, error);

test('toggling holds a running race, continues a held one, and restarts one that is over', () => {
    const it = racing();
    it.store.race.value = { playing: true, over: false };
    it.actions.toggleRace();
    it.store.race.value = { playing: false, over: false };
    it.actions.toggleRace();
    it.store.race.value = { playing: true, over: true };
    it.actions.toggleRace();
    assert.deepEqual(types(it), ['race_pause', 'race_play', 'race_restart', 'race_play']);
});

test('without a race, toggling begins the chosen one', () => {
    const it = racing();
    it.store.raceDraft.value = { ...it.store.raceDraft.value, fairness: 'steps' };
    it.actions.toggleRace();
    assert.deepEqual(
        it.commands().map(({ type, settings }) => [type, settings.fairness]),
        [['race', 'steps']],
    );
    answerLast(it);
    assert.deepEqual(types(it), ['race', 'race_play']);
});

test('a race that the server refuses does not play, and the error is shown', () => {
    const it = racing();
    it.actions.toggleRace();
    answerLast(it, 'There are four races already.');
    assert.deepEqual(types(it), ['race']);
    assert.equal(it.store.notices.value.at(-1).text, 'There are four races already.');
});

test('the picture in the middle is the one that plays', async () => {
    const it = racing();
    it.store.race.value = { playing: false, over: false };
    it.actions.showCentre('descent');
    await it.actions.toggleCentre();
    assert.deepEqual(types(it), ['race_play']);
    assert.equal(it.store.autoplay.value, false);
    it.actions.showCentre('stage');
    await it.actions.toggleCentre();
    assert.deepEqual(types(it), ['race_play']);
    assert.equal(it.store.autoplay.value, true, 'phase by phase');
});

test('the page shows playing as soon as the server has answered, or its error', () => {
    const it = racing();
    it.store.race.value = { playing: true, over: false };
    it.actions.pauseRace();
    assert.equal(it.store.race.value.playing, true, 'not before');
    answerLast(it);
    assert.equal(it.store.race.value.playing, false);
    it.actions.playRace();
    answerLast(it, 'No race is there.');
    assert.equal(it.store.race.value.playing, false);
    assert.equal(it.store.notices.value.at(-1).text, 'No race is there.');
});

test('a viewer that does not drive changes no race', () => {
    const it = racing({ driver: false });
    it.actions.toggleRace();
    it.actions.setRace(null);
    it.actions.playRace();
    assert.deepEqual(it.commands(), []);
});

test('a visit to a point goes to the step that has its parameters; where the run diverged, to the one that led there', () => {
    const it = racing();
    it.store.race.value = raceState({ runs: [runState({ step: 4 }), runState({ step: 4, diverged: 'infinite' })] });
    for (const [run, step] of [
        [0, 0],
        [0, 4],
        [1, 3],
        [1, 4],
    ])
        it.actions.visit(run, step);
    assert.deepEqual(
        it
            .commands()
            .filter(({ type }) => type === 'visit')
            .map(({ run, step }) => [run, step]),
        [
            [0, 1],
            [0, 5],
            [1, 4],
            [1, 4],
        ],
    );
});
