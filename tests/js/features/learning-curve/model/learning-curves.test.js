import assert from 'node:assert/strict';
import test from 'node:test';

import {
    addLine,
    curvesForSettings,
    isWhole,
    NO_CURVES,
    startCurve,
} from '../../../../../static/features/learning-curve/model/learning-curves.js';

const PLAIN = { augment: false, draw: 0 };
const FIRST = { dataset: 'mnist-6k', augment: false, draw: 0, steps: 4, sizes: [10], tests: 1000, settings_id: 'abc' };
const progressLine = (/** @type {number} */ step) => ({
    step,
    points: [{ examples: 10, step, examples_seen: 10 * step, test: 0.5, own: 1, own_of: 10 }],
});

/** The curves after the start of one and these lines about it. */
const curvesAfter = (curves, asked, ...lines) =>
    lines.reduce((now, line) => addLine(now, asked.augment ? 'augmented' : 'plain', line), startCurve(curves, asked));

test('a curve has the values of its newest line', () => {
    const { plain } = curvesAfter(NO_CURVES, PLAIN, FIRST, progressLine(0), progressLine(2));
    assert.deepEqual([plain?.steps, plain?.step, plain?.tests, plain?.settings], [4, 2, 1000, 'abc']);
    assert.equal(plain?.points[0].examples_seen, 20);
    assert.equal(isWhole(plain ?? null), false);
    assert.equal(isWhole(curvesAfter(NO_CURVES, PLAIN, FIRST, progressLine(4)).plain), true);
    assert.equal(isWhole(null), false);
});

test('the images of the smallest network stay until a line has new ones', () => {
    const seen = { labels: [7], images: btoa(String.fromCharCode(0, 51, 255)) };
    const { plain } = curvesAfter(NO_CURVES, PLAIN, FIRST, { ...progressLine(0), seen }, progressLine(2));
    assert.deepEqual(plain?.seen?.labels, [7]);
    assert.deepEqual([...(plain?.seen?.pixels ?? [])], [0, Math.fround(0.2), 1]);
});

test('an error is stored, and the points stay', () => {
    const { plain } = curvesAfter(NO_CURVES, PLAIN, FIRST, progressLine(2), {
        error: { message: 'The room has ended.' },
    });
    assert.equal(plain?.trouble, 'The room has ended.');
    assert.equal(plain?.step, 2);
});

test('the curve of changed images stands beside that of the same examples', () => {
    const first = curvesAfter(NO_CURVES, PLAIN, FIRST, progressLine(4));
    const both = curvesAfter(first, { augment: true, draw: 0 }, { ...FIRST, augment: true }, progressLine(4));
    assert.equal(both.plain?.step, 4);
    assert.equal(both.augmented?.augment, true);
    assert.deepEqual(both.past, []);
    const again = startCurve(both, PLAIN);
    assert.deepEqual([again.plain?.step, again.augmented?.step], [0, 4]);
});

test('with other examples those before are past, as far as they are whole', () => {
    const first = curvesAfter(NO_CURVES, PLAIN, FIRST, progressLine(4));
    const half = curvesAfter(first, { augment: true, draw: 0 }, { ...FIRST, augment: true }, progressLine(2));
    const other = startCurve(half, { augment: false, draw: 1 });
    assert.equal(other.augmented, null);
    assert.deepEqual(other.past, [first.plain]);
    assert.equal(other.plain?.draw, 1);
});

test('at most six past curves stay', () => {
    let curves = NO_CURVES;
    for (let draw = 0; draw < 12; draw++)
        curves = curvesAfter(curves, { augment: false, draw }, { ...FIRST, draw }, progressLine(4));
    assert.deepEqual(
        curves.past.map(({ draw }) => draw),
        [5, 6, 7, 8, 9, 10],
    );
});

test('curves of other settings are dropped, those without an answer yet are not', () => {
    const curves = curvesAfter(NO_CURVES, PLAIN, FIRST, progressLine(4));
    assert.equal(curvesForSettings(curves, 'abc'), curves);
    assert.equal(curvesForSettings(curves, 'def'), NO_CURVES);
    const asked = startCurve(NO_CURVES, PLAIN);
    assert.equal(curvesForSettings(asked, 'def'), asked);
});

test('a line about a dropped curve changes nothing', () => {
    assert.equal(addLine(NO_CURVES, 'plain', progressLine(2)), NO_CURVES);
});
