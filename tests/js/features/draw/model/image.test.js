// From strokes to the image that the network sees. tests/data/test_digits_of_the_page.py holds every byte against
// the server's.

import assert from 'node:assert/strict';
import test from 'node:test';

import { penWidth, toImage } from '../../../../../static/features/draw/model/image.js';
import { normalisedImage } from '../../../../../static/features/draw/model/normalised.js';

/** @type {number[][][]} */
const SEVEN = [
    [
        [0.3, 0.2],
        [0.6, 0.2],
        [0.4, 0.7],
    ],
];
const SMALL = SEVEN.map((line) => line.map(([x, y]) => [x / 10 + 0.8, y / 10]));

/** @param {Uint8Array} image */
function sumInk(image) {
    return image.reduce((sum, value) => sum + value, 0);
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 */
function greatestDifference(a, b) {
    return Math.max(...a.map((value, place) => Math.abs(value - b[place])));
}

test('a drawing of any size, anywhere, is the same to the network', () => {
    assert.ok(sumInk(toImage(SEVEN)) > 0);
    assert.ok(greatestDifference(toImage(SEVEN), toImage(SMALL)) <= 1);
});

test('without normalising a small drawing in the corner stays small and there', () => {
    const image = toImage(SMALL, { normalised: false });
    const inked = [...image.keys()].filter((place) => image[place] > 0);
    assert.ok(inked.length > 0 && inked.length < 40);
    for (const place of inked) assert.ok(place % 28 >= 21 && place / 28 < 4);
});

test('an empty pad has no ink, a dot has some in the middle', () => {
    assert.equal(sumInk(toImage([])), 0);
    assert.equal(sumInk(toImage([[]])), 0);
    const dot = toImage([[[0.1, 0.9]]]);
    assert.equal(dot[14 * 28 + 14], 255);
    assert.ok(sumInk(dot) < 12 * 255);
});

test('a stored example on the pad is seen as it is, until it is drawn on', () => {
    const under = normalisedImage(
        toImage([
            [
                [0.5, 0.1],
                [0.4, 0.9],
            ],
        ]),
    );
    assert.deepEqual(toImage([], { under }), under);
    const over = toImage(SEVEN, { under, normalised: false });
    assert.ok(over.every((value, place) => value >= under[place]));
    assert.ok(sumInk(over) > sumInk(under));
});

test('neither the strokes nor the image under them is changed', () => {
    const strokes = structuredClone(SEVEN);
    const under = toImage(SMALL);
    const before = under.slice();
    toImage(strokes, { under });
    assert.deepEqual(strokes, SEVEN);
    assert.deepEqual(under, before);
});

test('a point without pressure counts as one of a mouse', () => {
    const pressed = SEVEN.map((line) => line.map(([x, y]) => [x, y, 0.5]));
    assert.deepEqual(toImage(pressed), toImage(SEVEN));
    const harder = SEVEN.map((line) => line.map(([x, y]) => [x, y, 1]));
    assert.ok(sumInk(toImage(harder)) > sumInk(toImage(SEVEN)));
});

test('the pen is wider in a larger drawing, within bounds', () => {
    assert.ok(penWidth(SMALL) < penWidth(SEVEN));
    assert.equal(penWidth([]), penWidth([[[0.5, 0.5]]]));
    assert.ok(
        penWidth([
            [
                [0, 0],
                [1, 1],
            ],
        ]) < 0.13,
    );
});

test('a number that is not finite is refused', () => {
    assert.throws(() => toImage([[[0.5, NaN]]]), /not finite/);
    assert.throws(() => toImage([[[0.5, 0.5, Infinity]]]), RangeError);
});
