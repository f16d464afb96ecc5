import assert from 'node:assert/strict';
import test from 'node:test';

import { toImage } from '../../../../../static/features/draw/model/image.js';
import { ACROSS, buildDrawnRecord, DOWN, imageIn, pad } from '../../../support/drawing.js';

const AT_FORWARDS_END = { phase: 'forward', t: 1, direction: 0 };

test('what is drawn goes to the stage at once, without a label where nobody has given one', () => {
    const { store, actions, asked } = pad();
    store.cursor.value = { phase: 'asks:2', t: 0.3, direction: 1 };
    actions.penDown(...DOWN[0]);
    assert.equal(asked.length, 1);
    assert.equal(asked[0].command.type, 'focus');
    assert.equal('label' in asked[0].command, false);
    assert.deepEqual(imageIn(asked[0]), toImage([[DOWN[0]]], {}));
    assert.deepEqual(store.cursor.value, AT_FORWARDS_END);
});

test('one drawing is on its way at a time, and of those that come meanwhile the newest goes next', () => {
    const { sheet, actions, asked, answer, pass } = pad();
    actions.penDown(...DOWN[0]);
    for (const point of DOWN.slice(1)) actions.penOn([point]);
    assert.equal(asked.length, 1);
    assert.equal(sheet.isOnItsWay.value, true);
    pass(20);
    answer();
    assert.equal(asked.length, 2);
    assert.deepEqual(imageIn(asked[1]), toImage([DOWN], {}));
    pass(20);
    answer();
    assert.equal(asked.length, 2, 'nothing has changed since');
    assert.equal(sheet.isOnItsWay.value, false);
    assert.equal(sheet.isOnStage.value, true);
});

test('however fast the screen is, the server is not sent more than it takes', () => {
    const { actions, asked, answer, pass } = pad();
    actions.penDown(0.5, 0.1, 0.5);
    for (let i = 0; i < 240; i++) {
        if (asked.length > 0) answer();
        actions.penOn([[0.5, 0.1 + i / 400, 0.5]]);
        pass(1000 / 240);
    }
    assert.ok(asked.length > 40 && asked.length <= 90, `${asked.length} in a second`);
    pass(1000);
    answer();
    assert.deepEqual(imageIn(asked.at(-1)).filter(Boolean).length > 0, true);
});

test('points outside the pad are brought to its edge, and coalesced ones all count', () => {
    const { sheet, actions } = pad();
    actions.penDown(0.5, -3, 2);
    actions.penOn([
        [0.25, 0.12345678, 0.5],
        [7, 0.5, -1],
    ]);
    assert.deepEqual(sheet.strokes.value, [
        [
            [0.5, 0, 1],
            [0.25, 0.1235, 0.5],
            [1, 0.5, 0],
        ],
    ]);
});

test('a stroke, a clearing and an image put on the pad can each be undone', () => {
    const { sheet, actions, draw } = pad();
    draw(DOWN);
    draw(ACROSS);
    actions.clearPad();
    assert.equal(sheet.isEmpty.value, true);
    actions.drawOn(new Uint8Array(784).fill(9));
    const left = () => [sheet.strokes.value.length, sheet.under.value !== null];
    assert.deepEqual(left(), [0, true]);
    const seen = [];
    for (let i = 0; i < 5; i++) {
        actions.undoStroke();
        seen.push(left());
    }
    assert.deepEqual(seen, [
        [0, false],
        [2, false],
        [1, false],
        [0, false],
        [0, false],
    ]);
});

test('an empty pad sends nothing, and a waiting version of the old drawing is not sent', () => {
    const { actions, asked, answer, draw, pass } = pad();
    draw(DOWN);
    actions.clearPad();
    pass(50);
    answer();
    assert.equal(asked.length, 1);
});

test('a label is sent with the drawing and with later strokes, until the pad is cleared', () => {
    const { store, sheet, actions, asked, draw, answer, pass } = pad();
    const settle = () => {
        pass(50);
        if (sheet.isOnItsWay.value) answer();
        pass(50);
        if (sheet.isOnItsWay.value) answer();
    };
    draw(DOWN);
    settle();
    actions.setLabel(4);
    settle();
    assert.equal(asked.at(-1).command.label, 4);
    store.cursor.value = { phase: 'asks:2', t: 1, direction: 0 };
    draw(ACROSS);
    settle();
    assert.equal(asked.at(-1).command.label, 4);
    assert.equal(store.cursor.value.phase, 'asks:2', 'its nudges stay in view');
    actions.clearPad();
    draw(DOWN);
    settle();
    assert.equal('label' in asked.at(-1).command, false);
});

