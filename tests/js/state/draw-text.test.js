import assert from 'node:assert/strict';
import test from 'node:test';

import { EMPTY } from '../../../static/js/state/draw.js';
import { drawingIn, textOfDrawing } from '../../../static/js/state/draw-text.js';
import { DOWN, pad } from '../support/drawing.js';

test('a drawing that was kept as text is the same drawing', () => {
    const { store, actions, draw } = pad();
    actions.drawOn(Uint8Array.from({ length: 784 }, (_, i) => i % 256), 3);
    draw(DOWN.map(([x, y]) => [x / 3, y / 7, 0.123456]));
    actions.normalise(false);
    const image = store.draw.image.value;
    const again = pad();
    again.store.draw.restore(drawingIn(textOfDrawing(store.draw)));
    assert.deepEqual(again.store.draw.image.value, image);
    assert.equal(again.store.draw.label.value, 3);
    assert.equal(again.store.draw.normalised.value, false);
});

test('an empty pad is kept as an empty pad', () => {
    const { store } = pad();
    assert.equal(drawingIn(textOfDrawing(store.draw)).drawing, EMPTY);
});

test('what is not a drawing is none', () => {
    const under = Array(784).fill(0);
    for (const kept of [
        null, 'nonsense', '{}', '[]', '7',
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

test('a label that is no digit is nobody\'s label', () => {
    const label = (value) => drawingIn(JSON.stringify({ strokes: [], under: null, label: value })).label;
    assert.deepEqual([9, 0, 10, -1, '3', null].map(label), [9, 0, null, null, null, null]);
});

test('a drawing too long to be kept is not kept, instead of half of it', () => {
    const { store } = pad();
    const line = Array.from({ length: 60_000 }, (_, i) => [(i % 7919) / 10_000, (i % 6007) / 10_000, 0.5]);
    store.draw.drawing.value = { strokes: [line], under: null };
    assert.equal(textOfDrawing(store.draw), '');
});
