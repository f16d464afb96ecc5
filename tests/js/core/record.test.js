import assert from 'node:assert/strict';
import test from 'node:test';

import { answer, biasUpdate, CONNECTION, placeInBatch, required, toRecord } from '../../../static/core/record.js';
import { frameByHand, goldenRecord, recordBeforeAnyStep, recordByHand } from '../support/records.js';

/** The values of all connections of a layer, row by row. */
function matrix(findValue, rows, columns) {
    return Array.from({ length: rows }, (_, j) => Array.from({ length: columns }, (_, k) => findValue(j, k)));
}

test('a frame becomes arrays by layer, with nothing where a layer has none', () => {
    const record = recordByHand();
    assert.deepEqual(record.sizes, [3, 2, 2]);
    assert.equal(record.depth, 2);
    assert.deepEqual(
        record.a.map((a) => [...a]),
        [
            [1, 0, 0.5],
            [0.5, 1],
            [0, 0.5],
        ],
    );
    assert.equal(record.w[0], null);
    assert.equal(record.nudge[0], null, 'pixels are given: they have no nudge');
    assert.deepEqual([...record.w[2]], [2, -1, 1, 0.5]);
    assert.deepEqual([...record.gradB[1]], [-3, 2.5]);
    assert.deepEqual(record.updateW, [null, null, null]);
});

test('the metadata come as numbers', () => {
    const { step, epoch, batchNumber, examplesSeen, position, cost, exampleCost, learningRate, batchSize, focus } =
        recordByHand();
    assert.deepEqual(
        { step, epoch, batchNumber, examplesSeen, position, cost, exampleCost, learningRate, batchSize, focus },
        {
            step: 7,
            epoch: 2,
            batchNumber: 3,
            examplesSeen: 7,
            position: 3,
            cost: 1.25,
            exampleCost: 1.25,
            learningRate: 0.5,
            batchSize: 1,
            focus: { split: 'test', index: 4, label: 0, guessed: false },
        },
    );
});

test('before the first step there is no cost and no gradient, rather than 0', () => {
    const record = recordBeforeAnyStep();
    assert.equal(record.cost, null);
    assert.equal(CONNECTION.gradient(record, 1), null);
    assert.equal(CONNECTION.update(record, 2), null);
    assert.equal(biasUpdate(record, 1, 0), null);
    assert.equal(goldenRecord('step-0').cost, null);
});

test('a drawing has no place in a data set', () => {
    const { focus } = recordByHand({}, { focus_split: 'drawn', focus_index: '' });
    assert.deepEqual(focus, { split: 'drawn', index: null, label: 0, guessed: false });
});

test('a label that no person has given is marked as guessed', () => {
    const { focus } = recordByHand({}, { focus_split: 'drawn', focus_index: '', focus_guessed: 'true' });
    assert.equal(focus.guessed, true);
});

test('a frame without an example is an error', () => {
    const { metadata } = frameByHand();
    assert.throws(() => toRecord({ metadata, tensors: new Map() }), /no example/);
});

test('the mini-batch is there where it was sent', () => {
    assert.equal(recordByHand().batch, null);
    const { batch } = goldenRecord('step-2');
    assert.equal(batch.count, 3);
    assert.equal(batch.index.length, 3);
    assert.equal(batch.images.length, 3 * 784);
});

test('the example in focus has a place in the mini-batch only if it is one of its training examples', () => {
    const { batch } = goldenRecord('step-2');
    const at = (split, index) => placeInBatch({ batch, focus: { split, index, label: 0 } });
    assert.equal(at('train', batch.index[2]), 2);
    assert.equal(at('test', batch.index[2]), -1);
    assert.equal(at('drawn', null), -1);
    assert.equal(placeInBatch({ batch: null, focus: { split: 'train', index: 0, label: 0 } }), -1);
});

