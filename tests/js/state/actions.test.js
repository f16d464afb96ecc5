import assert from 'node:assert/strict';
import test from 'node:test';

import { SPEEDS, WHOLE } from '../../../static/js/state/player.js';
import { page } from '../support/rooms.js';

const speedNamed = (name) => SPEEDS.findIndex((speed) => speed.name === name);
const at = (phase, t = 1, direction = 0) => ({ phase, t, direction });

test('whoever comes for the first time sees the first step begin by itself', () => {
    const { store, actions, commands } = page({ room: { step: 0, latest: 0 } });
    actions.begin();
    assert.deepEqual(commands(), [{ type: 'step', count: 1, id: 1 }]);
    assert.deepEqual(store.cursor.value, at('forward', 0, 1));
    assert.equal(store.isPlaying.value, true);
});

test('in the story the first step plays as far as its chapter says, and not at all where it says nothing', () => {
    const { store, actions } = page({ room: { step: 0, latest: 0 } });
    store.place.value = 'story';
    actions.begin();
    assert.deepEqual(store.cursor.value, at('forward', 0, 1));
    assert.equal(store.until.value, 'forward');
    const still = page({ room: { step: 0, latest: 0 } });
    still.store.place.value = 'story';
    still.store.chapter.value = 'rivals';
    still.actions.begin();
    assert.deepEqual(still.store.cursor.value, WHOLE);
    assert.equal(still.store.isPlaying.value, false);
});

test('play at phase by phase lets the page go on, and asks the server for nothing', () => {
    const { store, actions, commands } = page();
    store.cursor.value = at('cost', 0.5, 0);
    actions.play();
    assert.equal(store.isPlaying.value, true);
    assert.deepEqual(store.cursor.value, at('cost', 0.5, 1));
    assert.deepEqual(commands(), []);
});

test('play at a number of steps a second is the server\'s business', () => {
    for (const [name, rate] of [['10 steps a second', 10], ['as fast as it goes', null]]) {
        const { actions, commands } = page();
        actions.chooseSpeed(speedNamed(name));
        actions.play();
        assert.deepEqual(commands(), [{ type: 'play', rate }]);
    }
});

test('pause stops the page, and the server where it plays', () => {
    const lone = page();
    lone.actions.play();
    lone.actions.pause();
    assert.equal(lone.store.isPlaying.value, false);
    assert.deepEqual(lone.commands(), []);
    const playing = page({ room: { playing: true } });
    playing.actions.togglePlay();
    assert.deepEqual(playing.commands(), [{ type: 'pause' }]);
});

test('pause holds what is moving where it is, and play goes on from there', () => {
    const { store, actions } = page();
    actions.play();
    store.cursor.value = at('cost', 0.5, 1);
    actions.pause();
    assert.deepEqual(store.cursor.value, at('cost', 0.5, 0));
    actions.play();
    assert.deepEqual(store.cursor.value, at('cost', 0.5, 1));
});

test('another speed chosen while it plays goes on at that speed', () => {
    const { store, actions, commands } = page();
    actions.play();
    actions.chooseSpeed(speedNamed('100 steps a second'));
    assert.deepEqual(commands(), [{ type: 'play', rate: 100 }]);
    assert.equal(store.autoplay.value, false);
});

test('another speed chosen at rest stays at rest', () => {
    const { store, actions, commands } = page();
    actions.chooseSpeed(speedNamed('as fast as it goes'));
    assert.deepEqual(commands(), []);
    assert.equal(store.isPlaying.value, false);
});

test('the next phase begins, and everybody is told which it is', () => {
    const { store, actions, sent } = page();
    store.cursor.value = at('cost');
    actions.nextPhase();
    assert.deepEqual(store.cursor.value, at('output_nudges', 0, 1));
    assert.deepEqual(sent, [{ type: 'cursor', phase: 'output_nudges' }]);
});

test('after the last phase comes the next step, from its beginning', () => {
    const { store, actions, commands } = page();
    store.cursor.value = WHOLE;
    actions.nextPhase();
    assert.deepEqual(commands(), [{ type: 'step', count: 1, id: 1 }]);
    assert.deepEqual(store.cursor.value, at('forward', 0, 1));
});

test('the phase before comes by playing this one back', () => {
    const { store, actions } = page();
    store.cursor.value = at('cost', 0.8, 1);
    actions.previousPhase();
    assert.deepEqual(store.cursor.value, at('cost', 0.8, -1));
});

test('with reduced motion the phase before is there at once', () => {
    const { store, actions } = page({ view: { still: true } });
    store.cursor.value = at('cost');
    actions.previousPhase();
    assert.deepEqual(store.cursor.value, at('forward'));
});

test('a step on makes one and stays at the phase; a second is asked for when the first is made', () => {
    const { store, actions, commands, answer } = page();
    store.cursor.value = at('asks:2', 0.3, 1);
    actions.nextStep();
    actions.nextStep();
    assert.equal(commands().length, 1);
    assert.deepEqual(store.cursor.value, at('asks:2'));
    answer();
    actions.nextStep();
    assert.deepEqual(commands(), [{ type: 'step', count: 1, id: 1 }, { type: 'step', count: 1, id: 2 }]);
});

test('a step back goes to the one before; at the start there is none', () => {
    const { actions, commands } = page();
    actions.previousStep();
    assert.deepEqual(commands(), [{ type: 'seek', step: 6 }]);
    const atStart = page({ room: { step: 0 } });
    atStart.actions.previousStep();
    assert.deepEqual(atStart.commands(), []);
});

