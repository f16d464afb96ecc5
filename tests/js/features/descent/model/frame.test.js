import assert from 'node:assert/strict';
import test from 'node:test';

import {
    boundsBetween,
    buildFrame,
    horizontal,
    movedBy,
    planeAt,
    sameBounds,
    vertical,
    WHOLE,
    zoomedBounds,
    zoomedBy,
} from '../../../../../static/features/descent/model/frame.js';
import { BOUNDS } from '../../../support/races.js';

test('the square is as large as fits, whatever is longer', () => {
    const wide = buildFrame({ width: 900, height: 500, em: 15 });
    const high = buildFrame({ width: 350, height: 900, em: 15 });
    for (const { left, top, side, width, height } of [wide, high]) {
        assert.ok(side > 200 && left >= 0 && top >= 0);
        assert.ok(left + side <= width && top + side <= height);
    }
    assert.ok(wide.side > 0.75 * 500 && high.side > 0.8 * 350);
});

test('the edges of the square lie between pixels at every pixel ratio', () => {
    for (const width of [351.3, 402, 777.7]) {
        const { left, top, side } = buildFrame({ width, height: 640, em: 15.3 });
        for (const ratio of [1, 1.25, 1.5, 2, 3]) {
            for (const edge of [left, top, left + side])
                assert.ok(Number.isInteger(edge * ratio), `${edge} at ${ratio}`);
        }
    }
});

test('where there is no room there is no square', () => {
    assert.equal(buildFrame({ width: 20, height: 20, em: 15 }).side, 0);
});

test('y runs upward, and both axes have one scale', () => {
    const frame = buildFrame({ width: 500, height: 600, em: 15 });
    assert.equal(horizontal(frame, BOUNDS, -1), frame.left);
    assert.equal(horizontal(frame, BOUNDS, 3), frame.left + frame.side);
    assert.equal(vertical(frame, BOUNDS, 2), frame.top);
    assert.equal(vertical(frame, BOUNDS, -2), frame.top + frame.side);
    assert.equal(
        horizontal(frame, BOUNDS, 1) - horizontal(frame, BOUNDS, 0),
        vertical(frame, BOUNDS, 0) - vertical(frame, BOUNDS, 1),
    );
});

test('a place on the canvas is converted back to its place in the plane', () => {
    const frame = buildFrame({ width: 500, height: 600, em: 15 });
    const { x, y } = planeAt(frame, BOUNDS, { x: horizontal(frame, BOUNDS, 1.5), y: vertical(frame, BOUNDS, -0.5) });
    assert.ok(Math.abs(x - 1.5) < 1e-9 && Math.abs(y + 0.5) < 1e-9);
});

test('bounds may lie between two others', () => {
    const other = { x0: 0, x1: 8, y0: 0, y1: 8 };
    assert.deepEqual(boundsBetween(BOUNDS, other, 0.5), { x0: -0.5, x1: 5.5, y0: -1, y1: 5 });
    assert.ok(sameBounds(boundsBetween(BOUNDS, other, 1), other));
    assert.ok(!sameBounds(BOUNDS, other));
});

test('a zoom keeps the place under the pointer, stays within the square, and goes back to the whole', () => {
    const frame = buildFrame({ width: 500, height: 600, em: 15 });
    const square = { x0: -2, x1: 6, y0: 1, y1: 9 };
    const about = { x: frame.left + 0.3 * frame.side, y: frame.top + 0.6 * frame.side };
    assert.equal(zoomedBounds(square, WHOLE), square);
    let zoom = WHOLE;
    for (const factor of [2, 1.5, 3]) {
        const before = planeAt(frame, zoomedBounds(square, zoom), about);
        zoom = zoomedBy(zoom, factor, { whole: square, frame, about });
        const after = planeAt(frame, zoomedBounds(square, zoom), about);
        assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1e-9);
    }
    const shown = zoomedBounds(square, zoom);
    assert.ok(Math.abs(shown.x1 - shown.x0 - 8 / 9) < 1e-9);
    const far = zoomedBounds(square, movedBy(zoom, { x: 1e5, y: -1e5 }, { whole: square, frame }));
    assert.ok(far.x0 === square.x0 && Math.abs(far.y0 - square.y0) < 1e-9, 'it stops at the edge');
    const moved = zoomedBounds(square, movedBy(zoom, { x: 10, y: 4 }, { whole: square, frame }));
    const perPixel = (shown.x1 - shown.x0) / frame.side;
    assert.ok(Math.abs(moved.x0 - (shown.x0 - 10 * perPixel)) < 1e-9);
    assert.ok(Math.abs(moved.y0 - (shown.y0 + 4 * perPixel)) < 1e-9);
    assert.equal(zoomedBounds(square, zoomedBy(zoom, 1e-3, { whole: square, frame })), square);
    assert.equal(zoomedBy(zoom, 1e6, { whole: square, frame }).factor, 64);
});
