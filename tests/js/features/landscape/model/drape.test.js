import assert from 'node:assert/strict';
import test from 'node:test';

import { drapeLine, GAP, isOn } from '../../../../../static/features/landscape/model/drape.js';
import { heightAt } from '../../../../../static/features/landscape/model/relief.js';

const SIZE = 5;
const relief = { size: SIZE, z: Float32Array.from({ length: SIZE * SIZE }, (_, i) => ((i * 7) % 11) / 20) };
const toPoints = (xyz) => Array.from({ length: xyz.length / 3 }, (_, i) => [...xyz.subarray(3 * i, 3 * i + 3)]);

test('a draped line is on the surface everywhere, slightly raised, and has the indices of its points', () => {
    const points = [-0.9, -0.9, 0.7, 0.4, 0.7, 0.4, 0.71, 0.41];
    const { xyz, places } = drapeLine(relief, points, 0.01);
    for (let i = 0; i < xyz.length; i += 3) {
        assert.ok(Math.abs(xyz[i + 2] - 0.01 - heightAt(relief, xyz[i], xyz[i + 1])) < 1e-6);
        const step = i > 0 ? Math.hypot(xyz[i] - xyz[i - 3], xyz[i + 1] - xyz[i - 2]) : 0;
        assert.ok(step <= 1 / (SIZE - 1) + 1e-6, `${step}`);
    }
    assert.equal(places.length, 4);
    places.forEach((place, i) => {
        assert.ok(
            Math.abs(xyz[3 * place] - points[2 * i]) < 1e-6 && Math.abs(xyz[3 * place + 1] - points[2 * i + 1]) < 1e-6,
        );
    });
    assert.equal(places[3], xyz.length / 3 - 1);
});

test('a line that leaves the surface ends at its edge, and after a gap goes on where it comes back', () => {
    const { xyz, places } = drapeLine(relief, [0, 0, 3, 0, 3, 5, 0, 5, 0, 0.5]);
    const points = toPoints(xyz);
    const gaps = points.flatMap(([, , z], i) => (z === GAP ? [i] : []));
    assert.equal(gaps.length, 1);
    assert.deepEqual(points[gaps[0] - 1].slice(0, 2), [1, 0]);
    assert.deepEqual(points[gaps[0] + 1].slice(0, 2), [0, 1]);
    assert.deepEqual(
        [...places].map((place) => place >= 0),
        [true, false, false, false, true],
    );
    assert.ok(points.every(([x, y, z]) => z === GAP || isOn(x, y)));
});

test('a line from outside to outside is drawn in between; a line beside the surface is empty', () => {
    const { xyz, places } = drapeLine(relief, [-3, 0.5, 3, 0.5]);
    const points = toPoints(xyz);
    assert.deepEqual(
        [points[0], points.at(-1)].map(([x, y]) => [x, y]),
        [
            [-1, 0.5],
            [1, 0.5],
        ],
    );
    assert.deepEqual([...places], [-1, -1]);
    assert.equal(drapeLine(relief, [2, 2, 3, 3]).xyz.length, 0);
});

test('a line far beside the surface costs no more than one on the surface', () => {
    const { xyz } = drapeLine(relief, [0, 0, 1e17, 3e16]);
    assert.ok(xyz.length < 60);
    const [x, y] = toPoints(xyz).at(-1);
    assert.ok(Math.abs(x - 1) < 1e-6 && Math.abs(y - 0.3) < 1e-6);
});
