import assert from 'node:assert/strict';
import test from 'node:test';

import { countConfusion, imagesIn } from '../../../../../static/features/confusion/model/confusion.js';

/** Six images of three digits: the 1 is taken for 2, one 0 for 1, and there is no image of 2. */
const LABELS = [0, 0, 1, 0, 0, 1];
const PREDICTIONS = Uint8Array.of(0, 1, 2, 0, 0, 1);
const CONFUSION = Int32Array.of(3, 1, 0, 0, 1, 1, 0, 0, 0);

test('rows are labels, columns predictions, shares those of the row', () => {
    const { rows, totals, right, count } = countConfusion({ confusion: CONFUSION });
    assert.deepEqual(rows[0][1], { label: 0, prediction: 1, count: 1, share: 0.25 });
    assert.deepEqual(
        rows[1].map((cell) => cell.count),
        [0, 1, 1],
    );
    assert.deepEqual(totals, [4, 2, 0]);
    assert.deepEqual([right, count], [4, 6]);
});

test('the worst mistake is the greatest share off the diagonal; a digit without images has none', () => {
    const table = countConfusion({ confusion: CONFUSION });
    assert.equal(table.worst, 0.5);
    assert.deepEqual(
        table.rows[2].map(({ share }) => share),
        [0, 0, 0],
    );
    assert.equal(countConfusion({ confusion: Int32Array.of(5, 0, 0, 5) }).worst, 0);
});

test('each cell has as many images as its count, with its label and prediction', () => {
    const { rows } = countConfusion({ confusion: CONFUSION });
    for (const cell of rows.flat()) assert.equal(imagesIn(LABELS, PREDICTIONS, cell).length, cell.count);
    assert.deepEqual(imagesIn(LABELS, PREDICTIONS, { label: 0, prediction: 0 }), [0, 3, 4]);
    assert.deepEqual(imagesIn(LABELS, PREDICTIONS, { label: 1, prediction: 2 }), [2]);
});

test('a whole row, or a whole column', () => {
    assert.deepEqual(imagesIn(LABELS, PREDICTIONS, { label: 0, prediction: null }), [0, 1, 3, 4]);
    assert.deepEqual(imagesIn(LABELS, PREDICTIONS, { label: null, prediction: 1 }), [1, 5]);
});
