import assert from 'node:assert/strict';
import test from 'node:test';

import { EMPTY } from '../../../../../static/features/draw/model/state.js';
import { drawingIn, textOfDrawing } from '../../../../../static/features/draw/model/text.js';
import { DOWN, pad } from '../../../support/drawing.js';

test('a drawing that was kept as text is the same drawing', () => {
    const { sheet, actions, draw } = pad();
    actions.drawOn(
        Uint8Array.from({ length: 784 }, (_, i) => i % 256),
        3,
    );
    draw(DOWN.map(([x, y]) => [x / 3, y / 7, 0.123456]));
    actions.normalise(false);
    const image = sheet.image.value;
    const again = pad();
    again.sheet.restore(drawingIn(textOfDrawing(sheet)));
    assert.deepEqual(again.sheet.image.value, image);
    assert.equal(again.sheet.label.value, 3);
    assert.equal(again.sheet.normalised.value, false);
});

test('the pad begins with what the browser has kept, which then keeps every stroke once it is whole', () => {
    const kept = [];
    const before = pad();
    before.draw(DOWN);
    const drawing = { read: () => textOfDrawing(before.sheet), keep: (text) => kept.push(text) };
    const { sheet, actions } = pad({ browser: { drawing } });
    assert.deepEqual(sheet.image.value, before.sheet.image.value);
    const count = kept.length;
    actions.penDown(...DOWN[0]);
    actions.penOn(DOWN.slice(1));
    assert.equal(kept.length, count, 'not in the middle of one');
    actions.penUp();
    assert.equal(drawingIn(kept.at(-1)).drawing.strokes.length, 2);
});

test('an empty pad is kept as an empty pad', () => {
    const { sheet } = pad();
    assert.equal(drawingIn(textOfDrawing(sheet)).drawing, EMPTY);
});

test('what is not a drawing is none', () => {
    const under = Array(784).fill(0);
    for (const kept of [
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
        assert.equal(drawingIn(kept), null, kept);
    }
});

test("a label that is no digit is nobody's label", () => {
    const label = (value) => drawingIn(JSON.stringify({ strokes: [], under: null, label: value })).label;
    assert.deepEqual([9, 0, 10, -1, '3', null].map(label), [9, 0, null, null, null, null]);
});

test('a drawing too long to be kept is not kept, instead of half of it', () => {
    const { sheet } = pad();
    const line = Array.from({ length: 60_000 }, (_, i) => [(i % 7919) / 10_000, (i % 6007) / 10_000, 0.5]);
    sheet.drawing.value = { strokes: [line], under: null };
    assert.equal(textOfDrawing(sheet), '');
});
