import assert from 'node:assert/strict';
import test from 'node:test';

import { filled, finer } from '../../../../../static/features/descent/model/grid.js';
import { bowl, buildSurface } from '../../../support/races.js';

test('a finer grid is the same at the points of the coarse one', () => {
    const { size, cost } = buildSurface(bowl, { size: 13 });
    const fine = finer({ size, values: cost }, 4);
    assert.equal(fine.size, 49);
    for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
            assert.equal(fine.values[4 * row * 49 + 4 * column], cost[row * size + column]);
        }
    }
});

test('between its points it follows the curve', () => {
    const { size, cost } = buildSurface(bowl, { size: 13 });
    const fine = finer({ size, values: cost }, 4);
    const true_ = buildSurface(bowl, { size: 49 }).cost;
    const worst = Math.max(...fine.values.map((value, i) => Math.abs(value - true_[i])));
    assert.ok(worst < 0.01, `${worst}`);
});

test('a factor of 1 changes nothing', () => {
    const values = Float32Array.of(1, 2, 3, 4);
    assert.deepEqual(finer({ size: 2, values }, 1), { size: 2, values });
});

test('the highest cost replaces those that are not finite, and they are marked', () => {
    const { values, missing } = filled(Float32Array.of(1, NaN, 3, Infinity));
    assert.deepEqual([...values], [1, 3, 3, 3]);
    assert.deepEqual([...missing], [0, 1, 0, 1]);
    const whole = Float32Array.of(1, 2);
    assert.deepEqual(filled(whole), { values: whole, missing: null });
});
