import assert from 'node:assert/strict';
import test from 'node:test';

import { createAtlas } from '../../../../../static/features/deal/draw/tile-atlas.js';
import { mixInks, paintTiles } from '../../../../../static/features/deal/draw/tiles.js';

const SIDE = 28;
/** Two images: one of 200 everywhere, one that is bright on its left half. */
const images = Uint8Array.from({ length: 2 * SIDE * SIDE }, (_, i) =>
    i < SIDE * SIDE ? 200 : i % SIDE < 14 ? 255 : 0,
);
const palette = { brightRgb: [255, 255, 255], darkRgb: [0, 0, 0], groundRgb: [20, 20, 20] };

const scaled = (atlas, size, image) => {
    const level = atlas.level(size);
    atlas.make(level, image);
    return level.pixels.subarray(image * size * size, (image + 1) * size * size);
};

test('a small image is as bright as the large one, at every size', () => {
    const atlas = createAtlas(images);
    for (const size of [1, 3, 7, 8, 13, 27]) {
        assert.ok(
            scaled(atlas, size, 0).every((pixel) => pixel === 200),
            `at ${size}`,
        );
        const mean = scaled(atlas, size, 1).reduce((sum, pixel) => sum + pixel, 0) / size ** 2;
        assert.ok(Math.abs(mean - 127.5) < 1, `at ${size}: ${mean}`);
    }
});

test('a pixel is the mean of what it covers', () => {
    assert.deepEqual([...scaled(createAtlas(images), 2, 1)], [255, 0, 255, 0]);
    assert.deepEqual([...scaled(createAtlas(images), 1, 1)], [128]);
});

test('tiles as large as the images, or larger, are drawn from the images', () => {
    const atlas = createAtlas(images);
    assert.equal(atlas.level(28).pixels, images);
    assert.equal(atlas.level(56).pixels, images);
});

test('a moving tile is drawn from the next larger cached size', () => {
    const atlas = createAtlas(images);
    atlas.level(8);
    atlas.level(12);
    assert.deepEqual(
        [7, 8, 9, 12, 13].map((size) => atlas.near(size).size),
        [8, 8, 12, 12, 28],
    );
});

/** The red of each dot, 0 where nothing was drawn. */
function painted(tiles, { tones = [1, 1], stack = [0, 1], isAtRest = true, scale = 1 } = {}) {
    const dots = new Uint32Array(12 * 6);
    const at = Object.fromEntries(Object.entries(tiles).map(([name, values]) => [name, Float32Array.from(values)]));
    const picture = {
        width: 12,
        height: 6,
        tiles: at,
        tones: Uint8Array.from(tones),
        stack: Int32Array.from(stack),
        isAtRest,
        scale,
    };
    paintTiles(dots, picture, createAtlas(images), mixInks(palette));
    const bytes = new Uint8Array(dots.buffer);
    return (x, y) => (bytes[4 * (12 * y + x) + 3] ? bytes[4 * (12 * y + x)] : null);
}

test('tiles are painted at their places, and nothing beside them', () => {
    const red = painted({ x: [0, 6], y: [0, 2], size: [4, 4] });
    assert.equal(red(3, 3), 200);
    assert.equal(red(4, 3), null);
    assert.deepEqual([red(6, 2), red(7, 5), red(8, 2), red(9, 5)], [255, 255, 0, 0]);
    assert.equal(red(6, 1), null);
});

test('parts of tiles outside the picture are left out', () => {
    const red = painted({ x: [-2, 10], y: [-2, 4], size: [4, 4] });
    assert.deepEqual([red(0, 0), red(1, 1), red(2, 2)], [200, 200, null]);
    assert.deepEqual(
        [red(10, 4), red(11, 5), red(0, 5)],
        [255, 255, null],
        'it does not come in again on the other side',
    );
});

test('the last of the stack is on top', () => {
    const both = { x: [0, 0], y: [0, 0], size: [4, 4] };
    assert.equal(painted(both, { stack: [0, 1] })(3, 0), 0);
    assert.equal(painted(both, { stack: [1, 0] })(3, 0), 200);
});

test("a used image is near the ground colour, an image of the shown step's row stands out", () => {
    const redOf = (tone) => painted({ x: [0, 6], y: [0, 0], size: [4, 4] }, { tones: [1, tone] });
    assert.ok(redOf(0)(6, 0) < 120 && redOf(0)(6, 0) > 60);
    assert.equal(redOf(1)(8, 0), 0);
    assert.ok(redOf(2)(8, 0) > 10, 'its ground is raised');
});

test('a coarser bitmap holds the same picture', () => {
    const red = painted({ x: [0, 12], y: [0, 4], size: [8, 8] }, { isAtRest: false, scale: 0.5 });
    assert.deepEqual([red(3, 3), red(4, 3), red(6, 2), red(9, 5)], [200, null, 255, 0]);
});
