import assert from 'node:assert/strict';
import test from 'node:test';

import { buildLabels } from '../../../../static/stage/scene/labels.js';
import { fixed2, number } from '../../../../static/text/format.js';
import { goldenRecord, recordByHand } from '../../support/records.js';
import { toLayout, toStaging } from '../../support/scenes.js';

const record = goldenRecord('step-2');
const labels = (phase, t = 1, of = record) => buildLabels(of, toLayout(of), toStaging(of, phase, t));
const texts = (...when) =>
    labels(...when)
        .map(({ text }) => text)
        .filter(Boolean);

test('every layer has its name; the hidden ones have their number of neurons', () => {
    const all = texts('update');
    for (const text of ['hidden 1', '4', 'hidden 2', '3', 'layer 3 · output']) assert.ok(all.includes(text), text);
});

test('every output has its digit and its value to two decimals', () => {
    const all = labels('update');
    const { digitX, valueX } = toLayout(record).outputs;
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
    const { digitX } = toLayout(record).outputs;
    const standing = labels('update').filter(({ x, tone }) => x === digitX && tone === 'attention');
    assert.deepEqual(
        standing.map(({ text }) => text),
        [`${record.focus.label}`],
    );
});

test('the value of an output appears when the activity has reached it, not before', () => {
    const { valueX } = toLayout(record).outputs;
    const values = (t) =>
        labels('forward', t)
            .filter(({ x }) => x === valueX)
            .map(({ text }) => text);
    assert.ok(values(0.9).every((text) => text === ''));
    assert.ok(values(1).every((text) => text !== ''));
});

test('in the cost phase the column has the formula of the squares, and their sum', () => {
    assert.ok(texts('cost').includes('(a − y)²'));
    assert.ok(texts('cost').includes(`C = ${number(record.exampleCost)}`));
    assert.ok(!texts('output_nudges').includes('(a − y)²'));
    assert.ok(!texts('forward').some((text) => ['nudge', 'wanted'].includes(text)), 'not before they are needed');
});

test('the arrows of a hidden layer have a heading once they are drawn', () => {
    const headings = (...when) => texts(...when).filter((text) => text === 'nudge').length;
    assert.equal(headings('output_nudges'), 1);
    assert.equal(headings('asks:3'), 2);
    assert.equal(headings('update'), 3);
});

test('a network of another depth is labelled as well', () => {
    assert.ok(texts('update', 1, recordByHand()).includes('hidden 1'));
});

test('while the label of a drawing is unknown, no digit stands out and no heading says "wanted"', () => {
    const guessed = { ...record, focus: { split: 'drawn', index: null, label: 3, guessed: true } };
    assert.ok(!labels('forward', 1, guessed).some(({ tone, text }) => tone === 'attention' || text === 'wanted'));
    assert.ok(labels('cost', 1, guessed).some(({ tone, text }) => tone === 'attention' && text === '3'));
});

test('beside the answer stands whether it is right, by a sign and in words', () => {
    const outputs = [...record.a[3]];
    const strongest = outputs.indexOf(Math.max(...outputs));
    const wordsFor = (label) => texts('forward', 1, { ...record, focus: { ...record.focus, label } });
    assert.ok(wordsFor(strongest).includes('✓ right'));
    const wrong = wordsFor((strongest + 1) % 10);
    assert.ok(wrong.includes('✗ wrong') && wrong.includes(`it is a ${(strongest + 1) % 10}`));
    assert.ok(!texts('forward', 0.9).some((text) => /right|wrong/.test(text)), 'no answer yet');
});

test('every text has one of the sizes of the page', () => {
    for (const size of [{}, { width: 390, height: 430 }]) {
        for (const big of [false, true]) {
            const layout = toLayout(record, { ...size, big });
            const sizes = buildLabels(record, layout, toStaging(record, 'cost')).map((label) => label.size);
            const smallest = big ? 16 : 12;
            for (const each of sizes) assert.ok([12, 14, 16, 20, 28].includes(each) && each >= smallest, `${each}`);
        }
    }
});
