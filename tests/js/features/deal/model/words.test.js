import assert from 'node:assert/strict';
import test from 'node:test';

import {
    arrangementInWords,
    findUse,
    imageInWords,
    obstacleInWords,
    standingInWords,
} from '../../../../../static/features/deal/model/words.js';

const dealt = (number, count, ...starts) => ({
    number,
    order: Int32Array.from({ length: count }, (_, i) => count - 1 - i),
    starts,
});
const rows = (count, size) =>
    dealt(3, count, ...Array.from({ length: Math.ceil(count / size) }, (_, row) => row * size));
const record = { step: 87, epoch: 3, batchNumber: 7, position: 700, batch: null };

test('the text of the rows has their number and lengths', () => {
    const words = (epoch) => arrangementInWords('dealt', epoch);
    assert.equal(words(rows(4000, 100)), 'Epoch 3: 4,000 images in 40 rows of 100.');
    assert.equal(words(rows(4000, 102)), 'Epoch 3: 4,000 images in 39 rows of 102 and one of 22.');
    assert.equal(words(rows(4000, 3000)), 'Epoch 3: 4,000 images in 1 row of 3,000 and one of 1,000.');
    assert.equal(words(rows(4000, 4000)), 'Epoch 3: 4,000 images in a single row.');
    assert.equal(words(dealt(1, 10, 0, 2, 6)), 'Epoch 1: 10 images in 3 rows of 2 to 4.');
});

test('the text of an arrangement has its epoch', () => {
    assert.equal(arrangementInWords('set', rows(4000, 100)), 'The training set in its own order: 4,000 images.');
    assert.equal(arrangementInWords('shuffled', rows(4000, 100)), 'Epoch 3: the same 4,000 images, shuffled.');
});

test('the text of an image has its row, and the step that uses it', () => {
    const words = (place, more = {}) =>
        imageInWords({ image: 12, label: 7, place, epoch: rows(4000, 100), record, isDealt: true, ...more });
    assert.equal(words(633), 'A 7, training image #12. Row 7, image 34 of 100: used by step 87, which is on show.');
    assert.equal(words(0), 'A 7, training image #12. Row 1, image 1 of 100: used by step 81.');
    assert.equal(words(3999), 'A 7, training image #12. Row 40, image 100 of 100: for step 120.');
    assert.equal(words(0, { isDealt: false }), 'A 7, training image #12.');
    assert.match(words(5, { epoch: rows(4000, 1) }), /Row 6: /);
});

test('the text has no steps where the shown step is of another epoch', () => {
    assert.deepEqual(findUse(rows(4000, 100), { ...record, epoch: 5 }, 0), { use: 'other', step: 0, epoch: 3 });
    const start = { step: 0, epoch: 0, batchNumber: 0, position: 0, batch: null };
    assert.deepEqual(findUse({ ...rows(4000, 100), number: 1 }, start, 4), { use: 'coming', step: 5, epoch: 1 });
});

test('the text of the epoch has the used row and the rows that are left', () => {
    assert.equal(
        standingInWords(rows(4000, 100), record),
        'Step 87 used row 7: 100 images. 33 rows are left of this epoch.',
    );
    const last = { ...record, step: 120, batchNumber: 40, position: 4000 };
    assert.equal(
        standingInWords(rows(4000, 100), last),
        'Step 120 used row 40: 100 images. It was the last: epoch 3 is over, and all 4,000 images have been used once. The next step shuffles anew.',
    );
    assert.match(
        standingInWords(rows(4000, 100), { ...last, step: 119, batchNumber: 39, position: 3900 }),
        /1 row is left/,
    );
    assert.match(standingInWords(rows(4000, 100), { ...record, step: 0 }), /^Before the first step/);
    assert.match(
        standingInWords(rows(4000, 100), { ...record, step: 900, epoch: 23 }),
        /Here lies epoch 3; step 900 is of epoch 23/,
    );
});

test('the deal is shown only for a data set that is small enough', () => {
    const room = (train_on, train) => ({ settings: { train_on }, dataset: { train } });
    assert.equal(obstacleInWords(room('dataset', 4000)), '');
    assert.equal(
        obstacleInWords(room('dataset', 60_000)),
        'The deal is shown for up to 10,000 images. This room trains on 60,000.',
    );
    assert.match(obstacleInWords(room('both', 4000)), /^This room trains on drawings now/);
    const upright = { settings: { train_on: 'dataset' }, dataset: { train: 4000, upright: true } };
    assert.match(obstacleInWords(upright), /rare images more than once/);
    assert.match(obstacleInWords(room('drawings', 4000)), /its data set alone/);
});
