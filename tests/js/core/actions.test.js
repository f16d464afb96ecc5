import assert from 'node:assert/strict';
import test from 'node:test';

import { signal } from '@preact/signals-core';

import { recordByHand } from '../support/records.js';
import { page } from '../support/rooms.js';

const at = (phase, t = 1, direction = 0) => ({ phase, t, direction });

test('in a new room the first step begins by itself', () => {
    const { store, actions, commands } = page({ room: { step: 0, latest: 0 } });
    actions.begin();
    assert.deepEqual(commands(), [{ type: 'step', count: 1, id: 1 }]);
    assert.deepEqual(store.cursor.value, at('forward', 0, 1));
    assert.equal(store.isPlaying.value, true);
});

test('in the story the first step plays to the last phase of the chapter, or not at all if it is at rest', () => {
    const { store, actions } = page({ room: { step: 0, latest: 0 } });
    store.place.value = 'story';
    actions.begin();
    assert.deepEqual(store.cursor.value, at('forward', 0, 1));
    assert.equal(store.until.value, 'forward');
    const still = page({ room: { step: 0, latest: 0 } });
    still.store.place.value = 'story';
    still.store.chapter.value = 'rivals';
    still.actions.begin();
    assert.deepEqual(still.store.cursor.value, at('forward', 1, 0));
    assert.equal(still.store.isPlaying.value, false);
});

test('the first step selects the neuron of the chapter, unless the person has selected something', () => {
    const open = () => {
        const it = page({ room: { step: 0, latest: 0 } });
        it.store.place.value = 'story';
        it.actions.begin();
        it.store.record.value = recordByHand();
        return it;
    };
    const left = open();
    left.answer();
    assert.notEqual(left.store.selection.value, null);
    const chosen = open();
    chosen.actions.select({ layer: 1, index: 3 });
    chosen.answer();
    assert.deepEqual(chosen.store.selection.value, { layer: 1, index: 3 });
});

test('a lost connection ends what was being waited for', () => {
    const { store, actions, commands } = page();
    actions.train(100);
    actions.onLost();
    assert.equal(store.target.value, null);
    actions.nextStep();
    assert.equal(commands().length, 2, 'the next step is not waited out');
});

test('who has yet to hear whether this page drives is not told that it only watches', () => {
    const { store, actions } = page({ driver: false });
    store.asksToDrive.value = true;
    actions.nextStep();
    assert.match(store.notices.value[0].text, /Not yet/);
});

test('a selection is sent to the room; that of a weight names the neuron it comes from', () => {
    const { store, actions, sent } = page();
    actions.select({ layer: 2, index: 1 });
    actions.select({ layer: 1, index: 0, from: 0 });
    actions.select(null);
    assert.deepEqual(sent, [
        { type: 'select', layer: 2, index: 1 },
        { type: 'select', layer: 1, index: 0, from: 0 },
        { type: 'select' },
    ]);
    assert.equal(store.selection.value, null);
});

test('a viewer may change its own view, and is told what only the driver can do', () => {
    const { store, actions, sent } = page({ driver: false });
    actions.select({ layer: 2, index: 1 });
    actions.showPhase('cost');
    actions.changeView({ big: true });
    assert.deepEqual(store.selection.value, { layer: 2, index: 1 });
    assert.equal(store.cursor.value.phase, 'cost');
    assert.equal(store.view.value.big, true);
    assert.deepEqual(store.notices.value, []);
    for (const act of ['play', 'nextStep', 'previousStep', 'reset']) {
        store.notices.value = [];
        actions[act]();
        assert.match(store.notices.value[0]?.text ?? '', /watching/, act);
    }
    assert.deepEqual(sent, []);
});

test('a deep link leads to its step, example, phase and selection', () => {
    const { store, actions, commands } = page({ room: { step: 0 } });
    actions.goTo({
        settings: {},
        step: 12,
        phase: 'asks:2',
        selection: { layer: 1, index: 1 },
        focus: { split: 'train', index: 8 },
    });
    assert.deepEqual(commands(), [
        { type: 'focus', split: 'train', index: 8, id: 1 },
        { type: 'step', count: 12, id: 2 },
        { type: 'select', layer: 1, index: 1 },
    ]);
    assert.deepEqual(store.cursor.value, at('asks:2'));
});

test('a notice is dismissed by its id', () => {
    const { store, actions } = page();
    store.examples.value = { name: 'x', labels: { train: [], test: [1] } };
    actions.focusNext(() => false);
    const [{ id }] = store.notices.value;
    actions.dismiss(id + 1);
    assert.equal(store.notices.value.length, 1);
    actions.dismiss(id);
    assert.equal(store.notices.value.length, 0);
});

test('the actions of some panels get the time and the loss of the connection once they are created', () => {
    const { store, actions } = page();
    const heard = [];
    const isWaiting = signal(true);
    const create = (given, { isStepping, use }) => ({
        given,
        isStepping,
        use,
        needsTime: () => isWaiting.value,
        tick: (seconds) => heard.push(seconds),
        onLost: () => heard.push('lost'),
    });
    actions.tick(60); // ends the phase that the room state has begun
    assert.equal(actions.timePasses.value, false);
    const part = actions.use(create);
    assert.equal(actions.timePasses.value, true);
    assert.equal(actions.use(create), part);
    assert.equal(part.given, store);
    assert.equal(part.isStepping(), false);
    assert.equal(part.use(create), part, 'it finds others, and itself');
    actions.use(() => ({ quiet: true }));
    actions.tick(0.25);
    actions.onLost();
    assert.deepEqual(heard, [0.25, 'lost']);
    isWaiting.value = false;
    assert.equal(actions.timePasses.value, false);
});
