import assert from 'node:assert/strict';
import test from 'node:test';
import { USUAL_RACE } from '../../../../../static/features/race/model/state.js';
import { degrees, paceName, runNames, toProgressText } from '../../../../../static/features/race/model/words.js';
import { raceState, runState } from '../../../support/races.js';

/** The names with ordinary spaces. */
const plainNames = (...args) => runNames(...args).map((name) => name.replaceAll('\u00a0', ' '));

const run = (batch_size, changes = {}) => ({
    full: batch_size === 4000,
    settings: { batch_size, optimizer: 'sgd', learning_rate: 3, l2: 0, ...changes },
});

test('a run is called by its batch', () => {
    assert.deepEqual(plainNames([run(100), run(4000), run(1)], 4000), [
        'mini-batches of 100',
        'all 4,000 examples',
        'one at a time',
    ]);
});

test('a name has the settings by which the runs differ, and no others', () => {
    const runs = [run(100), run(100, { optimizer: 'adam', learning_rate: 0.01 }), run(4000, { l2: 0 })];
    assert.deepEqual(plainNames(runs, 4000), [
        'mini-batches of 100, η 3',
        'mini-batches of 100, Adam, η 0.01',
        'all 4,000 examples, η 3',
    ]);
    assert.deepEqual(plainNames([run(20), run(20, { l2: 0.5 })], 4000), [
        'mini-batches of 20, L2 0',
        'mini-batches of 20, L2 0.5',
    ]);
});

test('equal runs have different names', () => {
    assert.deepEqual(plainNames([run(20), run(20), run(20)], 4000), [
        'mini-batches of 20',
        'mini-batches of 20 (2)',
        'mini-batches of 20 (3)',
    ]);
});

test('a mini-batch as large as the training set is not called the full batch unless it is', () => {
    assert.deepEqual(plainNames([{ ...run(4000), full: false }], 4000), ['mini-batches of 4,000']);
});

test('an angle is in whole degrees', () => {
    assert.equal(degrees(36.6), '37°');
});

/** The progress of a race whose runs have these figures. */
const progress = (fairness, until, ...runs) =>
    toProgressText(raceState({ settings: { ...USUAL_RACE, fairness }, until, runs: runs.map(runState) }));

test('the progress of a race has the unit of its fairness', () => {
    const equal = { examples_seen: 61200, step: 12, seconds: 0 };
    assert.equal(progress('examples', 240000, equal, equal), 'every run has seen 61,200 of 240,000 examples');
    assert.equal(progress('steps', 600, equal, equal), 'every run has made 12 of 600 steps');
    assert.equal(progress('seconds', 3, equal, equal), 'every run has computed for 0 of 3.00 seconds');
});

test('the progress says so where the runs are not equally far', () => {
    assert.equal(
        progress('examples', 240000, { examples_seen: 7900 }, { examples_seen: 4000 }),
        'every run has seen at least 4,000 of 240,000 examples',
    );
    assert.equal(
        progress('steps', 600, { step: 1974 }, { step: 600 }),
        'the runs have made 600 to 1,974 steps; the end is at 600',
    );
});

test('the progress says so where the end was put before what the runs have done', () => {
    const equal = { step: 500 };
    assert.equal(progress('steps', 500, equal, equal), 'every run has made 500 of 500 steps');
    assert.equal(progress('steps', 100, equal, equal), 'every run has made 500 steps; the end is at 100');
    assert.equal(
        progress('steps', 100, equal, { step: 7, paused: true }),
        'the run that goes on has made 500 steps; the end is at 100',
    );
    assert.equal(progress('seconds', 1, { seconds: 2 }), 'every run has computed for 2.00 seconds; the end is at 1.00');
    assert.equal(progress('seconds', 2, { seconds: 2.0004 }), 'every run has computed for 2.00 of 2.00 seconds');
});

test('the progress speaks of the runs that go on', () => {
    const diverged = { step: 7, diverged: 'infinite' };
    const paused = { step: 3, paused: true };
    assert.equal(progress('steps', 600, { step: 12 }, diverged), 'the run that goes on has made 12 of 600 steps');
    assert.equal(
        progress('steps', 600, { step: 12 }, { step: 12 }, paused),
        'every run that goes on has made 12 of 600 steps',
    );
    assert.equal(progress('steps', 600, diverged, paused), 'every run has made at least 3 of 600 steps');
});

test('a speed has the unit of the fairness', () => {
    assert.equal(paceName(1, 'examples'), '1 epoch/s');
    assert.equal(paceName(0.25, 'examples'), '0.25 epochs/s');
    assert.equal(paceName(0.1, 'steps'), '4 steps/s');
    assert.equal(paceName(4, 'seconds'), 'computes 200 ms/s');
    assert.equal(paceName(null, 'steps'), 'as fast as it goes');
});
