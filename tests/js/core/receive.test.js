import assert from 'node:assert/strict';
import test from 'node:test';

import { WHOLE } from '../../../static/core/player.js';
import { notify, receiveFrame, receiveText } from '../../../static/core/receive.js';
import { frameByHand } from '../support/records.js';
import { page, roomState } from '../support/rooms.js';

const stepFrame = (step) => frameByHand({}, { step: `${step}` });

test('an answer says whether this page may drive', () => {
    const { store } = page({ driver: false });
    receiveText(store, { type: 'done', id: 0, role: 'driver', room: roomState() });
    assert.equal(store.driver.value, true);
    receiveText(store, { type: 'done', id: 1, role: 'viewer', room: roomState() });
    assert.equal(store.driver.value, false);
});

test('an error of the server is shown in its own words and changes nothing else', () => {
    const { store } = page();
    const before = store.room.value;
    receiveText(store, { type: 'error', id: 3, code: 'bad_setting', message: 'l2 cannot be −1.' });
    assert.deepEqual(
        store.notices.value.map(({ tone, text }) => [tone, text]),
        [['error', 'l2 cannot be −1.']],
    );
    assert.equal(store.room.value, before);
});

test('a viewer follows the driver to a phase, from its beginning', () => {
    const { store } = page({ driver: false });
    receiveText(store, { type: 'room', room: roomState({ cursor: { phase: 'cost' } }) });
    assert.deepEqual(store.cursor.value, { phase: 'cost', t: 0, direction: 1 });
});

test('a viewer follows to another chapter that begins with the same phase, and then plays nothing by itself', () => {
    const { store, actions } = page({ driver: false });
    const cursor = { phase: 'average', place: 'story', chapter: 3 };
    receiveText(store, { type: 'room', room: roomState({ cursor }) });
    actions.openChapter('avenues');
    assert.equal(store.autoplay.value, true);
    receiveText(store, { type: 'room', room: roomState({ cursor: { ...cursor, chapter: 10 } }) });
    assert.equal(store.chapter.value, 'table');
    assert.deepEqual(store.cursor.value, { phase: 'average', t: 0, direction: 1 });
    assert.deepEqual([store.autoplay.value, store.until.value], [false, null]);
});

test('a viewer stays at its phase while the driver stays at the same one', () => {
    const { store } = page({ driver: false });
    receiveText(store, { type: 'room', room: roomState({ cursor: { phase: 'cost' } }) });
    const mine = { phase: 'cost', t: 0.7, direction: 1 };
    store.cursor.value = mine;
    receiveText(store, { type: 'room', room: roomState({ cursor: { phase: 'cost' }, viewers: 2 }) });
    assert.equal(store.cursor.value, mine);
});

test('a viewer does not follow to a phase that its network does not have', () => {
    const { store } = page({ driver: false });
    const before = store.cursor.value;
    receiveText(store, { type: 'room', room: roomState({ cursor: { phase: 'asks:9' } }) });
    assert.equal(store.cursor.value, before);
});

test("a viewer follows the driver's selection until it selects something itself", () => {
    const { store } = page({ driver: false });
    const selection = { layer: 1, index: 1, from: null };
    receiveText(store, { type: 'room', room: roomState({ selection }) });
    assert.deepEqual(store.selection.value, selection);
    const mine = { layer: 2, index: 0 };
    store.selection.value = mine;
    receiveText(store, { type: 'room', room: roomState({ selection: { ...selection }, viewers: 2 }) });
    assert.equal(store.selection.value, mine);
});

test("the room state does not change the driver's own cursor and selection", () => {
    const { store } = page();
    store.cursor.value = { phase: 'asks:2', t: 0.5, direction: 1 };
    store.selection.value = { layer: 2, index: 1 };
    receiveText(store, { type: 'room', room: roomState({ cursor: { phase: 'cost' }, selection: null }) });
    assert.equal(store.cursor.value.phase, 'asks:2');
    assert.deepEqual(store.selection.value, { layer: 2, index: 1 });
});

test("a step's frame is the step on show, however fast steps are made", () => {
    for (const room of [{ playing: false }, { playing: true, rate: null }]) {
        const { store } = page({ room });
        for (const step of [8, 9, 12]) {
            receiveFrame(store, stepFrame(step));
            assert.equal(store.record.value.step, step);
        }
    }
});

