import assert from 'node:assert/strict';
import test from 'node:test';

import { PEAK } from '../../../../../static/features/landscape/model/camera.js';
import {
    buildCells,
    buildMesh,
    buildRelief,
    buildRim,
    findNormals,
    heightAt,
} from '../../../../../static/features/landscape/model/relief.js';

const SIZE = 5;
const relief = { size: SIZE, z: Float32Array.from({ length: SIZE * SIZE }, (_, i) => ((i * 7) % 11) / 20) };

test('at its points the mesh is as high as the grid, and between them on its triangles', () => {
    const { positions } = buildMesh(relief);
    for (let i = 0; i < SIZE * SIZE; i++) {
        const [x, y, z] = positions.subarray(3 * i, 3 * i + 3);
        assert.ok(Math.abs(heightAt(relief, x, y) - z) < 1e-6);
    }
    const triangles = buildCells(SIZE);
    for (let i = 0; i < triangles.length; i += 3) {
        const corners = [0, 1, 2].map((k) => positions.subarray(3 * triangles[i + k], 3 * triangles[i + k] + 3));
        const [x, y, z] = [0, 1, 2].map(
            (axis) => 0.2 * corners[0][axis] + 0.3 * corners[1][axis] + 0.5 * corners[2][axis],
        );
        assert.ok(Math.abs(heightAt(relief, x, y) - z) < 1e-6, `triangle ${i / 3}`);
    }
});

test('beyond its edge it is as high as at the edge', () => {
    assert.equal(heightAt(relief, 5, 5), relief.z[24]);
    assert.equal(heightAt(relief, -5, -1), relief.z[0]);
});

test('its triangles face upward and cover the square once', () => {
    const { positions, indices } = buildMesh(relief);
    let area = 0;
    for (let i = 0; i < indices.length; i += 3) {
        const [a, b, c] = [0, 1, 2].map((k) => positions.subarray(3 * indices[i + k]));
        const turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        assert.ok(turn > 0);
        area += turn / 2;
    }
    assert.ok(Math.abs(area - 4) < 1e-5);
});

test('a plane has the same normal everywhere', () => {
    const size = 4;
    const z = Float32Array.from({ length: 16 }, (_, i) => 0.5 * ((2 * (i % size)) / 3 - 1));
    const normals = findNormals({ size, z });
    for (let i = 0; i < 16; i++) {
        assert.ok(Math.abs(normals[3 * i] + 0.5 / Math.hypot(0.5, 1)) < 1e-6);
        assert.ok(Math.abs(normals[3 * i + 1]) < 1e-6);
    }
});

test('the rim goes once around', () => {
    const rim = buildRim(3);
    assert.deepEqual(rim, [0, 1, 2, 5, 8, 7, 6, 3, 0]);
});

test('the finer mesh has the heights of the surface at its points', () => {
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
});