test('a weight is read from its row and column', () => {
    assert.deepEqual(matrix(CONNECTION.weights(recordByHand(), 1), 2, 3), [
        [1, 2, -2],
        [0, -1, 4],
    ]);
});

test('a weight nudge is minus delta times the activation behind', () => {
    const record = recordByHand();
    assert.deepEqual(matrix(CONNECTION.weight_nudges(record, 2), 2, 2), [
        [1, 2],
        [-0.5, -1],
    ]);
    assert.deepEqual(CONNECTION.weight_nudges(record, 1)(0, 2), 1.5);
});

test('an ask is minus delta times the weight', () => {
    assert.deepEqual(matrix(CONNECTION.asks(recordByHand(), 2), 2, 2), [
        [4, -2],
        [-1, -0.5],
    ]);
});

for (const name of ['step-0', 'step-2']) {
    test(`in ${name} the asks of a layer add up to the nudges of the layer behind`, () => {
        const record = goldenRecord(name);
        for (let layer = 2; layer <= record.depth; layer++) {
            const ask = CONNECTION.asks(record, layer);
            record.nudge[layer - 1].forEach((nudge, k) => {
                let sum = 0;
                for (let j = 0; j < record.sizes[layer]; j++) sum += ask(j, k);
                assert.ok(Math.abs(sum - nudge) <= 1e-6, `${layer} ${k}: ${sum} ${nudge}`);
            });
        }
    });
}

test('a frame may come without parameters and in double precision: what needs them is not there', () => {
    const record = goldenRecord('step-1-float64');
    assert.ok(record.delta[1] instanceof Float64Array);
    assert.equal(CONNECTION.asks(record, 2), null);
    assert.equal(CONNECTION.weights(record, 1), null);
    assert.equal(CONNECTION.weight_nudges(record, 1)(1, 300), -record.delta[1][1] * record.a[0][300]);
});

test('with plain descent the update is minus the learning rate times the gradient', () => {
    const record = recordByHand();
    assert.deepEqual(matrix(CONNECTION.update(record, 2), 2, 2), [
        [0.5, 1],
        [-0.25, -0.5],
    ]);
    assert.equal(biasUpdate(record, 2, 1), -0.5);
});

test('an update that was sent is taken as it is', () => {
    const record = recordByHand({ update_w2: [1, 2, 3, 4], update_b2: [5, 6] });
    assert.deepEqual(matrix(CONNECTION.update(record, 2), 2, 2), [
        [1, 2],
        [3, 4],
    ]);
    assert.equal(biasUpdate(record, 2, 1), 6);
    const golden = goldenRecord('step-2');
    assert.equal(CONNECTION.update(golden, 1)(2, 5), golden.updateW[1][2 * 784 + 5]);
});

test("with a mini-batch of one the gradient is minus that example's weight nudges", () => {
    const record = recordByHand();
    for (const layer of [1, 2]) {
        const [gradient, nudge] = [CONNECTION.gradient(record, layer), CONNECTION.weight_nudges(record, layer)];
        assert.deepEqual(
            matrix(gradient, 2, record.sizes[layer - 1]).flat(),
            matrix((j, k) => 0 - nudge(j, k), 2, record.sizes[layer - 1]).flat(),
        );
    }
});

test('the answer is the output with the highest activation, the first of equals', () => {
    assert.equal(answer(recordByHand()), 1);
    assert.equal(answer(recordByHand({ a2: [0.5, 0.5] })), 0);
    assert.equal(answer(recordByHand({ a2: [-1, -2] })), 0);
});

test('a missing array that every record must have is an error', () => {
    assert.equal(required(0), 0);
    assert.throws(() => required(null), /lacks/);
    assert.throws(() => required(undefined), /lacks/);
});

test('a cost that is no number is none, and not 0', () => {
    assert.equal(recordByHand({}, { example_cost: '' }).exampleCost, NaN);
    assert.equal(recordByHand().exampleCost, 1.25);
});
