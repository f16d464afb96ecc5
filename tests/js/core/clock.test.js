import assert from 'node:assert/strict';
import test from 'node:test';

import { EXAMPLE_PHASE } from '../../../static/core/clock.js';
import { SPEEDS, WHOLE } from '../../../static/core/player.js';
import { receiveFrame } from '../../../static/core/receive.js';
import { frameByHand } from '../support/records.js';
import { page } from '../support/rooms.js';

const TICK = 1 / 30;

/** Lets time pass; the server answers each step at once. Returns the phases that were shown, in order. */
function pass({ store, actions, answer, sent }, seconds) {
    const phases = [];
    let asked = sent.length;
    for (let time = 0; time < seconds; time += TICK) {
        actions.tick(TICK);
        if (sent.slice(asked).some(({ type }) => type === 'step')) answer();
        asked = sent.length;
        if (phases.at(-1) !== store.cursor.value.phase) phases.push(store.cursor.value.phase);
    }
    return phases;
}

const totalSeconds = (store) => store.phases.value.reduce((sum, { seconds, hold }) => sum + seconds + hold, 0);

test('a page that plays shows all phases of a step, and then makes the next step', () => {
    const it = page({ room: { step: 0 } });
    it.actions.begin();
    it.answer();
    const ids = it.store.phases.value.map(({ id }) => id);
    assert.deepEqual(pass(it, totalSeconds(it.store) + 1), [...ids, 'forward']);
    assert.equal(it.store.progress.value.step, 2);
});

test('at rest nothing moves', () => {
    const it = page();
    it.store.cursor.value = { phase: 'cost', t: 0.4, direction: 0 };
    assert.deepEqual(pass(it, 5), ['cost']);
    assert.equal(it.store.cursor.value.t, 0.4);
    assert.deepEqual(it.sent, []);
});

test('next phase plays one phase to its end and rests there', () => {
    const it = page();
    it.store.cursor.value = { phase: 'cost', t: 1, direction: 0 };
    it.actions.nextPhase();
    pass(it, 10);
    assert.deepEqual(it.store.cursor.value, { phase: 'output_nudges', t: 1, direction: 0 });
    assert.deepEqual(it.commands(), []);
});

test('a phase played back ends where the one before it ended', () => {
    const it = page();
    it.store.cursor.value = { phase: 'cost', t: 1, direction: 0 };
    it.actions.previousPhase();
    assert.deepEqual(pass(it, 10), ['cost', 'forward']);
    assert.deepEqual(it.store.cursor.value, { phase: 'forward', t: 1, direction: 0 });
});

test('previous phase, pressed three times at once, goes back three phases', () => {
    const it = page();
    it.store.cursor.value = { phase: 'asks:2', t: 1, direction: 0 };
    for (let i = 0; i < 3; i++) it.actions.previousPhase();
    pass(it, 10);
    assert.deepEqual(it.store.cursor.value, { phase: 'output_nudges', t: 1, direction: 0 });
});

test('while a step is on its way no second one is asked for', () => {
    const it = page();
    it.store.cursor.value = WHOLE;
    it.actions.play();
    for (let i = 0; i < 50; i++) it.actions.tick(TICK);
    assert.deepEqual(it.commands(), [{ type: 'step', count: 1, id: 1 }]);
});

test('a step a second leaves time for each of its phases', () => {
    const it = page({ room: { playing: true, rate: 1 } });
    receiveFrame(it.store, frameByHand({}, { step: '8' }));
    const ids = it.store.phases.value.map(({ id }) => id);
    const phases = pass(it, 1);
    assert.deepEqual(
        ids.filter((id) => !phases.includes(id)),
        [],
    );
    assert.deepEqual(it.commands(), []);
});

const BATCH = { batch_index: [30, 10, 20], batch_a0: new Array(9).fill(0), batch_y: new Array(6).fill(0) };

/** A page that plays the examples of a mini-batch; each example comes `late` ticks after it was asked for. */
function passing(late, ticks, onFocus = () => {}) {
    const it = page();
    it.actions.chooseSpeed(SPEEDS.findIndex(({ by }) => by === 'examples'));
    it.actions.play();
    receiveFrame(it.store, frameByHand(BATCH));
    const seen = [];
    const due = [];
    for (let i = 0; i < ticks; i++) {
        const asked = it.sent.length;
        it.actions.tick(TICK);
        if (it.commands().some(({ type }) => type === 'step')) break;
        for (const { type, index } of it.sent.slice(asked)) {
            if (type !== 'focus') continue;
            due.push({ at: i + late, index });
            onFocus(i, { index });
        }
        if (due[0]?.at <= i) {
            const { index } = due.shift();
            const focus = { focus_split: index === 4 ? 'test' : 'train', focus_index: `${index}` };
            receiveFrame(it.store, frameByHand(BATCH, focus));
        }
        const { phase } = it.store.cursor.value;
        const now = phase === EXAMPLE_PHASE ? it.store.record.value.focus.index : phase;
        if (seen.at(-1) !== now) seen.push(now);
    }
    return { ...it, seen };
}

for (const late of [0, 25]) {
    test(`example by example the mini-batch passes, then its average, then comes the next step, each ${late} ticks late`, () => {
        const { seen, commands } = passing(late, 600);
        assert.deepEqual(seen.slice(-4), [30, 10, 20, 'average']);
        assert.deepEqual(commands(), [
            { type: 'focus', split: 'train', index: 30 },
            { type: 'focus', split: 'train', index: 10 },
            { type: 'focus', split: 'train', index: 20 },
            { type: 'focus', split: 'test', index: 4 },
            { type: 'step', count: 1, id: 1 },
        ]);
    });
}

test('the page waits for each example that does not come, but not forever', () => {
    const focused = [];
    const { sent } = passing(Infinity, 330, (at, { index }) => focused.push([Math.round(at * TICK), index]));
    assert.ok(sent.length >= focused.length);
    assert.deepEqual(focused.slice(0, 3), [
        [0, 30],
        [4, 10],
        [7, 20],
    ]);
});

test('example by example, before the first step there is no mini-batch: one is made first', () => {
    const it = page({ room: { step: 0 } });
    it.actions.chooseSpeed(SPEEDS.findIndex(({ by }) => by === 'examples'));
    it.actions.play();
    it.actions.tick(TICK);
    assert.deepEqual(it.commands(), [{ type: 'step', count: 1, id: 1 }]);
});

test('a run of many steps with a pace makes so many steps a second, and ends at its end', () => {
    const it = page({ room: { step: 0 } });
    it.actions.train(60, 20);
    assert.equal(it.actions.timePasses.value, true);
    pass(it, 1);
    assert.ok(
        Math.abs(it.store.progress.value.step - 20) <= 3,
        `after a second it is at ${it.store.progress.value.step}`,
    );
    pass(it, 4);
    assert.equal(it.store.progress.value.step, 60);
    assert.equal(it.store.target.value, null);
    assert.equal(it.actions.timePasses.value, false);
});

test('a run of many steps without a pace waits for no time to pass', () => {
    const it = page({ room: { step: 0 } });
    it.actions.train(60, 20);
    assert.deepEqual(it.commands(), []);
    it.actions.pause();
    it.actions.train(60);
    assert.deepEqual(it.commands(), [{ type: 'step', count: 5, id: 1 }]);
});
