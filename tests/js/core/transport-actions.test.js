import assert from 'node:assert/strict';
import test from 'node:test';

import { SPEEDS, speedName, WHOLE } from '../../../static/core/player.js';
import { page } from '../support/rooms.js';

const speedNamed = (name) => SPEEDS.findIndex((speed) => speedName(speed) === name);
const at = (phase, t = 1, direction = 0) => ({ phase, t, direction });

test('play at phase by phase lets the page go on, and asks the server for nothing', () => {
    const { store, actions, commands } = page();
    store.cursor.value = at('cost', 0.5, 0);
    actions.play();
    assert.equal(store.isPlaying.value, true);
    assert.deepEqual(store.cursor.value, at('cost', 0.5, 1));
    assert.deepEqual(commands(), []);
});

test("play at a number of steps a second is the server's business", () => {
    for (const [name, rate] of [
        ['10 steps a second', 10],
        ['as fast as it goes', null],
    ]) {
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

test('the next phase begins, and its name is sent to the room', () => {
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
    assert.deepEqual(commands(), [
        { type: 'step', count: 1, id: 1 },
        { type: 'step', count: 1, id: 2 },
    ]);
});

test('a step back goes to the one before; at the start there is none', () => {
    const { actions, commands } = page();
    actions.previousStep();
    assert.deepEqual(commands(), [{ type: 'seek', step: 6, id: 1 }]);
    const atStart = page({ room: { step: 0 } });
    atStart.actions.previousStep();
    assert.deepEqual(atStart.commands(), []);
});

test('pressed three times at once, a step back goes three steps back', () => {
    const { store, actions, commands } = page();
    for (let i = 0; i < 3; i++) actions.previousStep();
    assert.deepEqual(
        commands().map(({ step }) => step),
        [6, 5, 4],
    );
    for (const { id } of commands()) actions.onAnswered(id);
    store.progress.value = { step: 4, latest: 4 };
    actions.previousStep();
    assert.equal(commands().at(-1).step, 3);
});

test('a step back goes back from where the commands before it lead', () => {
    const { actions, commands } = page();
    for (const act of ['previousStep', 'nextStep', 'previousStep']) actions[act]();
    assert.deepEqual(
        commands().map(({ type, step = '' }) => `${type} ${step}`),
        ['seek 6', 'step ', 'seek 6'],
    );
    actions.reset();
    actions.previousStep();
    assert.equal(commands().at(-1).type, 'reset', 'before the beginning there is nothing');
});

test('after a lost connection a step back counts from the step of the room again', () => {
    const { actions, commands } = page();
    actions.previousStep();
    actions.onLost();
    actions.previousStep();
    assert.deepEqual(
        commands().map(({ step }) => step),
        [6, 6],
    );
});

test('every move to another phase or step pauses first', () => {
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
    assert.deepEqual(
        commands().map(({ count }) => count),
        [5, 5, 2],
    );
    assert.equal(store.progress.value.step, 15);
    assert.deepEqual(store.cursor.value, WHOLE);
});

test('the more steps there are, the more a portion has: each waits for the answer to the one before', () => {
    const { store, actions, commands, answer } = page({ room: { step: 0 } });
    actions.train(1000);
    while (store.target.value !== null) answer();
    const counts = commands().map(({ count }) => count);
    assert.equal(
        counts.reduce((sum, count) => sum + count),
        1000,
    );
    assert.ok(counts.length < 60, `${counts.length} answers are waited for`);
    assert.deepEqual([counts[0], ...counts.slice(-3, -1)], [63, 5, 5]);
});

test('training ends where the server refuses a portion, or somebody else interrupts it', () => {
    const { store, actions, commands } = page({ room: { step: 3 } });
    actions.train(100);
    assert.equal(store.target.value, 103);
    actions.onAnswered(commands()[0].id, 'Interrupted.');
    assert.equal(store.target.value, null);
    assert.equal(commands().length, 1, 'no other portion is asked for');
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

test('without a connection no step is waited for', () => {
    const { store, actions } = page({ connected: false });
    const { phase, t } = store.cursor.value;
    actions.nextStep();
    assert.deepEqual(store.cursor.value, { phase, t, direction: 0 });
});

test('whatever asks for steps without a connection says that it was not sent, and waits for nothing', () => {
    const asks = ['nextStep', 'nextPhase', (actions) => actions.train(100), (actions) => actions.trainWith({}, 100)];
    for (const ask of asks) {
        const { store, actions } = page({ connected: false });
        store.cursor.value = WHOLE;
        if (typeof ask === 'string') actions[ask]();
        else ask(actions);
        assert.deepEqual(
            store.notices.value.map(({ text }) => text),
            ['This was not sent: there is no connection to the server.'],
            String(ask),
        );
        assert.equal(store.isTraining.value, false, String(ask));
        assert.deepEqual(store.cursor.value, WHOLE, String(ask));
    }
});

test('what the page plays by itself says nothing of a missing connection: it goes on when there is one', () => {
    const { store, actions } = page({ connected: false });
    store.cursor.value = WHOLE;
    store.autoplay.value = true;
    for (let i = 0; i < 100; i++) actions.tick(0.1);
    assert.deepEqual(store.notices.value, []);
    assert.equal(store.autoplay.value, true);
});

test('while steps are on their way, another one that is asked for is not called unsent', () => {
    const { store, actions } = page();
    actions.train(100);
    actions.nextStep();
    assert.deepEqual(store.notices.value, []);
});

test('a pause that did not reach the room, or that it refused, halts nothing: its steps stay on show', () => {
    const cut = page({ connected: false, room: { playing: true } });
    cut.actions.pause();
    assert.equal(cut.store.halting.value, false);
    assert.match(cut.store.notices.value[0].text, /not sent/);
    const refused = page({ room: { playing: true } });
    refused.actions.pause();
    assert.equal(refused.store.halting.value, true);
    refused.actions.onAnswered(refused.sent.at(-1).id, 'Too many messages.');
    assert.equal(refused.store.halting.value, false);
    assert.equal(refused.store.notices.value[0].text, 'Too many messages.');
});

test('settings that the server refuses train nothing, and the reason is shown', () => {
    const { store, actions, commands } = page();
    actions.trainWith({ dataset: 'mnist-upright' }, 1000);
    assert.deepEqual(commands(), [{ type: 'configure', settings: { dataset: 'mnist-upright' }, id: 1 }]);
    actions.onAnswered(1, 'There is no such data set.');
    assert.equal(store.notices.value[0].text, 'There is no such data set.');
    assert.equal(store.isTraining.value, false);
    actions.trainWith({ dataset: 'mnist-6k' }, 1000);
    actions.onAnswered(commands().at(-1).id);
    assert.equal(commands().at(-1).type, 'step');
    assert.equal(store.target.value, 1007);
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
    assert.deepEqual(
        commands().map(({ type }) => type),
        ['step', 'step', 'step'],
    );
    assert.equal(store.progress.value.step, 10);
});
