import assert from 'node:assert/strict';
import test from 'node:test';

import { createRaster } from '../../../../../static/features/landscape/draw/raster.js';
import { ABOVE, ASLANT, buildCamera, degrees } from '../../../../../static/features/landscape/model/camera.js';
import { buildRelief, heightAt, valueAt } from '../../../../../static/features/landscape/model/relief.js';

const FRAME = { width: 380, height: 350, left: 45, top: 6, side: 300, em: 9 };
const LEVELS = [0.2, 0.4, 0.6, 0.8];
const BANDS = [
    [10, 0, 200],
    [60, 0, 160],
    [110, 0, 120],
    [160, 0, 80],
    [210, 0, 40],
];
const COLOURS = {
    bands: BANDS,
    shading: 0,
    level: [255, 255, 255],
    ground: [0, 90, 0],
    line: [0, 180, 0],
    attention: [255, 255, 0],
};
const SIZE = 41;

/** A surface of costs from 0 to 1, which are its heights too. */
function build(costAt) {
    const cost = Float32Array.from({ length: SIZE * SIZE }, (_, i) =>
        costAt((2 * (i % SIZE)) / (SIZE - 1) - 1, (2 * Math.floor(i / SIZE)) / (SIZE - 1) - 1),
    );
    return buildRelief({ size: SIZE, cost }, (value) => value);
}

function paint(relief, eye, { ratio = 1, slant = 1, ...others } = {}) {
    const camera = buildCamera(eye, FRAME);
    const sheet = {
        relief,
        camera,
        tangent: null,
        levels: LEVELS,
        side: FRAME.side,
        slant,
        colours: COLOURS,
        ...others,
    };
    const rows = createRaster().paint(sheet, FRAME, ratio);
    let next = rows.next();
    while (!next.done) next = rows.next();
    const { pixels, columns } = next.value;
    const at = (x, y) => {
        const start = 4 * (Math.floor(y * ratio) * columns + Math.floor(x * ratio));
        return [...pixels.subarray(start, start + 4)];
    };
    return { camera, at, ...next.value };
}

const waves = (x, y) => 0.5 + 0.3 * Math.sin(5 * x) * Math.cos(4 * y) + 0.1 * x;
const ridge = (x) => (Math.abs(x) < 0.3 ? 0.9 : 0.1);
const VIEWS = [
    { azimuth: 90, tilt: 75 },
    { azimuth: -70, tilt: 75 },
    { azimuth: -160, tilt: 84 },
].map(({ azimuth, tilt }) => ({ ...ASLANT, azimuth: degrees(azimuth), tilt: degrees(tilt) }));
const bandOf = (cost) => LEVELS.filter((level) => level <= cost).length;

const STEP = 0.01;

/**
 * What is seen at a place of the canvas: the band of the first cost that the line of sight meets; −1 for the underside;
 * null where it meets nothing.
 */
function look(relief, { view, focal, centre, position }, x, y) {
    const [right, up] = [(x - centre.x) / focal, (centre.y - y) / focal];
    const ray = [0, 1, 2].map((axis) => view[4 * axis] * right + view[4 * axis + 1] * up - view[4 * axis + 2]);
    const pointAt = (far) => position.map((value, axis) => value + far * ray[axis]);
    const isAbove = ([east, north, height]) => height > heightAt(relief, east, north);
    let wasAbove = null;
    const away = Math.hypot(...position);
    for (let far = away - 2.2; far < away + 2.2; far += STEP) {
        const point = pointAt(far);
        if (Math.abs(point[0]) > 1 || Math.abs(point[1]) > 1) {
            wasAbove = null;
            continue;
        }
        if (wasAbove === false && isAbove(point)) return -1;
        if (wasAbove && !isAbove(point)) {
            let [before, after] = [far - STEP, far];
            for (let i = 0; i < 20; i++) {
                const middle = (before + after) / 2;
                if (isAbove(pointAt(middle))) before = middle;
                else after = middle;
            }
            const [east, north] = pointAt(after);
            return bandOf(valueAt(relief.cost, relief.size, east, north));
        }
        wasAbove = isAbove(point);
    }
    return null;
}

test('each pixel has the colour of the band of the first cost on its line of sight', () => {
    for (const [name, costAt] of Object.entries({ waves, ridge })) {
        const relief = build(costAt);
        for (const eye of [ASLANT, ...VIEWS]) {
            const { camera, at } = paint(relief, eye);
            let [compared, covered] = [0, 0];
            for (let x = 6.5; x < FRAME.width - 6; x += 13) {
                for (let y = 6.5; y < FRAME.height - 6; y += 13) {
                    const around = [0, -2, 2].flatMap((dx) =>
                        (dx ? [-2, -1, 1, 2] : [0]).map((dy) => look(relief, camera, x + dx, y + dy)),
                    );
                    if (new Set(around).size > 1) continue; // near a line, an edge or a ridge
                    const [band] = around;
                    const found = at(x, y);
                    const expected = band === null ? [0, 0, 0, 0] : band < 0 ? null : [...BANDS[band], 255];
                    if (expected) assert.deepEqual(found, expected, `${name} at ${x}, ${y}`);
                    else assert.ok(found[1] > 50, `${name}: the underside at ${x}, ${y} is ${found}`);
                    compared++;
                    if (band !== null) covered++;
                }
            }
            assert.ok(covered > 40 && compared > covered, `${covered} of ${compared} places`);
        }
    }
});

