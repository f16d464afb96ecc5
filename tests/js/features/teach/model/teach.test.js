import assert from 'node:assert/strict';
import test from 'node:test';

import { imagesWon, listWants, repeatLines } from '../../../../../static/features/teach/model/teach.js';
import { recordByHand } from '../../../support/records.js';

const measure = (cost, accuracy) => ({ cost, accuracy, outputs: [0, 1], digit: 1 });

test('an example wants something of its own output, and most of one of the others', () => {
    const { cost, own, other } = listWants(recordByHand());
    assert.equal(cost, 1.25);
    assert.deepEqual([own.digit, own.a, own.y, own.nudge], [0, 0, 1, 2]);
    assert.deepEqual([other.digit, other.nudge], [1, -1]);
});

test('where nothing is asked of the others none of them is named', () => {
    assert.equal(listWants(recordByHand({ nudge2: [2, 0] })).other, null);
});

test('images won are whole images, and lost ones are negative', () => {
    assert.equal(imagesWon({ before: measure(1, 0.897), after: measure(1, 0.885) }, 1000), -12);
    assert.equal(imagesWon({ before: measure(1, 0.8), after: measure(1, 0.8003) }, 10_000), 3);
    assert.equal(imagesWon({ before: measure(1, 0.9), after: measure(1, 0.9) }, 1000), 0);
});

test('the cost is drawn from 0 up, and the accuracy between what it was at least and at most', () => {
    const { across, cost, accuracy } = repeatLines([measure(2, 0.9), measure(1, 0.7), measure(0.5, 0.6)]);
    assert.equal(across, 4);
    assert.deepEqual(
        cost.points.map(({ x, y }) => [x, y]),
        [
            [0, 1],
            [0.25, 0.5],
            [0.5, 0.25],
        ],
    );
    assert.deepEqual([accuracy.low, accuracy.high], [0.6, 0.9]);
    assert.equal(accuracy.points[2].y, 0);
});

test('an accuracy that hardly changes is not exaggerated', () => {
    const { accuracy } = repeatLines([measure(1, 0.9), measure(1, 0.901)]);
    assert.ok(accuracy.high - accuracy.low >= 0.05 - 1e-12);
    const none = repeatLines([measure(1, 0), measure(1, 0)]).accuracy;
    assert.deepEqual([none.low, none.high], [0, 0.05]);
});

test('a cost that is no number has no place in the picture, and the others keep theirs', () => {
    const { cost } = repeatLines([measure(4, 0.9), measure(null, 0.1)]);
    assert.deepEqual(cost.points, [{ x: 0, y: 1 }, null]);
    assert.equal(repeatLines([measure(null, 0.1)]).cost.high, 1);
});

test('five steps and more fill the picture', () => {
    const points = Array.from({ length: 11 }, (_, i) => measure(1 / (i + 1), 0.9));
    const { across, cost } = repeatLines(points);
    assert.equal(across, 10);
    assert.equal(cost.points[10].x, 1);
});
