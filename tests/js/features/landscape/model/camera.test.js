import assert from 'node:assert/strict';
import test from 'node:test';

import {
    ABOVE,
    ASLANT,
    between,
    buildCamera,
    CORNERS,
    degrees,
    dragged,
    PEAK,
    slant,
    turned,
    zoomed,
} from '../../../../../static/features/landscape/model/camera.js';

const FRAME = { width: 760, height: 700, left: 90, top: 12, side: 600, em: 17 };

const near = (one, other, most, what) => assert.ok(Math.abs(one - other) <= most, `${what}: ${one} is not ${other}`);

test('from above the world lies exactly on the flat picture, whatever its height', () => {
    const camera = buildCamera(ABOVE, FRAME);
    for (const [x, y] of [...CORNERS, [0, 0], [0.3, -0.7]]) {
        for (const z of [0, PEAK / 2, PEAK]) {
            const place = camera.place([x, y, z]);
            near(place.x, FRAME.left + (FRAME.side * (x + 1)) / 2, 0.6, `x of ${x}, ${y}, ${z}`);
            near(place.y, FRAME.top + (FRAME.side * (1 - y)) / 2, 0.6, `y of ${x}, ${y}, ${z}`);
        }
    }
});

test('a place is that of the view, scaled by the distance from the eye', () => {
    for (const eye of [ABOVE, ASLANT, { ...ASLANT, azimuth: 2.5, zoom: 3, x: 0.4, y: -0.2 }]) {
        const { view, focal, centre, position, place } = buildCamera(eye, FRAME);
        for (const point of [
            [-1, -1, 0],
            [0.2, 0.9, PEAK],
            [0, 0, 0.1],
        ]) {
            const [x, y, z] = [0, 1, 2].map((row) =>
                [...point, 1].reduce((sum, value, i) => sum + view[4 * i + row] * value, 0),
            );
            const found = place(point);
            near(found.x, centre.x + (focal * x) / -z, 1e-6, 'x');
            near(found.y, centre.y - (focal * y) / -z, 1e-6, 'y');
            const away = Math.hypot(...position.map((value, i) => value - point[i]));
            near(Math.hypot(x, y, z), away, 1e-6, 'distance');
        }
    }
});

test('the whole box stays on the canvas at every azimuth', () => {
    for (const frame of [FRAME, { width: 340, height: 380, left: 40, top: 8, side: 290, em: 14 }]) {
        for (const tilt of [45, 58, 70, 84].map(degrees)) {
            for (let azimuth = -3; azimuth <= 3; azimuth += 0.25) {
                const camera = buildCamera({ ...ASLANT, tilt, azimuth }, frame);
                for (const [x, y] of CORNERS) {
                    for (const z of [0, PEAK]) {
                        const place = camera.place([x, y, z]);
                        assert.ok(
                            place.x >= 0 && place.x <= frame.width && place.y >= 0 && place.y <= frame.height,
                            `${tilt} ${azimuth}: ${place.x}, ${place.y}`,
                        );
                    }
                }
            }
        }
    }
});

test('the part of the canvas that the buttons cover is left free', () => {
    const low = Math.max(
        ...CORNERS.map(([x, y]) => buildCamera(ASLANT, { ...FRAME, height: 420, below: 80 }).place([x, y, 0]).y),
    );
    assert.ok(low <= 340, `${low}`);
});

test('nearer parts are larger in perspective, but not from above', () => {
    const sizes = (eye) => [-1, 1].map((y) => buildCamera(eye, FRAME).place([0, y, 0]).scale);
    const [front, back] = sizes({ ...ASLANT, azimuth: 0 });
    assert.ok(front > 1.3 * back);
    const [south, north] = sizes(ABOVE);
    near(south, north, 1e-9, 'from above');
});

test('an eye turns all the way round, and tilts from straight above to just above the ground', () => {
    assert.ok(Math.abs(turned(ASLANT, { right: 40 }).azimuth) <= Math.PI);
    assert.equal(turned(ASLANT, { down: -10 }).tilt, 0);
    assert.equal(turned(ASLANT, { down: 10 }).tilt, degrees(84));
    assert.ok(buildCamera(turned(ASLANT, { right: 0.2 }), FRAME).position[0] > buildCamera(ASLANT, FRAME).position[0]);
});

test('the point at the zoomed place stays there, and at zoom 1 the whole surface is visible', () => {
    const about = { x: 500, y: 300, frame: FRAME };
    const eye = { ...ABOVE, zoom: 2 };
    const closer = zoomed(eye, 1.5, about);
    assert.equal(closer.zoom, 3);
    const world = (of) => {
        const camera = buildCamera(of, FRAME);
        const { scale } = camera.place([0, 0, PEAK / 2]);
        const target = camera.place([of.x, of.y, PEAK / 2]);
        return [of.x + (about.x - target.x) / scale, of.y - (about.y - target.y) / scale];
    };
    world(eye).forEach((value, i) => near(world(closer)[i], value, 1e-9, 'under the pointer'));
    const back = zoomed(closer, 0.01, about);
    assert.deepEqual([back.zoom, Math.abs(back.x), Math.abs(back.y)], [1, 0, 0]);
    assert.equal(zoomed(eye, 100).zoom, 8);
});

test('dragging moves the target only as far as the zoom allows', () => {
    assert.deepEqual(
        [dragged(ASLANT, { x: 50, y: 20 }, FRAME)].map(({ x, y }) => [Math.abs(x), Math.abs(y)]),
        [[0, 0]],
    );
    const far = dragged({ ...ABOVE, zoom: 2 }, { x: -4000, y: 0 }, FRAME);
    assert.equal(far.x, 0.5);
    near(far.y, 0, 1e-12, 'y');
});

test('the eyes between two eyes begin at the first, end at the second, and turn the shorter way', () => {
    const [from, to] = [
        { ...ASLANT, azimuth: 3 },
        { ...ASLANT, azimuth: -3, tilt: 0.5 },
    ];
    assert.equal(between(from, to, 0).azimuth, 3);
    near(Math.cos(between(from, to, 1).azimuth), Math.cos(-3), 1e-12, 'azimuth');
    assert.ok(Math.abs(between(from, to, 0.5).azimuth) > 3);
    assert.equal(slant(ABOVE), 0);
    assert.equal(slant(ASLANT), 1);
});
