import assert from 'node:assert/strict';
import test from 'node:test';

import { findStartChanges, isRaceName, raceToPairs, toRace } from '../../../../static/core/link/race.js';

const RUN = { batch_size: 100, optimizer: null, learning_rate: null, l2: null, color: null, paused: false };
const RACE = {
    start: {},
    fairness: 'examples',
    runs: [RUN, { ...RUN, batch_size: 'full' }],
    plane: { kind: 'paths', weights: null, seed: 0 },
    examples: 1000,
    points: 51,
    speed: 1,
    until: null,
};
const ROOM = { learning_rate: 3, batch_size: 100, hidden: [16, 16], seed: 0 };
const toParams = (settings) => new URLSearchParams(raceToPairs(settings));
/** Writes and reads a race; adds the defaults that the server fills in. */
const thereAndBack = (settings) => {
    const { runs, plane, ...rest } = toRace(new URLSearchParams(toParams(settings).toString()));
    return { ...RACE, ...rest, runs: runs.map((run) => ({ ...RUN, ...run })), plane: { ...RACE.plane, ...plane } };
};

test('an address names the start settings that differ from those of the room', () => {
    assert.deepEqual(findStartChanges({ ...ROOM, hidden: [8], batch_size: 10 }, ROOM), { hidden: [8] });
    assert.deepEqual(findStartChanges({ ...ROOM, hidden: [16, 16] }, ROOM), {});
});

test('the usual race needs only its fairness and its runs', () => {
    assert.equal(toParams(RACE).toString(), 'race=examples&run=100&run=full');
    assert.deepEqual(thereAndBack(RACE), RACE);
});

test('every setting of a race is read back as it was written', () => {
    const race = {
        start: { seed: 7, hidden: [8, 8], initializer: 'normal', learning_rate: 1e-7 },
        fairness: 'seconds',
        runs: [
            { batch_size: 1, optimizer: 'adam', learning_rate: 0.01, l2: 0.001, color: 4, paused: true },
            { ...RUN, batch_size: 'full', learning_rate: 0, color: 1 },
            { ...RUN, optimizer: 'momentum', color: 0 },
        ],
        plane: {
            kind: 'weights',
            weights: [
                { layer: 3, index: 2, from: 5 },
                { layer: 1, index: 0, from: null },
            ],
            seed: 0,
        },
        examples: 4000,
        points: 31,
        speed: null,
        until: 0.5,
    };
    assert.deepEqual(thereAndBack(race), race);
});

test('all colours are named where one differs from that of its index', () => {
    const painted = (...colors) =>
        toParams({ ...RACE, runs: RACE.runs.map((run, i) => ({ ...run, color: colors[i] })) }).getAll('run');
    assert.deepEqual(painted(0, 1), ['100', 'full']);
    assert.deepEqual(painted(0, 3), ['100,color:0', 'full,color:3']);
});

test('a random plane is named with its seed', () => {
    const race = { ...RACE, plane: { kind: 'random', weights: null, seed: 12 } };
    assert.equal(toParams(race).get('plane'), 'random,12');
    assert.deepEqual(thereAndBack(race), race);
});

test('a start without hidden layers is read back too', () => {
    assert.deepEqual(thereAndBack({ ...RACE, start: { hidden: [] } }).start, { hidden: [] });
});

test('an address without race or run is of no race, whatever else it names', () => {
    assert.equal(toRace(new URLSearchParams('seed=3&plane=random&speed=2')), null);
    assert.deepEqual(toRace(new URLSearchParams('race')), {});
});

test('texts that make no sense are passed on, and the server answers with an error', () => {
    const race = toRace(
        new URLSearchParams('race=fair&run=many&run=&run=10,l3:1,adma&plane=flat,1.2&speed=fast&surface=all'),
    );
    assert.deepEqual(race, {
        fairness: 'fair',
        runs: [{ batch_size: 'many' }, { batch_size: '' }, { batch_size: 10, l3: 1, optimizer: 'adma' }],
        plane: { kind: 'flat', weights: [{ layer: 1, index: 2, from: '' }] },
        speed: 'fast',
        examples: 'all',
    });
});

test('the names that describe a race are told apart from those that describe the room', () => {
    assert.deepEqual(['race', 'run', 'plane', 'start.seed', 'until'].filter(isRaceName).length, 5);
    assert.deepEqual(['seed', 'hidden', 'step', 'phase', 'select', 'example'].filter(isRaceName), []);
});
