import assert from 'node:assert/strict';
import test from 'node:test';

import {
    alongLabels,
    curveFigure,
    findAdded,
    findGap,
    labelsFor,
} from '../../../../../static/features/learning-curve/model/learning-curve.js';
import { AUGMENTED, buildCurve, PLAIN } from '../../../support/learning-curves.js';

const BOTH = { plain: PLAIN, augmented: AUGMENTED, past: [] };

test('numbers of labels stand on powers of ten, from ten to all', () => {
    assert.equal(alongLabels(10, 1000), 0);
    assert.ok(Math.abs(alongLabels(100, 1000) - 0.5) < 1e-12);
    assert.equal(alongLabels(1000, 1000), 1);
    assert.equal(alongLabels(7, 7), 0.5, 'there is only one');
});

test('the axis names powers of ten, and all, which are not written over', () => {
    const names = (/** @type {number} */ count) => curveFigure(BOTH, count).marks.map((mark) => mark.count);
    assert.deepEqual(names(4000), [10, 100, 1000, 4000]);
    assert.deepEqual(names(1500), [10, 100, 1500]);
    assert.deepEqual(names(60_000), [10, 100, 1000, 10_000, 60_000]);
    assert.deepEqual(names(7), [7]);
});

test('a curve is drawn where its networks are', () => {
    const { curves } = curveFigure(BOTH, 4000);
    assert.deepEqual(
        curves.map(({ kind }) => kind),
        ['plain', 'augmented'],
    );
    const [first, , , last] = curves[0].places;
    assert.deepEqual([first.x, first.test, first.own], [0, 0.5, 1]);
    assert.deepEqual([last.x, last.test, last.point.examples], [1, 0.9, 4000]);
});

test('a curve without points is not drawn, past curves are', () => {
    const begun = buildCurve([]);
    const figure = curveFigure({ plain: begun, augmented: null, past: [PLAIN] }, 4000);
    assert.deepEqual(figure.curves, []);
    assert.deepEqual(
        figure.past[0].map(({ y }) => y),
        [0.5, 0.7, 0.8, 0.9],
    );
});

test('the gap is how much better a network reads its own', () => {
    assert.equal(findGap(PLAIN.points[0]), 0.5);
    assert.ok(findGap(AUGMENTED.points[3]) < 0);
});

test('the added accuracy is given for each number of labels that both curves have', () => {
    const added = findAdded(BOTH);
    assert.deepEqual(
        added.map(({ examples }) => examples),
        [10, 100, 1000, 4000],
    );
    assert.deepEqual(
        added.map(({ more }) => Math.round(100 * more)),
        [5, 15, 10, 2],
    );
    assert.deepEqual(findAdded({ ...BOTH, augmented: null }), []);
    const fewer = buildCurve([
        [10, 0.5, 1],
        [500, 0.6, 1],
    ]);
    assert.deepEqual(
        findAdded({ ...BOTH, augmented: fewer }).map(({ examples }) => examples),
        [10],
    );
});

test('how many labels an accuracy takes is found between those that were tried', () => {
    assert.equal(labelsFor(PLAIN, 0.9), 4000);
    assert.equal(labelsFor(PLAIN, 0.4), 10);
    assert.equal(labelsFor(PLAIN, 0.95), null);
    // half-way from 0.5 to 0.7, so half-way from 10 to 100 in powers of ten
    assert.ok(Math.abs(/** @type {number} */ (labelsFor(PLAIN, 0.6)) - Math.sqrt(1000)) < 1e-9);
});
