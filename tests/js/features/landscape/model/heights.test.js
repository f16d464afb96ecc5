import assert from 'node:assert/strict';
import test from 'node:test';

import { buildMarks, findHeights } from '../../../../../static/features/landscape/model/heights.js';

test('equal ratios of costs are equal heights, from just above the foot to just below the peak', () => {
    const { share, isCut } = findHeights([0.1, 0.2, 0.4, 0.8, NaN, Infinity]);
    const steps = [0.1, 0.2, 0.4, 0.8].map(share);
    assert.ok(steps[0] > 0 && steps[0] < 0.1 && steps[3] > 0.9 && steps[3] < 1);
    assert.ok(Math.abs(steps[1] - steps[0] - (steps[3] - steps[2])) < 1e-12);
    assert.equal(isCut, false);
});

test('a wall a million times as high as the valley is cut off, and marked as cut', () => {
    const { share, high, isCut } = findHeights([0.1, 1, 1e5]);
    assert.equal(isCut, true);
    assert.ok(Math.abs(high - 100) < 1e-9);
    assert.ok(share(1) > 0.3 && share(1e5) > 1);
});

test('heights stay from one surface to the next while they fit', () => {
    const first = findHeights([0.1, 4]);
    assert.equal(findHeights([0.11, 3.9], [], first).low, first.low);
    assert.notEqual(findHeights([0.01, 3.9], [], first).low, first.low);
    assert.notEqual(findHeights([0.1, 9], [], first).high, first.high);
    assert.notEqual(findHeights([1, 4], [], first).low, first.low);
});

test('true costs outside the range of the surface have a place, but do not flatten it', () => {
    const alone = findHeights([0.5, 1]);
    assert.ok(findHeights([0.5, 1], [0.4]).low < 0.4);
    const far = findHeights([0.5, 1], [0.001, 50]);
    assert.ok(far.share(1) - far.share(0.5) > 0.45 * (alone.share(1) - alone.share(0.5)));
    assert.ok(far.share(0.001) < 0 && far.share(50) > 1);
});

test('a flat surface and one without finite costs have heights too', () => {
    for (const costs of [[2, 2, 2], [], [NaN], [0, 0]]) {
        const { low, high, share } = findHeights(costs);
        assert.ok(low > 0 && high > low && Number.isFinite(share(2)), `${costs}`);
    }
    assert.equal(findHeights([1, 2]).share(0), -1);
});

test('marks are levels that are apart from each other; the highest level always has one', () => {
    const heights = findHeights([0.1, 10]);
    const marks = buildMarks(heights, [0.05, 0.2, 0.21, 1, 8, 9, 40], 0.05);
    assert.deepEqual(
        marks.map(({ cost }) => cost),
        [0.2, 1, 9],
    );
});
