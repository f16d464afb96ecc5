import assert from 'node:assert/strict';
import test from 'node:test';

import { EMPTY } from '../../../../../static/features/draw/model/state.js';
import { drawingFromText, drawingToText } from '../../../../../static/features/draw/model/text.js';
import { DOWN, pad } from '../../../support/drawing.js';

test('a drawing that was saved as text is the same drawing', () => {
    const { sheet, actions, draw } = pad();
    actions.drawOn(
        Uint8Array.from({ length: 784 }, (_, i) => i % 256),
        3,
    );
    draw(DOWN.map(([x, y]) => [x / 3, y / 7, 0.123456]));
    actions.normalise(false);
    const image = sheet.image.value;
    const again = pad();
    again.sheet.restore(drawingFromText(drawingToText(sheet)));
    assert.deepEqual(again.sheet.image.value, image);
    assert.equal(again.sheet.label.value, 3);
    assert.equal(again.sheet.normalised.value, false);
});

test('the pad begins with the saved drawing, and every complete stroke is saved', () => {
    const saved = [];
    const before = pad();
    before.draw(DOWN);
    const drawing = { read: () => drawingToText(before.sheet), save: (text) => saved.push(text) };
    const { sheet, actions } = pad({ browser: { drawing } });
    assert.deepEqual(sheet.image.value, before.sheet.image.value);
    const count = saved.length;
    actions.penDown(...DOWN[0]);
    actions.penOn(DOWN.slice(1));
    assert.equal(saved.length, count, 'nothing is saved in the middle of a stroke');
    actions.penUp();
    assert.equal(drawingFromText(saved.at(-1)).drawing.strokes.length, 2);
});

test('an empty pad is saved as an empty pad', () => {
    const { sheet } = pad();
    assert.equal(drawingFromText(drawingToText(sheet)).drawing, EMPTY);
});

test('what is not a drawing is none', () => {
    const under = Array(784).fill(0);
    for (const text of [
        null,
        'nonsense',
        '{}',
        '[]',
        '7',
        JSON.stringify({ strokes: [[]], under: null }),
        JSON.stringify({ strokes: [[[0.5, 0.5]]], under: null }),
        JSON.stringify({ strokes: [[[0.5, 2, 0.5]]], under: null }),
        JSON.stringify({ strokes: [[[0.5, null, 0.5]]], under: null }),
        JSON.stringify({ strokes: [], under: [1, 2, 3] }),
        JSON.stringify({ strokes: [], under: under.with(5, 256) }),
    ]) {
        assert.equal(drawingFromText(text), null, text);
    }
});

test("a label that is no digit is nobody's label", () => {
    const label = (value) => drawingFromText(JSON.stringify({ strokes: [], under: null, label: value })).label;
    assert.deepEqual([9, 0, 10, -1, '3', null].map(label), [9, 0, null, null, null, null]);
});

test('a drawing that is too long is not saved at all', () => {
    const { sheet } = pad();
    const line = Array.from({ length: 60_000 }, (_, i) => [(i % 7919) / 10_000, (i % 6007) / 10_000, 0.5]);
    sheet.drawing.value = { strokes: [line], under: null };
    assert.equal(drawingToText(sheet), '');
});
