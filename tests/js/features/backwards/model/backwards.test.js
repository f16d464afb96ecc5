import assert from 'node:assert/strict';
import test from 'node:test';

import { buildLadder, findScale, MOST_ARROWS } from '../../../../../static/features/backwards/model/backwards.js';
import { recordByHand } from '../../../support/records.js';

test('a rung for each layer, the outputs first', () => {
    // nudge2 = (2, −1), delta2 = (−2, 1), a1 = (½, 1): the strongest weight nudge is 2 · 1
    // nudge1 = (3, −2½), delta1 = (−3, 2½), a0 = (1, 0, ½): the strongest is 3 · 1
    assert.deepEqual(buildLadder(recordByHand()), [
        {
            layer: 2,
            neurons: 2,
            behind: 2,
            nudge: 1.5,
            delta: 1.5,
            arrows: [
                { index: 0, nudge: 2 },
                { index: 1, nudge: -1 },
            ],
            longest: 2,
            strongest: { to: 0, from: 1, value: 2 },
        },
        {
            layer: 1,
            neurons: 2,
            behind: 3,
            nudge: 2.75,
            delta: 2.75,
            arrows: [
                { index: 0, nudge: 3 },
                { index: 1, nudge: -2.5 },
            ],
            longest: 3,
            strongest: { to: 0, from: 0, value: 3 },
        },
    ]);
});

test('where the slope is flat, δ is small beside the nudge', () => {
    const [last] = buildLadder(recordByHand({ delta2: [-0.5, 0.25] }));
    assert.deepEqual([last.nudge, last.delta, last.strongest.value], [1.5, 0.375, 0.5]);
});

test('a bar is full at the greatest mean that is known, an arrow at the longest', () => {
    const rungs = buildLadder(recordByHand());
    assert.deepEqual(
        findScale(rungs, (layer) => layer === 2),
        { mean: 1.5, longest: 2 },
    );
    assert.deepEqual(
        findScale(rungs, () => true),
        { mean: 2.75, longest: 3 },
    );
    assert.deepEqual(
        findScale(rungs, () => false),
        { mean: 0, longest: 0 },
    );
});

test('of a wide layer the strongest have arrows, in their places', () => {
    const nudge1 = Array.from({ length: 40 }, (_, i) => (i === 7 ? 0.1 : i % 2 ? -i : i));
    const rung = buildLadder(recordByHand({ nudge1, delta1: nudge1, a1: nudge1 }))[1];
    assert.deepEqual(
        rung.arrows.map(({ index }) => index),
        Array.from({ length: MOST_ARROWS }, (_, i) => 24 + i),
    );
    assert.deepEqual([rung.neurons, rung.longest], [40, 39]);
});