test('at step 0 again, a chapter stands where it leads, and Lab at the beginning', () => {
    for (const [place, cursor] of [
        ['story', { phase: 'asks:2', t: 1, direction: 0 }],
        ['lab', { phase: 'forward', t: 0, direction: 0 }],
    ]) {
        const { store } = page();
        store.place.value = place;
        store.chapter.value = 'avenues';
        receiveFrame(store, stepFrame(8));
        store.cursor.value = { phase: 'cost', t: 0.5, direction: 1 };
        receiveFrame(store, stepFrame(0));
        assert.deepEqual(store.cursor.value, cursor);
    }
});

test('fast steps are shown at their end, a step a second phase by phase', () => {
    const fast = page({ room: { playing: true, rate: 10 } });
    receiveFrame(fast.store, stepFrame(8));
    assert.equal(fast.store.cursor.value, WHOLE);
    const slow = page({ room: { playing: true, rate: 1 } });
    receiveFrame(slow.store, stepFrame(8));
    assert.deepEqual(slow.store.cursor.value, { phase: 'forward', t: 0, direction: 1 });
});

test('another example of the same step leaves the phase as it is', () => {
    const { store } = page({ room: { playing: true, rate: 1 } });
    receiveFrame(store, stepFrame(8));
    store.cursor.value = { phase: 'cost', t: 0.4, direction: 1 };
    receiveFrame(store, stepFrame(8));
    assert.equal(store.cursor.value.phase, 'cost');
});

test('the chart is taken from its arrays, and has none of what was not sent', () => {
    const { store } = page();
    const tensors = new Map([
        ['step', { shape: [2], data: Int32Array.of(1, 2) }],
        ['cost', { shape: [2], data: Float32Array.of(2.5, 2) }],
        ['cost_min', { shape: [2], data: Float32Array.of(2.5, 1.5) }],
        ['cost_max', { shape: [2], data: Float32Array.of(2.5, 2.25) }],
        ['test_step', { shape: [1], data: Int32Array.of(1) }],
        ['test_accuracy', { shape: [1], data: Float32Array.of(0.125) }],
    ]);
    receiveFrame(store, { metadata: { kind: 'scalars' }, tensors });
    assert.deepEqual(
        Object.values(store.scalars.value).map((values) => [...values]),
        [[1, 2], [2.5, 2], [2.5, 1.5], [2.5, 2.25], [1], [0.125]],
    );
    receiveFrame(store, { metadata: { kind: 'scalars' }, tensors: new Map() });
    assert.equal(store.scalars.value.steps.length, 0);
});

test('an evaluation comes with its step, accuracy and every prediction', () => {
    const { store } = page();
    const tensors = new Map([
        ['confusion', { shape: [10, 10], data: new Int32Array(100) }],
        ['predictions', { shape: [3], data: Uint8Array.of(7, 2, 1) }],
    ]);
    receiveFrame(store, { metadata: { kind: 'evaluation', step: '40', accuracy: '0.87' }, tensors });
    const { step, accuracy, predictions } = store.evaluation.value;
    assert.deepEqual([step, accuracy, [...predictions]], [40, 0.87, [7, 2, 1]]);
});

test('a frame of an unknown kind is ignored', () => {
    const { store } = page();
    receiveFrame(store, { metadata: { kind: 'landscape' }, tensors: new Map() });
    assert.equal(store.record.value, null);
});

test('the same notice is not shown twice, and there are never many', () => {
    const { store } = page();
    for (const text of ['a', 'b', 'a', 'c', 'd']) notify(store, 'info', text);
    assert.deepEqual(
        store.notices.value.map(({ text }) => text),
        ['a', 'c', 'd'],
    );
    assert.equal(new Set(store.notices.value.map(({ id }) => id)).size, 3);
});

test('equal values that come again do not change the signals', () => {
    const { store } = page();
    const evaluation = (last) => {
        const tensors = new Map([
            ['confusion', { data: Int32Array.of(1, 2) }],
            ['predictions', { data: Uint8Array.of(3, last) }],
            ['costs', { data: Float32Array.of(0.5, NaN) }],
        ]);
        receiveFrame(store, { metadata: { kind: 'evaluation', step: '40', accuracy: '0.87' }, tensors });
        return store.evaluation.value;
    };
    const first = evaluation(4);
    assert.equal(evaluation(4), first);
    assert.notEqual(evaluation(5), first);
    const room = store.room.value;
    receiveText(store, { type: 'room', room: structuredClone(room) });
    assert.equal(store.room.value, room);
    receiveText(store, { type: 'room', room: { ...room, step: 8, examples_seen: 800, cost: 0.5 } });
    assert.equal(store.room.value, room, 'a step is no change of the room');
    assert.equal(store.progress.value.step, 8);
});