test('going elsewhere ends playing first', () => {
    for (const act of ['nextPhase', 'previousPhase', 'nextStep', 'previousStep', 'reset']) {
        const { store, actions, commands } = page({ room: { playing: true } });
        store.autoplay.value = true;
        actions[act]();
        assert.deepEqual(commands()[0], { type: 'pause' }, act);
        assert.equal(store.autoplay.value, false, act);
    }
});

test('a thousand steps are made in portions, each seen, and it ends there', () => {
    const { store, actions, commands, answer } = page({ room: { step: 3 } });
    actions.train(12);
    while (store.target.value !== null) answer();
    assert.deepEqual(commands().map(({ count }) => count), [5, 5, 2]);
    assert.equal(store.room.value.step, 15);
    assert.deepEqual(store.cursor.value, WHOLE);
});

test('training ends where the run diverges, and where somebody pauses it', () => {
    const diverging = page();
    diverging.actions.train(100);
    diverging.answer({ diverged: { step: 9, back_to: 0, what: 'cost', message: '' } });
    assert.equal(diverging.store.target.value, null);
    assert.equal(diverging.commands().length, 1);
    const paused = page();
    paused.actions.train(100);
    paused.actions.pause();
    paused.answer();
    assert.equal(paused.commands().filter(({ type }) => type === 'step').length, 1);
});

test('a lost connection ends what was being waited for', () => {
    const { store, actions, commands } = page();
    actions.train(100);
    actions.onLost();
    assert.equal(store.target.value, null);
    actions.nextStep();
    assert.equal(commands().length, 2, 'the next step is not waited out');
});

test('an example is found by its digit after the present one, round the end', () => {
    const { store, actions, commands } = page();
    store.examples.value = { name: 'x', labels: { train: [], test: [5, 1, 5, 9, 0, 9] } };
    for (const digit of [9, 5, 0]) actions.focusNext((_, label) => label === digit);
    assert.deepEqual(commands().map(({ split, index }) => `${split} ${index}`), ['test 5', 'test 0', 'test 4']);
});

test('where there is no such example, that is said', () => {
    const { store, actions, commands } = page();
    store.examples.value = { name: 'x', labels: { train: [], test: [5, 1] } };
    actions.focusNext(() => false);
    assert.deepEqual(commands(), []);
    assert.match(store.notices.value[0].text, /no such example/);
});

test('an example of the training set does not decide where in the test set the search begins', () => {
    const { store, actions, commands } = page({ room: { focus: { split: 'train', index: 900, label: 5 } } });
    store.examples.value = { name: 'x', labels: { train: [], test: [5, 1] } };
    actions.focusNext(() => true);
    assert.equal(commands()[0].index, 0);
});

test('another example is played from the beginning if the page was playing', () => {
    const { store, actions } = page();
    store.cursor.value = at('average', 0.5, 1);
    actions.focus('test', 3);
    assert.equal(store.cursor.value.phase, 'average');
    actions.play();
    actions.focus('test', 4);
    assert.deepEqual(store.cursor.value, at('forward', 0, 1));
});

test('a selection is everybody\'s; a weight says from where', () => {
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

test('who only watches may look around, and is told what it may not do', () => {
    const { store, actions, sent } = page({ driver: false });
    actions.select({ layer: 2, index: 1 });
    actions.showPhase('cost');
    actions.look({ big: true });
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

test('without a connection no step is waited for', () => {
    const { store, actions } = page({ connected: false });
    const { phase, t } = store.cursor.value;
    actions.nextStep();
    assert.deepEqual(store.cursor.value, { phase, t, direction: 0 });
});

test('a moment of an address is gone to: its step, example, phase and selection', () => {
    const { store, actions, commands } = page({ room: { step: 0 } });
    actions.goTo({
        settings: {}, step: 12, phase: 'asks:2', selection: { layer: 1, index: 1 }, focus: { split: 'train', index: 8 },
    });
    assert.deepEqual(commands(), [
        { type: 'focus', split: 'train', index: 8 },
        { type: 'step', count: 12, id: 1 },
        { type: 'select', layer: 1, index: 1 },
    ]);
    assert.deepEqual(store.cursor.value, at('asks:2'));
});

test('a notice is dismissed by its own number', () => {
    const { store, actions } = page();
    store.examples.value = { name: 'x', labels: { train: [], test: [1] } };
    actions.focusNext(() => false);
    const [{ id }] = store.notices.value;
    actions.dismiss(id + 1);
    assert.equal(store.notices.value.length, 1);
    actions.dismiss(id);
    assert.equal(store.notices.value.length, 0);
});

test('pause holds what is moving where it is, and play lets it go on from there', () => {
    const { store, actions } = page();
    store.cursor.value = { phase: 'asks:2', t: 0.4, direction: 1 };
    actions.pause();
    assert.deepEqual(store.cursor.value, { phase: 'asks:2', t: 0.4, direction: 0 });
    actions.play();
    assert.deepEqual(store.cursor.value, { phase: 'asks:2', t: 0.4, direction: 1 });
});

test('steps asked for faster than they are made are all made', () => {
    const { store, actions, commands, answer } = page();
    for (let i = 0; i < 3; i++) actions.nextStep();
    for (let i = 0; i < 3; i++) answer();
    assert.deepEqual(commands().map(({ type }) => type), ['step', 'step', 'step']);
    assert.equal(store.room.value.step, 10);
});
