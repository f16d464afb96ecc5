import assert from 'node:assert/strict';
import test from 'node:test';

import { agreementFigure, alongSizes } from '../../../../../static/features/agreement/model/agreement.js';

const ANGLES = { run: 0, step: 3, sizes: [1, 10, 100], mean: [80, 45, 9], low: [70, 40, 8], high: [90, 50, 10] };

test('sizes are placed by their logarithm, and angles as shares of 90°', () => {
    const { most, points } = agreementFigure(ANGLES);
    assert.equal(most, 90);
    assert.deepEqual(
        points.map(({ x }) => Number(x.toFixed(9))),
        [0, 0.5, 1],
    );
    assert.deepEqual(
        points.map(({ mean }) => mean),
        [80 / 90, 0.5, 0.1],
    );
    assert.deepEqual(points[2].angles, { mean: 9, low: 8, high: 10 });
});

test('angles above 90° need a picture up to 180°', () => {
    assert.equal(agreementFigure({ ...ANGLES, high: [91, 50, 10] }).most, 180);
});

test('a size whose gradients have no direction is left out', () => {
    assert.deepEqual(
        agreementFigure({ ...ANGLES, mean: [80, null, 9] }).points.map(({ size }) => size),
        [1, 100],
    );
});

test('the axis has powers of ten and its end, without overlap', () => {
    const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
    const all = { ...ANGLES, sizes, mean: sizes, low: sizes, high: sizes };
    assert.deepEqual(
        agreementFigure(all).marks.map(({ size }) => size),
        [1, 10, 100, 2000],
    );
    assert.equal(alongSizes(1, 1), 0.5);
});
