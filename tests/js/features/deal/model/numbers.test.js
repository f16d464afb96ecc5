import assert from 'node:assert/strict';
import test from 'node:test';

import {
    countTallies,
    findEpoch,
    findRow,
    findStep,
    isMixed,
    measureLengths,
    rowAt,
    rowWith,
} from '../../../../../static/features/deal/model/numbers.js';

/** Ten examples in rows of 3, 3, 2 and 2: the size was changed after the second row. */
const epoch = findEpoch({ epoch: 2, order: [7, 3, 9, 0, 1, 8, 2, 5, 6, 4], starts: [0, 3, 6, 8] });

/** The step that used row 2 (counted from 0) of it: step 6, when an epoch of four steps went before. */
const record = { step: 7, epoch: 2, batchNumber: 3, position: 8, batch: { index: Int32Array.of(2, 5) } };

test('a row reaches from where it begins to where the next one does', () => {
    assert.deepEqual(rowAt(epoch, 0), { start: 0, end: 3 });
    assert.deepEqual(rowAt(epoch, 3), { start: 8, end: 10 });
    assert.deepEqual(measureLengths(epoch), [3, 3, 2, 2]);
});

test('every place is in one row', () => {
    assert.deepEqual(
        Array.from({ length: 10 }, (_, place) => rowWith(epoch, place)),
        [0, 0, 0, 1, 1, 1, 2, 2, 3, 3],
    );
    const whole = findEpoch({ epoch: 1, order: [1, 0, 2], starts: [0] });
    assert.deepEqual(
        [0, 1, 2].map((place) => rowWith(whole, place)),
        [0, 0, 0],
    );
});

test('only the last row may be shorter, else the mini-batch size was changed during the epoch', () => {
    assert.equal(isMixed([4, 4, 2]), false);
    assert.equal(isMixed([4, 4, 4]), false);
    assert.equal(isMixed([4]), false);
    assert.equal(isMixed([4, 2, 4]), true);
    assert.equal(isMixed([2, 2, 4]), true);
});

test('the row of a step is the one with its mini-batch', () => {
    assert.equal(findRow(epoch, record), 2);
    assert.equal(findRow(epoch, { ...record, batch: null }), 2, 'while steps rush by no mini-batch is sent');
});

test('a step of another epoch, or of an epoch in another order, has no row', () => {
    assert.equal(findRow(epoch, { ...record, epoch: 3 }), -1);
    assert.equal(findRow(epoch, { ...record, batch: { index: Int32Array.of(2, 4) } }), -1, 'other examples');
    assert.equal(findRow(epoch, { ...record, batch: { index: Int32Array.of(2) } }), -1, 'fewer examples');
    assert.equal(findRow(epoch, { ...record, position: 9, batch: null }), -1, 'it ends elsewhere');
    assert.equal(findRow(epoch, { ...record, batchNumber: 9 }), -1, 'there is no such row');
    assert.equal(findRow(epoch, { step: 0, epoch: 0, batchNumber: 0, position: 0, batch: null }), -1);
});

test('rows before and after are those of the steps before and after', () => {
    assert.deepEqual(
        [0, 1, 2, 3].map((row) => findStep(record, row)),
        [5, 6, 7, 8],
    );
    assert.equal(findStep({ step: 0, batchNumber: 0 }, 0), 1, 'before the first step the first row is for it');
});

test('the digits of a row are counted', () => {
    const labels = [4, 4, 1, 9, 0, 1, 1, 5, 4, 9];
    // images 7, 3 and 9 are a 5, a 9 and a 9
    assert.deepEqual(countTallies(epoch, { start: 0, end: 3 }, labels), [0, 0, 0, 0, 0, 1, 0, 0, 0, 2]);
});