test('a stored example on the stage can be given another label; the pad stays as it is', () => {
    const { store, sheet, actions, asked } = pad();
    store.record.value = buildDrawnRecord(new Uint8Array(784).fill(51), { split: 'test', index: 3, label: 8 });
    actions.setLabel(5);
    assert.equal(asked.at(-1).command.label, 5);
    assert.equal(imageIn(asked.at(-1))[0], 51);
    assert.equal(sheet.isEmpty.value, true);
    assert.equal(sheet.label.value, null);
});

test('where the server refuses a label of a stored example, its reason is shown', () => {
    const { store, actions, log, answer } = pad();
    store.record.value = buildDrawnRecord(new Uint8Array(784).fill(51), { split: 'test', index: 3, label: 8 });
    actions.setLabel(5);
    answer({ error: 'This image is too faint.' });
    assert.deepEqual(log.errors, ['This image is too faint.']);
});

test('a stored example is put on the pad with its own label, a drawing without a label without one', () => {
    const { store, sheet, actions } = pad();
    const image = new Uint8Array(784).fill(51);
    store.record.value = buildDrawnRecord(image, { split: 'test', index: 3, label: 8 });
    actions.drawOnThis();
    assert.deepEqual([sheet.under.value, sheet.label.value], [image, 8]);
    store.record.value = buildDrawnRecord(image, { label: 8, guessed: true });
    actions.drawOnThis();
    assert.equal(sheet.label.value, null);
});

test('a viewer draws nothing, and a notice is shown', () => {
    const { sheet, actions, asked, log } = pad({ driver: false });
    assert.equal(actions.penDown(0.5, 0.5, 0.5), false);
    actions.penOn([[0.6, 0.6, 0.5]]);
    actions.drawOn(new Uint8Array(784));
    actions.setLabel(3);
    assert.equal(log.notified, 3);
    assert.deepEqual([asked.length, sheet.drawing.value.strokes.length], [0, 0]);
});

test('a drawing made while the connection was gone goes to the stage when there is another', () => {
    const { store, sheet, actions, asked, draw, answer, pass } = pad();
    draw(DOWN);
    store.connection.value = { state: 'lost', reason: '' };
    actions.onLost();
    draw(ACROSS);
    assert.equal(asked.length, 1);
    pass(50);
    store.connection.value = { state: 'open', reason: '' };
    assert.equal(asked.length, 2);
    assert.deepEqual(imageIn(asked[1]), toImage([DOWN, ACROSS], {}));
    answer();
    assert.equal(sheet.isOnStage.value, true);
});

test('an error of the server is shown, and the next stroke is sent all the same', () => {
    const { store, asked, draw, answer, pass } = pad();
    draw(DOWN.slice(0, 1));
    answer({ error: 'Too much.' });
    assert.equal(store.notices.value.at(-1).text, 'Too much.');
    pass(50);
    draw(ACROSS);
    assert.equal(asked.length, 2);
});

test('the drawing on the stage is asked about again when training is over, and other examples are not', () => {
    const { store, asked, draw, answer, pass } = pad();
    draw(DOWN.slice(0, 1));
    answer();
    pass(50);
    const train = () => {
        store.room.value = { ...store.room.value, playing: true };
        store.room.value = { ...store.room.value, playing: false };
    };
    train();
    assert.equal(asked.length, 2);
    answer();
    pass(50);
    store.record.value = buildDrawnRecord(new Uint8Array(784).fill(9), { split: 'test', index: 1 });
    train();
    assert.equal(asked.length, 2);
});

test('drawing does not pause a training', () => {
    const { store, log, asked, draw } = pad({ room: { playing: true, rate: 1 } });
    store.cursor.value = { phase: 'cost', t: 0.5, direction: 1 };
    draw(DOWN);
    assert.equal(log.paused, 0);
    assert.equal(store.cursor.value.phase, 'cost');
    assert.equal(asked.length, 1);
});
