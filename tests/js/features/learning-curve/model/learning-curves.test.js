import assert from 'node:assert/strict';
import test from 'node:test';

import {
    asking,
    buildCurves,
    isWhole,
    NO_CURVES,
    tellRace,
} from '../../../../../static/features/learning-curve/model/learning-curves.js';

const PLAIN = { augment: false, draw: 0 };
const FIRST = { dataset: 'mnist-5k', augment: false, draw: 0, steps: 4, sizes: [10], tests: 1000, settings_id: 'abc' };
const look = (/** @type {number} */ step) => ({
    step,
    points: [{ examples: 10, step, examples_seen: 10 * step, test: 0.5, own: 1, own_of: 10 }],
});

/** The curves when all of these have been told of one that is asked for. */
const told = (curves, asked, ...lines) =>
    lines.reduce((now, line) => tellRace(now, asked.augment ? 'augmented' : 'plain', line), asking(curves, asked));

test('a curve is as its newest line tells', () => {
    const { plain } = told(NO_CURVES, PLAIN, FIRST, look(0), look(2));
    assert.deepEqual([plain?.steps, plain?.step, plain?.tests, plain?.settings], [4, 2, 1000, 'abc']);
    assert.equal(plain?.points[0].examples_seen, 20);
    assert.equal(isWhole(plain ?? null), false);
    assert.equal(isWhole(told(NO_CURVES, PLAIN, FIRST, look(4)).plain), true);
    assert.equal(isWhole(null), false);
});

test('what the smallest is shown stays until it is told anew', () => {
    const seen = { labels: [7], images: btoa(String.fromCharCode(0, 51, 255)) };
    const { plain } = told(NO_CURVES, PLAIN, FIRST, { ...look(0), seen }, look(2));
    assert.deepEqual(plain?.seen?.labels, [7]);
    assert.deepEqual([...(plain?.seen?.pixels ?? [])], [0, Math.fround(0.2), 1]);
});

test('why it ended early is told, and what it had come to stays', () => {
    const { plain } = told(NO_CURVES, PLAIN, FIRST, look(2), { error: { message: 'The room has ended.' } });
    assert.equal(plain?.trouble, 'The room has ended.');
    assert.equal(plain?.step, 2);
});

test('the curve of changed images stands beside that of the same examples', () => {
    const first = told(NO_CURVES, PLAIN, FIRST, look(4));
    const both = told(first, { augment: true, draw: 0 }, { ...FIRST, augment: true }, look(4));
    assert.equal(both.plain?.step, 4);
    assert.equal(both.augmented?.augment, true);
    assert.deepEqual(both.past, []);
    const again = asking(both, PLAIN);
    assert.deepEqual([again.plain?.step, again.augmented?.step], [0, 4]);
});

test('with other examples those before are past, as far as they are whole', () => {
    const first = told(NO_CURVES, PLAIN, FIRST, look(4));
    const half = told(first, { augment: true, draw: 0 }, { ...FIRST, augment: true }, look(2));
    const other = asking(half, { augment: false, draw: 1 });
    assert.equal(other.augmented, null);
    assert.deepEqual(other.past, [first.plain]);
    assert.equal(other.plain?.draw, 1);
});

test('not more of those before are kept than can be told apart', () => {
    let curves = NO_CURVES;
    for (let draw = 0; draw < 12; draw++) curves = told(curves, { augment: false, draw }, { ...FIRST, draw }, look(4));
    assert.deepEqual(
        curves.past.map(({ draw }) => draw),
        [5, 6, 7, 8, 9, 10],
    );
});

test('curves of other settings are forgotten, those that nothing is told of yet are not', () => {
    const curves = told(NO_CURVES, PLAIN, FIRST, look(4));
    assert.equal(buildCurves(curves, 'abc'), curves);
    assert.equal(buildCurves(curves, 'def'), NO_CURVES);
    const asked = asking(NO_CURVES, PLAIN);
    assert.equal(buildCurves(asked, 'def'), asked);
});

test('a line of a curve that is forgotten changes nothing', () => {
    assert.equal(tellRace(NO_CURVES, 'plain', look(2)), NO_CURVES);
});
