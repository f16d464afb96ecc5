import assert from 'node:assert/strict';
import test from 'node:test';

import { contoursFor, labelsFor } from '../../../../../static/features/descent/model/surface-contours.js';
import { bowl, buildPaths, buildSurface } from '../../../support/races.js';

const SIZE = { side: 600, em: 11 };

test('contours of a surface are computed once', () => {
    const surface = buildSurface(bowl, { race: 81 });
    assert.equal(contoursFor(surface), contoursFor(surface));
});

test("no label covers a path that is on the surface's plane", () => {
    const surface = buildSurface(bowl, { race: 82 });
    const paths = buildPaths();
    const places = paths.runs.flatMap(({ xy }) =>
        Array.from({ length: xy.length / 2 }, (_, i) => [(xy[2 * i] + 1) / 4, (xy[2 * i + 1] + 2) / 4]),
    );
    for (const { x, y } of labelsFor(surface, SIZE, paths)) {
        for (const place of places) assert.ok(Math.hypot(place[0] - x, place[1] - y) * SIZE.side > SIZE.em);
    }
});

test('labels stay near their places in the plane when more of the plane is shown', () => {
    const near = buildSurface(bowl, { race: 83 });
    const labels = labelsFor(near, SIZE, null);
    const wide = buildSurface(bowl, { race: 83, bounds: { x0: -2, x1: 4, y0: -3, y1: 3 } });
    const inPlane = ({ x, y }, { x0, y0, x1 }) => [x0 + x * (x1 - x0), y0 + y * (x1 - x0)];
    const after = labelsFor(wide, SIZE, null, { surface: near, labels });
    const stayed = after.filter((label) =>
        labels.some((other) => {
            const [one, two] = [inPlane(label, wide.bounds), inPlane(other, near.bounds)];
            return other.level === label.level && Math.hypot(one[0] - two[0], one[1] - two[1]) < 0.3;
        }),
    );
    assert.ok(stayed.length >= 3, `${stayed.length} of ${after.length}`);
});