test('its triangles leave no pixel out: from above the square is opaque, and nothing around it', () => {
    const { at, camera } = paint(build(waves), ABOVE);
    const [left, top] = [camera.place([-1, 1, 0]).x, camera.place([-1, 1, 0]).y];
    for (let x = 0; x < FRAME.width; x++) {
        for (let y = 0; y < FRAME.height; y++) {
            const inside = Math.min(x - left, left + FRAME.side - x, y - top, top + FRAME.side - y);
            if (Math.abs(inside) > 1.5) assert.equal(at(x + 0.5, y + 0.5)[3], inside > 0 ? 255 : 0, `${x}, ${y}`);
        }
    }
});

test('a level has a line as wide as in the flat picture, however many pixels there are', () => {
    const slope = build((x) => 0.5 + 0.15 * x);
    for (const ratio of [1, 2]) {
        const { at, camera } = paint(slope, ABOVE, { ratio, slant: 0 });
        const { x: middle, y } = camera.place([2 / 3, 0, 0]); // the level of 0.6
        let light = 0;
        for (let x = middle - 6; x < middle + 6; x += 1 / ratio) light += at(x + 0.01, y)[1] / ratio;
        assert.ok(Math.abs(light - 255 * 0.8 * 0.17) < 12, `${light} at ${ratio}`);
    }
});

test('places without a finite cost are hatched', () => {
    const { at, camera } = paint(
        build((x, y) => (x > 0.3 && y > 0.3 ? NaN : 0.5)),
        ABOVE,
        { slant: 0 },
    );
    const greens = new Set();
    for (let x = 0.5; x < 0.9; x += 0.01) {
        const place = camera.place([x, 0.6, 0]);
        const [red, green, blue] = at(place.x, place.y);
        assert.deepEqual([red, blue], [0, 0]);
        greens.add(green);
    }
    assert.ok(greens.has(90) && Math.max(...greens) > 120, [...greens].join(' '));
});

test('a side that faces the light is lighter, and the underside is dark', () => {
    const relief = build((x) => 0.5 + 0.4 * x);
    const shaded = { ...COLOURS, shading: 1 };
    const flat = paint(relief, ABOVE, { slant: 0, colours: shaded });
    const raised = paint(relief, ABOVE, { slant: 1, colours: shaded });
    const place = flat.camera.place([0.1, 0, 0]);
    assert.ok(raised.at(place.x, place.y)[0] > flat.at(place.x, place.y)[0]);
    const wall = build((_x, y) => (y < -0.6 ? 0.95 : 0.05));
    const { at, camera } = paint(wall, { ...ASLANT, azimuth: 0, tilt: degrees(84) }, { colours: shaded });
    const under = camera.place([0, -0.6, 0.4]);
    const [red, green] = at(under.x, under.y);
    assert.ok(green > 40 && red < 100, `${red} ${green} is not of the underside`);
});

test('the tangent plane is glass where it is above the surface, and covered where it is below', () => {
    const relief = build((x) => 0.5 + 0.3 * x * x);
    const size = 13;
    const xyz = Float32Array.from({ length: 3 * size * size }, (_, i) => {
        const point = Math.floor(i / 3);
        const [x, y] = [point % size, Math.floor(point / size)].map((value) => value / (size - 1) - 0.5);
        return [x, y, 0.48][i % 3];
    });
    const without = paint(relief, ASLANT, { tangent: null });
    const { at, camera } = paint(relief, ASLANT, { tangent: { size, xyz, arrow: [] } });
    const isGlass = (x) => {
        const place = camera.place([x, 0, Math.max(0.48, heightAt(relief, x, 0))]);
        return at(place.x, place.y)[1] > without.at(place.x, place.y)[1] + 20;
    };
    assert.ok(isGlass(0.05));
    assert.ok(!isGlass(0.4));
});

test('a picture that is painted after another one shows nothing of it', () => {
    const [relief, raster] = [build(waves), createRaster()];
    const paintWith = (painter, eye, ratio) => {
        const camera = buildCamera(eye, FRAME);
        const sheet = { relief, camera, tangent: null, levels: LEVELS, side: FRAME.side, slant: 1, colours: COLOURS };
        const rows = painter.paint(sheet, FRAME, ratio);
        let next = rows.next();
        while (!next.done) next = rows.next();
        return next.value.pixels.slice();
    };
    paintWith(raster, ABOVE, 2);
    assert.deepEqual(paintWith(raster, ASLANT, 1), paintWith(createRaster(), ASLANT, 1));
});
