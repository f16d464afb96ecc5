import assert from 'node:assert/strict';
import test from 'node:test';

import {
    arithmeticAt,
    askMatrix,
    heardNext,
    largestSum,
    MOST_COLUMNS,
    MOST_ROWS,
    restSoFar,
} from '../../../../../static/features/asks/model/asks.js';
import { heardBy, timeWhenHeard } from '../../../../../static/stage/scene/asks.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

// By hand: δ2 = (−2, 1), w2 = ((2, −1), (1, ½)), so output 0 asks (4, −2) and output 1 asks (−1, −½).
const byHand = () => askMatrix(recordByHand(), 2);

test('a cell is −δ · w, with its sign', () => {
    const { rows, columns, most } = byHand();
    assert.deepEqual(
        columns.map(({ j }) => j),
        [0, 1],
    );
    assert.deepEqual(
        rows.map(({ asks }) => asks),
        [
            [4, -1],
            [-2, -0.5],
        ],
    );
    assert.equal(most, 4);
});

test('the largest sum is that of the sums on show, although the scale holds larger ones on the way', () => {
    const matrix = byHand(); // the sums: of one opinion 4 and −2, of both 3 and −2½
    assert.deepEqual(
        [0, 1, 2].map((heard) => largestSum(matrix, heard)),
        [0, 4, 3],
    );
    assert.equal(matrix.longest, 4);
});

test('sums grow opinion by opinion, the strongest delta first, and end as the nudges', () => {
    const { rows, columns } = byHand();
    assert.deepEqual(
        columns.map(({ order }) => order),
        [0, 1],
    );
    assert.deepEqual(
        rows.map(({ sums }) => [...sums]),
        [
            [0, 4, 3],
            [0, -2, -2.5],
        ],
    );
});

test('of a run every row adds up to the nudge of its neuron', () => {
    const record = goldenRecord('step-2');
    for (let layer = 2; layer <= record.depth; layer++) {
        const matrix = askMatrix(record, layer);
        for (const { k, asks, rest, sums } of matrix.rows) {
            const sum = asks.reduce((total, ask) => total + ask, rest);
            const nudge = record.nudge[layer - 1][k];
            assert.ok(Math.abs(sum - nudge) <= 1e-6 * Math.max(1, matrix.most), `${sum} and ${nudge}`);
            assert.equal(sums.at(-1), nudge);
        }
    }
});

test('of many neurons the strongest have a row or a column, and the others are heard together', () => {
    const [asking, asked] = [MOST_COLUMNS + 4, MOST_ROWS + 6];
    const record = {
        depth: 2,
        delta: [null, null, Float32Array.from({ length: asking }, (_, j) => j + 1)],
        nudge: [null, Float32Array.from({ length: asked }, (_, k) => k), null],
        a: [null, new Float32Array(asked), null],
        w: [null, null, new Float32Array(asking * asked).fill(-1)],
        sizes: [1, asked, asking],
    };
    record.nudge[2] = record.delta[2];
    const matrix = askMatrix(record, 2);
    assert.deepEqual([matrix.columns.length, matrix.rows.length], [MOST_COLUMNS, MOST_ROWS]);
    assert.deepEqual([matrix.asking, matrix.asked], [asking, asked]);
    assert.equal(matrix.rows[0].k, 6); // the six with the weakest nudge have none
    assert.equal(matrix.rows[0].rest, 1 + 2 + 3 + 4);
    assert.equal(heardNext(matrix, 3), 4);
    assert.equal(heardNext(matrix, MOST_COLUMNS), asking);
    assert.equal(restSoFar(matrix, matrix.rows[0], MOST_COLUMNS), 0);
    assert.equal(restSoFar(matrix, matrix.rows[0], asking), 10);
});

test('the arithmetic of a cell is shown once its neuron has been heard', () => {
    const record = recordByHand();
    const matrix = byHand();
    assert.equal(
        arithmeticAt(record, matrix, { row: 1, column: 0 }, 2),
        'Output 0 asks of h1·1: −δ · w = 2.00 · (−1.00) = −2.00',
    );
    assert.equal(arithmeticAt(record, matrix, { row: 1, column: 1 }, 1), 'Output 1 has not been heard yet.');
    assert.match(
        arithmeticAt(record, matrix, { row: 0, column: null }, 1),
        /what 1 of 2 asks comes to \+4\.00 so far\.$/,
    );
    assert.match(arithmeticAt(record, matrix, { row: 0, column: null }, 2), /what all 2 ask comes to ν = \+3\.00$/);
});

test('a network of one layer asks nobody', () => {
    assert.equal(askMatrix({ ...recordByHand(), w: [null, null, null] }, 2), null);
});

test('timeWhenHeard is the inverse of heardBy', () => {
    for (const count of [1, 2, 10, 16]) {
        for (let heard = 1; heard <= count; heard++) assert.equal(heardBy(timeWhenHeard(heard, count), count), heard);
        assert.equal(heardBy(0, count), 0);
        assert.equal(heardBy(1, count), count);
    }
});
