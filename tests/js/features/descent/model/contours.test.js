import assert from 'node:assert/strict';
import test from 'node:test';

import { buildLines, traceContours } from '../../../../../static/features/descent/model/contours.js';
import { BOUNDS, bowl, buildSurface } from '../../../support/races.js';

const places = (ring) => Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i], ring[2 * i + 1]]);

/** A point of the unit square in the plane. */
const inPlane = ([x, y]) => [BOUNDS.x0 + 4 * x, BOUNDS.y0 + 4 * y];

for (const size of [13, 51]) {
    test(`along a line of ${size} x ${size} points the cost is the level`, () => {
        const level = 0.2;
        const [rings] = traceContours(buildSurface(bowl, { size }), [level]).areas;
        const line = rings.flatMap(buildLines).flatMap(places).map(inPlane);
        assert.ok(line.length > 40);
        for (const [x, y] of line) assert.ok(Math.abs(bowl(x, y) - level) < 0.003, `${bowl(x, y)} at ${x}, ${y}`);
    });
}

test('an area has the hole in which the cost is lower', () => {
    const [rings] = traceContours(buildSurface(bowl), [0.2]).areas;
    assert.equal(rings.length, 2); // the edge, and the circle of radius 1 about (1, 0)
    const circle = rings.find((ring) => places(ring).every(([x, y]) => x > 0 && x < 1 && y > 0 && y < 1));
    for (const [x, y] of places(circle).map(inPlane)) assert.ok(Math.abs(Math.hypot(x - 1, y) - 1) < 0.02);
});

test('the edge of the grid is no line of a level', () => {
    const [rings] = traceContours(
        buildSurface((x) => x),
        [1],
    ).areas;
    const lines = rings.flatMap(buildLines);
    assert.equal(lines.length, 1);
    for (const [x] of places(lines[0]).map(inPlane)) assert.ok(Math.abs(x - 1) < 1e-6);
});

test('places without a finite cost have an area of their own', () => {
    const torn = buildSurface((x, y) => (x > 2 ? NaN : bowl(x, y)));
    const { areas, missing } = traceContours(torn, [0.2, 0.3]);
    assert.equal(areas.length, 2);
    const edges = missing.flatMap(buildLines).flatMap(places).map(inPlane);
    assert.ok(edges.length > 0);
    for (const [x] of edges) assert.ok(x > 1.9 && x < 2.3, `${x}`);
    assert.deepEqual(traceContours(buildSurface(bowl), []).missing, []);
});
