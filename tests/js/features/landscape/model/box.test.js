import assert from 'node:assert/strict';
import test from 'node:test';

import { buildBox } from '../../../../../static/features/landscape/model/box.js';
import { ABOVE, ASLANT, buildCamera, degrees } from '../../../../../static/features/landscape/model/camera.js';
import { buildRelief, heightAt } from '../../../../../static/features/landscape/model/relief.js';

const FRAME = { width: 760, height: 700, left: 90, top: 12, side: 600, em: 17 };
const cost = Float32Array.from({ length: 121 }, (_, i) => 1.1 + ((i * 7) % 11) / 20);
const relief = buildRelief({ size: 11, cost }, (value) => value - 1);

test('the box has the floor, four uprights up to the surface, and the rim', () => {
    const { behind, front } = buildBox(relief, buildCamera(ASLANT, FRAME));
    const lines = [...behind, ...front];
    assert.equal(lines.length, 12);
    const rims = lines.filter(({ length }) => length === relief.size);
    assert.equal(rims.length, 4);
    for (const [x, y, z] of rims.flat()) assert.ok(Math.abs(z - heightAt(relief, x, y)) < 1e-6);
    const edges = lines.filter(({ length }) => length === 2);
    assert.equal(edges.filter(([from, to]) => from[2] === 0 && to[2] === 0).length, 4);
    for (const [from, to] of edges.filter(([, end]) => end[2] !== 0)) {
        assert.deepEqual(from.slice(0, 2), to.slice(0, 2));
        assert.ok(Math.abs(to[2] - heightAt(relief, to[0], to[1])) < 1e-6);
    }
});

test('two sides of the box face an eye at a corner, and none faces an eye above', () => {
    assert.equal(buildBox(relief, buildCamera(ABOVE, FRAME)).front.length, 0);
    const { front } = buildBox(relief, buildCamera({ ...ASLANT, azimuth: degrees(-45) }, FRAME));
    const floor = front.filter((line) => line.length === 2 && line.every(([, , z]) => z === 0));
    assert.equal(floor.length, 2, 'the floor of two sides');
    for (const line of floor)
        assert.ok(
            line.every(([x, y]) => x === -1 || y === -1),
            'the eye is in the south west',
        );
    assert.equal(front.filter((line) => line.length === relief.size).length, 2);
});
