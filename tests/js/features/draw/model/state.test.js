import assert from 'node:assert/strict';
import test from 'node:test';

import { toImage } from '../../../../../static/features/draw/model/image.js';
import { readAnswer } from '../../../../../static/features/draw/model/state.js';
import { ACROSS, buildDrawnRecord, DOWN, pad } from '../../../support/drawing.js';

test('an empty pad is no image, and nothing is on the stage of it', () => {
    const { store, sheet } = pad();
    assert.equal(sheet.image.value, null);
    assert.equal(sheet.isEmpty.value, true);
    store.record.value = buildDrawnRecord(new Uint8Array(784));
    assert.equal(sheet.isOnStage.value, false);
});

test('the network sees the strokes, centred and scaled unless that is switched off', () => {
    const { sheet, draw } = pad();
    draw(ACROSS);
    assert.deepEqual(sheet.image.value, toImage([ACROSS], { normalised: true }));
    sheet.normalised.value = false;
    assert.deepEqual(sheet.image.value, toImage([ACROSS], { normalised: false }));
});

test('a drawing is on the stage when the example in focus is that very image', () => {
    const { store, sheet, draw, answer } = pad();
    draw(DOWN);
    assert.equal(sheet.isOnStage.value, false);
    answer();
    assert.equal(sheet.isOnStage.value, false, 'that was the first point of it');
    store.record.value = buildDrawnRecord(sheet.image.value);
    assert.equal(sheet.isOnStage.value, true);
    store.record.value = buildDrawnRecord(sheet.image.value, { split: 'test', index: 3 });
    assert.equal(sheet.isOnStage.value, false, 'a stored example is not the drawing');
});

test('an image that was put on the pad is seen as it is until it is drawn on', () => {
    const { sheet, draw, actions } = pad();
    const image = new Uint8Array(784).fill(7, 0, 100);
    actions.drawOn(image);
    assert.deepEqual(sheet.image.value, image);
    draw(DOWN);
    assert.deepEqual(sheet.image.value, toImage([DOWN], { normalised: true, under: image }));
});

test("a viewer's pad shows the drawing on the stage", () => {
    const { store, sheet } = pad({ driver: false });
    const image = toImage([DOWN], {});
    store.record.value = buildDrawnRecord(image);
    assert.deepEqual(sheet.image.value, image);
    assert.deepEqual(sheet.strokes.value, []);
    store.record.value = buildDrawnRecord(image, { split: 'train', index: 0 });
    assert.equal(sheet.image.value, null);
});

test('the answer is the strongest output and the next; of a network without numbers there is none', () => {
    const outputs = [0.1, 0.2, 0.9, 0, 0, 0, 0.4, 0, 0, 0];
    const { digit, next } = readAnswer(buildDrawnRecord(new Uint8Array(784), { outputs }));
    assert.deepEqual([digit, next], [2, 6]);
    assert.equal(readAnswer(buildDrawnRecord(new Uint8Array(784), { outputs: [0, NaN] })).digit, null);
});
