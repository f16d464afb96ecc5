import assert from 'node:assert/strict';
import test from 'node:test';

import {
    buildDraftRuns,
    isSameRace,
    withAnotherRun,
    withOptimizer,
    withoutRun,
    withRun,
} from '../../../../../static/features/race/model/changes.js';
import { USUAL_RACE } from '../../../../../static/features/race/model/state.js';

const ROOM = { hidden: [16, 16], optimizer: 'sgd', learning_rate: 3, batch_size: 100, l2: 0, seed: 0 };
const colors = (settings) => buildDraftRuns(settings, ROOM, 4000).map(({ color }) => color);

test('one run is changed and the others stay as they are', () => {
    const changed = withRun(USUAL_RACE, 1, { batch_size: 10, paused: true });
    assert.equal(changed.runs[0], USUAL_RACE.runs[0]);
    assert.deepEqual(changed.runs[1], { ...USUAL_RACE.runs[1], batch_size: 10, paused: true });
    assert.equal(USUAL_RACE.runs[1].batch_size, 'full');
});

test('an added run has an unused batch size and a free colour', () => {
    const three = withAnotherRun(USUAL_RACE, [0, 1]);
    assert.deepEqual(
        three.runs.map(({ batch_size }) => batch_size),
        [100, 'full', 1],
    );
    assert.deepEqual(
        three.runs.map(({ color }) => color),
        [0, 1, 2],
    );
    const withoutFull = withoutRun(three, 1, [0, 1, 2]);
    assert.equal(withAnotherRun(withoutFull, [0, 2]).runs[2].batch_size, 'full');
    assert.equal(withAnotherRun(withoutFull, [0, 2]).runs[2].color, 1);
});

test('a run keeps its colour when a run before it is removed', () => {
    const left = withoutRun(USUAL_RACE, 0, [0, 1]);
    assert.deepEqual(
        left.runs.map(({ batch_size, color }) => [batch_size, color]),
        [['full', 1]],
    );
    assert.deepEqual(colors(left), [1]);
});

test('an optimizer brings a learning rate that suits it, unless one was chosen', () => {
    const run = USUAL_RACE.runs[0];
    const adam = { ...run, ...withOptimizer(run, 'adam') };
    assert.deepEqual([adam.optimizer, adam.learning_rate], ['adam', 0.01]);
    assert.deepEqual(withOptimizer(adam, null), { optimizer: null, learning_rate: null });
    assert.deepEqual(withOptimizer({ ...run, learning_rate: 0.7 }, 'adam'), { optimizer: 'adam', learning_rate: 0.7 });
});

test('a race that has not begun has its runs at their start, each with the settings it will have', () => {
    const settings = { ...withRun(USUAL_RACE, 0, { learning_rate: 0.5 }), start: { seed: 9 } };
    const [mini, full] = buildDraftRuns(settings, ROOM, 4000);
    assert.deepEqual(mini.settings, { ...ROOM, seed: 9, learning_rate: 0.5 });
    assert.deepEqual([full.full, full.settings.batch_size, full.settings.learning_rate], [true, 4000, 3]);
    assert.deepEqual([mini.step, mini.cost, mini.angle], [0, null, null]);
    assert.deepEqual([mini.color, full.color], [0, 1]);
});

test('a chosen colour is not given to another run', () => {
    assert.deepEqual(colors(withRun(USUAL_RACE, 1, { color: 0 })), [1, 0]);
});

test('a race is the same one with another speed, plane or colours, but not with other runs', () => {
    const settings = {
        ...withRun(USUAL_RACE, 0, { color: 3, paused: true }),
        speed: 4,
        plane: { kind: 'line', weights: null, seed: 0 },
    };
    const race = { settings, start: { ...ROOM, seed: 1 } };
    assert.equal(isSameRace(race, { runs: [{ batch_size: 100 }, { batch_size: 'full' }] }), true);
    assert.equal(isSameRace(race, { start: { hidden: [16, 16], seed: 1 } }), true, 'however it came to that start');
    assert.equal(isSameRace(race, { start: { seed: 2 } }), false);
    assert.equal(isSameRace(race, { runs: [{ batch_size: 100, learning_rate: 1 }, { batch_size: 'full' }] }), false);
    assert.equal(isSameRace(race, { fairness: 'steps' }), false);
});
