import assert from 'node:assert/strict';
import test from 'node:test';
import { effect } from '@preact/signals-core';

import { createStore } from '../../../static/core/store.js';
import { goldenRecord, recordByHand } from '../support/records.js';
import { roomState, VIEW } from '../support/rooms.js';

test('before the first message there are the phases of the default network', () => {
    assert.equal(createStore(VIEW).phases.value.at(-1).id, 'update');
});

test('the phases are those of the step on the stage, even where the room is ahead of it', () => {
    const store = createStore(VIEW);
    store.record.value = recordByHand();
    store.room.value = roomState({ sizes: [784, 5, 4, 3, 10] });
    assert.ok(!store.phases.value.some(({ id }) => id === 'asks:4'));
    store.record.value = goldenRecord('step-2');
    assert.ok(store.phases.value.some(({ id }) => id === 'asks:3'));
});

test('the signal of what is known changes with it, not at every frame', () => {
    const store = createStore(VIEW);
    let heard = 0;
    const stop = effect(() => {
        void store.known.value;
        heard += 1;
    });
    for (let t = 0.01; t < 1; t += 0.01) store.cursor.value = { phase: 'cost', t, direction: 1 };
    const during = heard;
    store.cursor.value = { phase: 'cost', t: 1, direction: 0 };
    stop();
    assert.ok(during <= 2, `${during} times`);
    assert.equal(heard, during + 1);
    assert.equal(store.known.value.cost, true);
});

test('it plays where the page goes on by itself and where the server does', () => {
    const store = createStore(VIEW);
    assert.equal(store.isPlaying.value, false);
    store.autoplay.value = true;
    assert.equal(store.isPlaying.value, true);
    store.autoplay.value = false;
    store.room.value = roomState({ playing: true });
    assert.equal(store.isPlaying.value, true);
});

test('the mistakes are the test examples that are read as something else', () => {
    const store = createStore(VIEW);
    assert.equal(store.mistakes.value.size, 0);
    store.examples.value = { name: 'x', labels: { train: [], test: [3, 1, 4, 1] } };
    const predictions = Uint8Array.of(3, 7, 4, 0);
    store.evaluation.value = { step: 1, accuracy: 0.5, confusion: new Int32Array(100), predictions };
    assert.deepEqual([...store.mistakes.value], [1, 3]);
});
