import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL_KNOWN, knownAt } from '../../../../../static/core/known.js';
import { listPhases } from '../../../../../static/core/phases.js';
import { findValues, mainPlace } from '../../../../../static/features/code/model/code.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

const phaseOf = (id, depth = 2) => listPhases(depth).find((each) => each.id === id);

/** [name, shape, values] of what a line with these names holds in a phase of the step by hand. */
function listValues(names, id, { record = recordByHand(), known = ALL_KNOWN, layer = 2 } = {}) {
    return findValues(record, names.split(' '), { phase: phaseOf(id, record.depth), known, layer }).map(
        ({ name, shape, values }) => [name, shape, values],
    );
}

test('forward, a stands behind where there are weights, and z and a in front', () => {
    assert.deepEqual(listValues('z a w b', 'forward'), [
        ['z2', [2], [0, 0.5]],
        ['a1', [2], [0.5, 1]],
        ['w2', [2, 2], [2, -1, 1, 0.5]],
        ['b2', [2], [0, -0.5]],
    ]);
    assert.deepEqual(listValues('a z', 'forward'), [
        ['a2', [2], [0, 0.5]],
        ['z2', [2], [0, 0.5]],
    ]);
});

test('forward, the layer is the one that has been reached', () => {
    const known = knownAt(listPhases(2), { phase: 'forward', t: 0.6 }, 2);
    assert.deepEqual(listValues('z w', 'forward', { known }), [
        ['z1', [2], [0.5, 1]],
        ['w1', [2, 3], [1, 2, -2, 0]],
    ]);
    const start = knownAt(listPhases(2), { phase: 'forward', t: 0 }, 2);
    assert.deepEqual(listValues('z', 'forward', { known: start }), [['z1', [2], null]]);
});

test('what is asked by a layer becomes the nudge of the one behind, and its delta', () => {
    assert.deepEqual(listValues('nudge delta w', 'asks:2'), [
        ['nudge1', [2], [3, -2.5]],
        ['delta2', [2], [-2, 1]],
        ['w2', [2, 2], [2, -1, 1, 0.5]],
    ]);
    assert.deepEqual(
        listValues('delta nudge z a', 'asks:2').map(([name]) => name),
        ['delta1', 'nudge1', 'z1', 'a1'],
    );
});

test("the outputs' nudges, and the cost, are those of the last layer", () => {
    assert.deepEqual(listValues('nudge y a', 'output_nudges', { layer: 1 }), [
        ['nudge2', [2], [2, -1]],
        ['y', [2], [1, 0]],
        ['a2', [2], [0, 0.5]],
    ]);
    assert.deepEqual(listValues('cost', 'cost'), [['cost', [], [1.25]]]);
});

test('the gradient and the update are of the layer spoken of, and wait for their phases', () => {
    assert.deepEqual(listValues('grad_w delta a', 'weight_nudges:1'), [
        ['grad_w1', [2, 3], [-3, 0, -1.5, 2.5]],
        ['delta1', [2], [-3, 2.5]],
        ['a0', [3], [1, 0, 0.5]],
    ]);
    const known = knownAt(listPhases(2), { phase: 'weight_nudges:1', t: 1 }, 2);
    assert.deepEqual(listValues('grad_w', 'weight_nudges:1', { known }), [['grad_w1', [2, 3], null]]);
    assert.deepEqual(listValues('update_w learning_rate grad_b', 'update', { layer: 2 }), [
        ['update_w2', [2, 2], [0.5, 1, -0.25, -0.5]],
        ['learning_rate', [], [0.5]],
        ['grad_b2', [2], [-2, 1]],
    ]);
});

test("in the average the mini-batch's own arrays are meant, an example a row", () => {
    const record = goldenRecord('step-2');
    const [[name, shape, values]] = listValues('delta', 'average', { record, layer: 3 });
    assert.ok(record.batch, 'the golden step has its mini-batch');
    assert.deepEqual([name, shape], ['delta3', [record.batch.count, record.sizes[3]]]);
    assert.deepEqual(values, Array.from(record.batch.delta[3].slice(0, 4)));
});

test('of many numbers the first few and the range of all are shown', () => {
    const record = goldenRecord('step-2');
    const [{ shape, values, range }] = findValues(record, ['w'], {
        phase: phaseOf('update', 3),
        known: ALL_KNOWN,
        layer: 1,
    });
    assert.deepEqual(shape, [record.sizes[1], record.sizes[0]]);
    assert.equal(values.length, 4);
    assert.deepEqual(range, { low: Math.min(...record.w[1]), high: Math.max(...record.w[1]) });
});

test('a value that the record does not hold is left out', () => {
    assert.deepEqual(listValues('grad_w w', 'update', { record: recordByHand({ grad_w2: null, w2: null }) }), []);
    assert.deepEqual(listValues('no_such_name', 'update'), []);
});

test('a phase is mostly about the function with most of its lines, the later of equals', () => {
    const line = (phases, names = '') => ({
        text: '',
        phases: phases.split(' '),
        names: names.split(' ').filter(Boolean),
    });
    const of = (...lines) => ({ name: '', file: '', first_line: 1, lines });
    const functions = [
        of(line('cost'), line('asks')),
        of(line(''), line('asks', 'w'), line('asks', 'delta w')),
        of(line('cost', 'a')),
    ];
    assert.deepEqual(mainPlace(functions, 'asks'), { place: 1, line: 2 });
    assert.deepEqual(mainPlace(functions, 'cost'), { place: 2, line: 0 });
    assert.equal(mainPlace(functions, 'update'), null);
});
