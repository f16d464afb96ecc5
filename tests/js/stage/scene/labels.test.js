import assert from 'node:assert/strict';
import test from 'node:test';

import { buildLabels } from '../../../../static/stage/scene/labels.js';
import { fixed2, number } from '../../../../static/text/format.js';
import { goldenRecord, recordByHand } from '../../support/records.js';
import { layoutOf, stagingOf } from '../../support/scenes.js';

const record = goldenRecord('step-2');
const labels = (phase, t = 1, of = record) => buildLabels(of, layoutOf(of), stagingOf(of, phase, t));
const texts = (...moment) =>
    labels(...moment)
        .map(({ text }) => text)
        .filter(Boolean);

test('every layer has its name and its number of neurons', () => {
    const all = texts('update');
    for (const text of ['hidden 1', '4', 'hidden 2', '3', 'output', '10']) assert.ok(all.includes(text), text);
});

test('every output has its digit and its value to two decimals', () => {
    const all = labels('update');
    const { digitX, valueX } = layoutOf(record).outputs;
    assert.deepEqual(
        all.filter(({ x }) => x === digitX).map(({ text }) => text),
        [...'0123456789'],
    );
    assert.deepEqual(
        all.filter(({ x }) => x === valueX).map(({ text }) => text),
        [...record.a[3]].map(fixed2),
    );
});

test("the label's digit stands out", () => {
    const { digitX } = layoutOf(record).outputs;
    const standing = labels('update').filter(({ x, tone }) => x === digitX && tone === 'attention');
    assert.deepEqual(
        standing.map(({ text }) => text),
        [`${record.focus.label}`],
    );
});

test("an output's value is told when the activity has reached it, not before", () => {
    const { valueX } = layoutOf(record).outputs;
    const values = (t) =>
        labels('forward', t)
            .filter(({ x }) => x === valueX)
            .map(({ text }) => text);
    assert.ok(values(0.9).every((text) => text === ''));
    assert.ok(values(1).every((text) => text !== ''));
});

test('in the cost phase the column says what the squares are, and what they add up to', () => {
    assert.ok(texts('cost').includes('(a − y)²'));
    assert.ok(texts('cost').includes(`C = ${number(record.exampleCost)}`));
    assert.ok(!texts('output_nudges').includes('(a − y)²'));
});

test("a hidden layer's arrows are headed once they are there", () => {
    const headings = (...moment) => texts(...moment).filter((text) => text === 'nudge').length;
    assert.equal(headings('output_nudges'), 1);
    assert.equal(headings('asks:3'), 2);
    assert.equal(headings('update'), 3);
});

test('a network of another depth is labelled as well', () => {
    assert.ok(texts('update', 1, recordByHand()).includes('hidden 1'));
});

test('while nobody has said what a drawing is, no digit stands out and none is said to be wanted', () => {
    const guessed = { ...record, focus: { split: 'drawn', index: null, label: 3, guessed: true } };
    assert.ok(!labels('forward', 1, guessed).some(({ tone, text }) => tone === 'attention' || text === 'wanted'));
    assert.ok(labels('cost', 1, guessed).some(({ tone, text }) => tone === 'attention' && text === '3'));
});
