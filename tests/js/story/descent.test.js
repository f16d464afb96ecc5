import assert from 'node:assert/strict';
import test from 'node:test';

import { runNames } from '../../../static/features/race/model/words.js';
import { downhill } from '../../../static/story/descent.js';
import { findValues } from '../../../static/story/index.js';
import { buildPaths, raceState, runState } from '../support/races.js';
import { recordByHand } from '../support/records.js';
import { page } from '../support/rooms.js';

/** What the chapter tells of `race`, with its `paths`. */
function told(race = null, paths = null) {
    const { store } = page({
        room: { parameter_count: 13002, dataset: { name: 'mnist-5k', train: 4000, test: 1000 } },
    });
    store.race.value = race;
    store.paths.value = paths;
    return findValues(downhill, recordByHand(), store);
}

const textsOf = (values, ...names) => names.map((name) => values[name]?.text ?? values[name]);

test('before there is a race the chapter tells what the two walkers will be', () => {
    const values = told();
    assert.deepEqual(textsOf(values, 'parameters', 'walkers', 'examples', 'batch', 'times'), [
        '13,002',
        'Two walkers start',
        '4,000',
        '100',
        '40',
    ]);
    assert.deepEqual(textsOf(values, 'has_quick', 'has_pair', 'has_others', 'has_plane'), [true, false, false, false]);
});

test('it tells how far the careful walker and the quick one are, whichever comes first', () => {
    const quick = runState({ step: 40, examples_seen: 4000, cost: 0.5 });
    const careful = runState({ full: true, step: 1, examples_seen: 4000, cost: 0.8, settings: { batch_size: 4000 } });
    for (const runs of [
        [quick, careful],
        [careful, quick],
    ]) {
        const values = told(raceState({ runs }), buildPaths());
        assert.deepEqual(textsOf(values, 'careful_steps', 'careful_step_word', 'careful_seen', 'careful_cost'), [
            '1',
            'step',
            '4,000',
            '0.800',
        ]);
        assert.deepEqual(textsOf(values, 'quick_steps', 'quick_step_word', 'quick_seen', 'quick_cost'), [
            '40',
            'steps',
            '4,000',
            '0.500',
        ]);
        assert.deepEqual(textsOf(values, 'has_pair', 'has_others', 'has_plane', 'share'), [true, false, true, '93 %']);
    }
});

test('the angle is that of the quick one, and is not told before one is known', () => {
    const race = raceState();
    assert.equal(told(race).angle, null);
    assert.equal(told(race, buildPaths()).angle.text, '50°');
});

test('what has not been computed yet is not told', () => {
    const runs = [runState({ cost: null }), runState({ full: true, cost: null })];
    const values = told(raceState({ runs, plane: { kind: 'paths', number: 0, share: null, settled: false } }));
    assert.deepEqual(textsOf(values, 'quick_cost', 'careful_cost', 'share', 'angle'), [null, null, null, null]);
});

test('where nobody is careful, or nobody quick, it tells which run is lowest', () => {
    const runs = [
        runState({ full: true, cost: 0.8, settings: { learning_rate: 0.1 } }),
        runState({ full: true, cost: 0.3, step: 12, settings: { learning_rate: 1 } }),
        runState({ full: true, cost: null, settings: { learning_rate: 9 } }),
    ];
    const values = told(raceState({ runs }));
    const name = runNames(runs, 4000)[1];
    assert.deepEqual(textsOf(values, 'has_pair', 'has_others', 'has_quick'), [false, true, false]);
    assert.deepEqual(textsOf(values, 'lowest', 'lowest_cost', 'lowest_steps'), [name, '0.300', '12']);
});

test('a single run has one path', () => {
    assert.equal(told(raceState({ runs: [runState()] })).path_word.text, 'path');
    assert.equal(told(raceState()).path_word.text, 'paths');
    assert.equal(told(raceState({ runs: [runState()] })).walkers.text, 'One walker starts');
});
