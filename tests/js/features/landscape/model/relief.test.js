import assert from 'node:assert/strict';
import test from 'node:test';

import { PEAK } from '../../../../../static/features/landscape/model/camera.js';
import {
    buildRelief,
    DARKEST,
    findLightness,
    heightAt,
    LIGHT,
    LIGHTEST,
    lightnessOf,
} from '../../../../../static/features/landscape/model/relief.js';

const SIZE = 5;
const relief = { size: SIZE, z: Float32Array.from({ length: SIZE * SIZE }, (_, i) => ((i * 7) % 11) / 20) };
const place = (i) => [(2 * (i % SIZE)) / (SIZE - 1) - 1, (2 * Math.floor(i / SIZE)) / (SIZE - 1) - 1];

test('at its points the surface is as high as the grid, and between them on its triangles', () => {
    for (let i = 0; i < SIZE * SIZE; i++) assert.ok(Math.abs(heightAt(relief, ...place(i)) - relief.z[i]) < 1e-6);
    for (let row = 0; row + 1 < SIZE; row++) {
        for (let column = 0; column + 1 < SIZE; column++) {
            const a = row * SIZE + column;
            const [b, c, d] = [a + 1, a + SIZE, a + SIZE + 1];
            for (const corners of [
                [a, b, c],
                [b, d, c],
            ]) {
                const inside = (values) => 0.2 * values[0] + 0.3 * values[1] + 0.5 * values[2];
                const [x, y] = [0, 1].map((axis) => inside(corners.map((i) => place(i)[axis])));
                const z = inside(corners.map((i) => relief.z[i]));
                assert.ok(Math.abs(heightAt(relief, x, y) - z) < 1e-6, `triangle ${corners}`);
            }
        }
    }
});

test('beyond its edge it is as high as at the edge', () => {
    assert.equal(heightAt(relief, 5, 5), relief.z[24]);
    assert.equal(heightAt(relief, -5, -1), relief.z[0]);
});

test('a plane is equally light everywhere, the lighter the more it faces the light', () => {
    const size = 4;
    const plane = (slope) => Float32Array.from({ length: 16 }, (_, i) => slope * ((2 * (i % size)) / 3 - 1));
    for (const lightness of findLightness({ size, z: plane(0) })) assert.ok(Math.abs(lightness - 1) < 1e-6);
    for (const lightness of findLightness({ size, z: plane(0.5) }))
        assert.ok(Math.abs(lightness - lightnessOf(0.5, 0)) < 1e-6);
    assert.ok(Math.abs(Math.hypot(...LIGHT) - 1) < 1e-3);
    assert.ok(lightnessOf(0.5, 0) > 1, 'the slope up to the east faces the west, where the light is');
    assert.ok(lightnessOf(-0.5, 0) < 1);
    for (const slope of [-50, 50]) {
        assert.ok(lightnessOf(slope, 0) >= DARKEST && lightnessOf(slope, 0) <= LIGHTEST);
    }
});

test('the finer grid has the heights of the surface at its points', () => {
    const cost = Float32Array.from({ length: 51 * 51 }, (_, i) => 1 + ((i * 13) % 17) / 17);
    const made = buildRelief({ size: 51, cost }, (value) => value - 1);
    const times = (made.size - 1) / 50;
    assert.ok(made.size > 90);
    for (const [row, column] of [
        [0, 0],
        [3, 40],
        [50, 50],
    ]) {
        assert.ok(
            Math.abs(made.z[row * times * made.size + column * times] - PEAK * (cost[row * 51 + column] - 1)) < 1e-6,
        );
    }
});

test('the surface is at its highest where the cost is not finite', () => {
    const cost = Float32Array.from({ length: 121 }, (_, i) => (i === 60 ? NaN : i === 0 ? Infinity : 1));
    const made = buildRelief({ size: 11, cost }, () => 0.2);
    const middle = (made.size - 1) / 2;
    assert.ok(Math.abs(made.z[middle * made.size + middle] - PEAK) < 1e-6);
    assert.ok(Math.abs(made.z[0] - PEAK) < 1e-6);
    assert.ok(Math.abs(made.z[made.size * made.size - 1] - 0.2 * PEAK) < 1e-6);
    assert.equal(made.missing[middle * made.size + middle], 1);
    assert.equal(made.missing[made.size * made.size - 1], 0);
    assert.ok(made.cost.every(Number.isFinite));
});
