import assert from 'node:assert/strict';
import test from 'node:test';

import { runNames } from '../../../static/features/race/model/words.js';
import { downhill } from '../../../static/story/downhill.js';
import { findValues } from '../../../static/story/index.js';
import { buildPaths, raceState, runState } from '../support/races.js';
import { recordByHand } from '../support/records.js';
import { page } from '../support/rooms.js';

/** The values of the chapter for a race with its paths. */
function valuesFor(race = null, paths = null) {
    const { store } = page({
        room: { parameter_count: 13002, dataset: { name: 'mnist-5k', train: 4000, test: 1000 } },
    });
    store.race.value = race;
    store.paths.value = paths;
    return findValues(downhill, recordByHand(), store);
}

const toTexts = (values, ...names) => names.map((name) => values[name]?.text ?? values[name]);

test('before there is a race the values are those of its settings', () => {
    const values = valuesFor();
    assert.deepEqual(toTexts(values, 'parameters', 'walkers', 'examples', 'batch', 'times'), [
        '13,002',
        'Two walkers start',
        '4,000',
        '100',
        '40',
    ]);
    assert.deepEqual(toTexts(values, 'has_quick', 'has_pair', 'has_others', 'has_plane'), [true, false, false, false]);
});

test('the values name the careful and the quick run in either order', () => {
    const quick = runState({ step: 40, examples_seen: 4000, cost: 0.5 });
    const careful = runState({ full: true, step: 1, examples_seen: 4000, cost: 0.8, settings: { batch_size: 4000 } });
    for (const runs of [
        [quick, careful],
        [careful, quick],
    ]) {
        const values = valuesFor(raceState({ runs }), buildPaths());
        assert.deepEqual(toTexts(values, 'careful_steps', 'careful_step_word', 'careful_seen', 'careful_cost'), [
            '1',
            'step',
            '4,000',
            '0.800',
        ]);
        assert.deepEqual(toTexts(values, 'quick_steps', 'quick_step_word', 'quick_seen', 'quick_cost'), [
            '40',
            'steps',
            '4,000',
            '0.500',
        ]);
        assert.deepEqual(toTexts(values, 'has_pair', 'has_others', 'has_plane', 'share'), [true, false, true, '93 %']);
    }
});

test('the angle is that of the quick run, and null before it is known', () => {
    const race = raceState();
    assert.equal(valuesFor(race).angle, null);
    assert.equal(valuesFor(race, buildPaths()).angle.text, '50°');
});

test('values that have not been computed yet are null', () => {
    const runs = [runState({ cost: null }), runState({ full: true, cost: null })];
    const values = valuesFor(raceState({ runs, plane: { kind: 'paths', number: 0, share: null, settled: false } }));
    assert.deepEqual(toTexts(values, 'quick_cost', 'careful_cost', 'share', 'angle'), [null, null, null, null]);
});

test('without a careful or a quick run the values name the run with the lowest cost', () => {
    const runs = [
        runState({ full: true, cost: 0.8, settings: { learning_rate: 0.1 } }),
        runState({ full: true, cost: 0.3, step: 12, settings: { learning_rate: 1 } }),
        runState({ full: true, cost: null, settings: { learning_rate: 9 } }),
    ];
    const values = valuesFor(raceState({ runs }));
    const name = runNames(runs, 4000)[1];
    assert.deepEqual(toTexts(values, 'has_pair', 'has_others', 'has_quick'), [false, true, false]);
    assert.deepEqual(toTexts(values, 'lowest', 'lowest_cost', 'lowest_steps'), [name, '0.300', '12']);
});

test('a single run has one path', () => {
    assert.equal(valuesFor(raceState({ runs: [runState()] })).path_word.text, 'path');
    assert.equal(valuesFor(raceState()).path_word.text, 'paths');
    assert.equal(valuesFor(raceState({ runs: [runState()] })).walkers.text, 'One walker starts');
});
