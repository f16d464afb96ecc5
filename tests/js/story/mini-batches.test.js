import assert from 'node:assert/strict';
import test from 'node:test';

import { createDeal } from '../../../static/features/deal/model/state.js';
import { findValues } from '../../../static/story/index.js';
import { miniBatches } from '../../../static/story/mini-batches.js';
import { recordByHand } from '../support/records.js';
import { page } from '../support/rooms.js';

/** The values of chapter 11 in a room of ten examples, of which the second epoch has used four. */
function valuesFor(batchSize, { epoch = null, step = {} } = {}) {
    const { store } = page({ room: { examples_per_epoch: 10, settings: { batch_size: batchSize } } });
    const record = { ...recordByHand(), step: 7, epoch: 2, batchNumber: 2, position: 4, ...step };
    store.record.value = record;
    store.use(createDeal).epoch.value = epoch;
    return findValues(miniBatches, record, store);
}

const flags = (values) => Object.keys(values).filter((name) => values[name] === true);
const texts = (values, ...names) => names.map((name) => values[name].text);

test('rows of one length, and a last one that is shorter', () => {
    const values = valuesFor(4);
    assert.deepEqual(texts(values, 'examples', 'batch', 'rows', 'short'), ['10', '4', '3', '2']);
    assert.deepEqual(flags(values), ['has_short', 'is_many', 'has_step', 'is_under_way']);
    assert.ok(!valuesFor(5).has_short);
});

test('where the step on show stands in its epoch', () => {
    assert.deepEqual(texts(valuesFor(2), 'step', 'row', 'epoch', 'used'), ['7', '2', '2', '4']);
    assert.deepEqual(flags(valuesFor(5, { step: { position: 10 } })), ['is_many', 'has_step', 'is_over']);
    const start = { step: 0, epoch: 0, batchNumber: 0, position: 0 };
    assert.deepEqual(flags(valuesFor(5, { step: start })), ['is_many'], 'before the first step nothing has been used');
});

test('one example a row, and all examples in one row, have texts of their own', () => {
    assert.deepEqual(flags(valuesFor(1)), ['is_single', 'has_step', 'is_under_way']);
    assert.deepEqual(flags(valuesFor(4000)), ['is_full', 'has_step', 'is_under_way']);
});

test('a mini-batch size that changed during the epoch is named, with the true number of rows', () => {
    const epoch = { number: 2, order: Int32Array.from({ length: 10 }, (_, i) => i), starts: [0, 2, 4, 7] };
    const values = valuesFor(3, { epoch });
    assert.deepEqual(texts(values, 'rows', 'batch'), ['4', '3']);
    assert.ok(values.is_mixed && !values.has_short);
    assert.ok(!valuesFor(3, { epoch: { ...epoch, number: 3 } }).is_mixed, 'of another epoch it says nothing');
});
