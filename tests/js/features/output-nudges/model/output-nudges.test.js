import assert from 'node:assert/strict';
import test from 'node:test';

import { outputNudges } from '../../../../../static/features/output-nudges/model/output-nudges.js';
import { goldenRecord, recordByHand } from '../../../support/records.js';

test('each output has its distance to what is desired, and its nudge', () => {
    // a2 = (0, ½), y = (1, 0), nudge2 = 2 (y − a2) = (2, −1)
    const { rows, longest, most, least } = outputNudges(recordByHand());
    assert.deepEqual(rows, [
        { digit: 0, a: 0, y: 1, distance: 1, nudge: 2 },
        { digit: 1, a: 0.5, y: 0, distance: -0.5, nudge: -1 },
    ]);
    assert.deepEqual([longest, most, least], [2, 0, 1]);
});

test('the most is by its size, not by its sign', () => {
    assert.equal(outputNudges(recordByHand({ nudge2: [0.5, -3] })).most, 1);
});

test('of several that are asked as little none is the least', () => {
    const { most, least, silent } = outputNudges(recordByHand({ nudge2: [0, 0] }));
    assert.deepEqual([most, least, silent], [null, null, 2]);
    assert.equal(outputNudges(recordByHand({ nudge2: [2, 0] })).silent, 1);
});

test('the line reaches from 0 to 1, and on to activations that are beyond', () => {
    const { low, high } = outputNudges(recordByHand());
    assert.deepEqual([low, high], [0, 1]);
    const outside = outputNudges(recordByHand({ a2: [-0.5, 3] }));
    assert.deepEqual([outside.low, outside.high], [-0.5, 3]);
});

test('of a real step the nudges are twice the distances', () => {
    for (const { distance, nudge } of outputNudges(goldenRecord('step-2')).rows) {
        assert.ok(Math.abs(nudge - 2 * distance) < 1e-6);
    }
});
