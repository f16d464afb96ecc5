import assert from 'node:assert/strict';
import test from 'node:test';

import { createIsUsed } from '../../../static/core/past-room.js';
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

test('a room that the driver has come back to is used; a viewer comes back to none', () => {
    assert.equal(createIsUsed(page({ room: FRESH }).store, false).value, true);
    assert.equal(createIsUsed(page({ driver: false }).store, false).value, false);
});
