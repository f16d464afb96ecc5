import assert from 'node:assert/strict';
import test from 'node:test';

import { signal } from '@preact/signals-core';
import { createIsUsed, createLeftAt } from '../../../static/core/past-room.js';
import { receiveText } from '../../../static/core/receive.js';
import { page, roomState } from '../support/rooms.js';

const FRESH = { step: 1, latest: 1 };

test('a new room is used once somebody goes elsewhere, trains, or changes an example or a setting; then it stays so', () => {
    const changes = [
        ({ actions }) => actions.openChapter('cost'),
        ({ actions }) => actions.openPlace('draw'),
        ({ store }) => receiveText(store, { type: 'room', room: roomState({ ...FRESH, latest: 2 }) }),
        ({ store }) => receiveText(store, { type: 'room', room: roomState({ ...FRESH, settings_id: 'other' }) }),
        ({ store }) =>
            receiveText(store, {
                type: 'room',
                room: roomState({ ...FRESH, focus: { split: 'test', index: 9, label: 1 } }),
            }),
    ];
    for (const change of changes) {
        const it = page({ room: FRESH });
        const isUsed = createIsUsed(it.store, true);
        assert.equal(isUsed.value, false);
        it.store.cursor.value = { phase: 'cost', t: 1, direction: 0 };
        receiveText(it.store, { type: 'room', room: roomState({ ...FRESH, viewers: 3 }) });
        assert.equal(isUsed.value, false, 'it plays by itself');
        change(it);
        assert.equal(isUsed.value, true);
        it.actions.openPlace('lab');
        receiveText(it.store, { type: 'room', room: roomState(FRESH) });
        assert.equal(isUsed.value, true);
    }
});

test('a new room that merely plays by itself is not used, until somebody pauses it', () => {
    const it = page({ room: { step: 0, latest: 0 } });
    const isUsed = createIsUsed(it.store, true);
    it.actions.begin();
    for (const step of [1, 2, 3]) {
        receiveText(it.store, { type: 'room', room: roomState({ step, latest: step }) });
        assert.equal(isUsed.value, false, `at step ${step}`);
    }
    it.actions.pause();
    assert.equal(isUsed.value, true);
});

test('a new room is used once somebody lets it play on', () => {
    const it = page({ room: { step: 0, latest: 0 } });
    const isUsed = createIsUsed(it.store, true);
    it.actions.begin();
    receiveText(it.store, { type: 'room', room: roomState(FRESH) });
    assert.equal(isUsed.value, false);
    it.actions.pause();
    assert.equal(isUsed.value, false, 'it stands at its first step');
    it.actions.play();
    receiveText(it.store, { type: 'room', room: roomState({ step: 2, latest: 2 }) });
    assert.equal(isUsed.value, true);
});

test('a room that the driver has come back to is used; a viewer comes back to none', () => {
    assert.equal(createIsUsed(page({ room: FRESH }).store, false).value, true);
    assert.equal(createIsUsed(page({ driver: false }).store, false).value, false);
});

const AT = 'r/ABC234/story/cost?phase=cost&example=test.5';

test('a room is left where it was put: what plays by itself changes neither phase nor example', () => {
    const { store, actions } = page({ room: FRESH });
    const address = signal(AT);
    const leftAt = createLeftAt(store, address);
    assert.equal(leftAt.value, AT);
    actions.play();
    address.value = AT.replace('phase=cost', 'phase=asks:2');
    assert.equal(leftAt.value, AT);
    store.exampleAt.value = 0;
    address.value = AT.replace('test.5', 'train.77');
    assert.equal(leftAt.value, AT);
    store.exampleAt.value = null;
    address.value = AT;
    assert.equal(leftAt.value, AT);
    address.value = AT.replace('phase=cost', 'phase=update');
    actions.pause();
    assert.equal(leftAt.value, AT.replace('phase=cost', 'phase=update'), 'there somebody has paused it');
});

test('whoever goes elsewhere while it plays, chooses an example or shows the race, has left the room there', () => {
    const changes = [
        'r/ABC234/story/asks?example=test.5',
        'r/ABC234/lab',
        AT.replace('test.5', 'test.9'),
        `${AT}&view=flat`,
    ];
    for (const changed of changes) {
        const { store, actions } = page({ room: { ...FRESH, playing: true } });
        actions.play();
        const address = signal(AT);
        const leftAt = createLeftAt(store, address);
        assert.equal(leftAt.value, AT);
        address.value = changed;
        assert.equal(leftAt.value, changed);
    }
});
