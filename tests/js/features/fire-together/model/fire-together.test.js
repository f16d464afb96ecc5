import assert from 'node:assert/strict';
import test from 'node:test';
import { CONNECTION } from '../../../../../static/core/record.js';
import { fireGrid, MOST, toMeaningText } from '../../../../../static/features/fire-together/model/fire-together.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

test('each cell is the activation behind times −δ in front', () => {
    // a1 = (½, 1), −delta2 = (2, −1): the second is brighter, the first is wanted up
    const grid = fireGrid(recordByHand(), 2);
    assert.deepEqual(grid.rows, [
        { k: 1, a: 1 },
        { k: 0, a: 0.5 },
    ]);
    assert.deepEqual(grid.columns, [
        { j: 0, push: 2, a: 0 },
        { j: 1, push: -1, a: 0.5 },
    ]);
    assert.deepEqual(grid.cells, [
        [2, -1],
        [1, -0.5],
    ]);
    assert.deepEqual([grid.behind, grid.inFront, grid.longest], [2, 2, 2]);
});

test('the strongest is where both factors are large, and the most wanted neuron need not be active', () => {
    const { strongest, wanted } = fireGrid(recordByHand(), 2);
    assert.deepEqual(strongest, { j: 0, k: 1, a: 1, push: 2, value: 2 });
    assert.deepEqual(wanted, { j: 0, push: 2, a: 0 });
});

test('in the first layer the neurons behind are pixels', () => {
    // a0 = (1, 0, ½), −delta1 = (3, −2½)
    const { rows, cells } = fireGrid(recordByHand(), 1);
    assert.deepEqual(
        rows.map(({ k }) => k),
        [0, 2, 1],
    );
    assert.deepEqual(cells, [
        [3, -2.5],
        [1.5, -1.25],
        [0, 0],
    ]);
    assert.ok(!cells.flat().some((value) => Object.is(value, -0)), 'no −0 is shown');
});

test('unsorted neurons are in the order of the layer', () => {
    const { rows, columns } = fireGrid(recordByHand({ delta2: [1, -2] }), 2, { isSorted: false });
    assert.deepEqual(
        [rows.map(({ k }) => k), columns.map(({ j }) => j)],
        [
            [0, 1],
            [0, 1],
        ],
    );
});

test('the order reveals nothing that is not known yet', () => {
    const record = recordByHand({ delta2: [1, -2] });
    const { rows, columns } = fireGrid(record, 2, { knowsBehind: false, knowsFront: false });
    assert.deepEqual(
        [rows.map(({ k }) => k), columns.map(({ j }) => j)],
        [
            [0, 1],
            [0, 1],
        ],
    );
    assert.equal(fireGrid(record, 2).columns[0].j, 1, 'which it does once it is known');
});

test('where nothing is asked there is no strongest and nobody wanted', () => {
    const { strongest, wanted } = fireGrid(recordByHand({ delta2: [0, 0] }), 2);
    assert.deepEqual([strongest, wanted], [null, null]);
});

test('an unwanted neuron lowers the weight; an activation below 0 reverses the sign', () => {
    const cell = (/** @type {number} */ a, /** @type {number} */ push) => ({ j: 0, k: 0, a, push, value: a * push });
    assert.equal(toMeaningText(cell(1, 2)), 'Active behind, wanted in front: the weight is to go up.');
    assert.equal(toMeaningText(cell(1, -2)), 'Active behind, unwanted in front: the weight is to go down.');
    assert.equal(toMeaningText(cell(-1, -2)), 'Below 0 behind, unwanted in front: the weight is to go up.');
});

test('of a real step the strongest of all weights has a cell, in a corner', () => {
    const record = goldenRecord('step-2');
    for (let layer = 1; layer <= record.depth; layer++) {
        const { rows, columns, cells, strongest } = fireGrid(record, layer);
        assert.ok(rows.length <= MOST && columns.length <= MOST);
        const nudge = CONNECTION.weight_nudges(record, layer);
        let most = 0;
        for (let j = 0; j < record.sizes[layer]; j++) {
            for (let k = 0; k < record.sizes[layer - 1]; k++) most = Math.max(most, Math.abs(nudge?.(j, k) ?? 0));
        }
        assert.equal(Math.abs(strongest?.value ?? 0), most);
        assert.equal(Math.max(Math.abs(cells[0][0]), Math.abs(cells[0][columns.length - 1])), most);
    }
});
