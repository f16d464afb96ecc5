import assert from 'node:assert/strict';
import test from 'node:test';
import {
    createTeach,
    findShare,
    MOST_REPEATS,
    toStageKey,
    usualRate,
} from '../../../../../static/features/draw/model/single-step.js';
import { createSingleStepActions } from '../../../../../static/features/draw/model/single-step-actions.js';
import { recordByHand } from '../../../support/records.js';
import { page } from '../../../support/rooms.js';

const SETTINGS = { learning_rate: 3, batch_size: 100 };
const ROOM = {
    settings: SETTINGS,
    dataset: { train: 4000, test: 1000 },
    examples_per_epoch: 4000,
    test_accuracy: 0.9,
    applied: 0,
    focus: { split: 'drawn', index: null, label: 0, guessed: false },
};
const DRAWN = { focus_split: 'drawn', focus_index: '' };

/** A page with an example on the stage, and a server that answers `apply` and `undo`. */
function taught({ room = {}, driver = true } = {}) {
    const onDone = page({ driver, room: { ...ROOM, ...room } });
    const { store, sent } = onDone;
    const teaching = onDone.actions.use(createSingleStepActions);
    const actions = { ...teaching, ...onDone.actions };
    store.record.value = recordByHand({}, DRAWN);
    const last = () => sent.findLast(({ type }) => type === 'apply' || type === 'undo' || type === 'pause');
    return {
        ...onDone,
        actions,
        teaching,
        teach: store.use(createTeach),
        last,
        /** Answers `apply` with the cost, the outputs and the accuracy after the step. */
        answerApply({ cost = 0.5, outputs = [0.1, 0.4], accuracy = 0.8, applied = 1 } = {}) {
            const { learning_rate, id } = last();
            const state = {
                learning_rate,
                cost_before: 1.25,
                cost_after: cost,
                outputs_before: [0, 0.5],
                outputs_after: outputs,
                test_accuracy_before: 0.9,
                test_accuracy_after: accuracy,
            };
            store.room.value = { ...store.room.value, applied, test_accuracy: accuracy };
            actions.onAnswered(id, null, { type: 'done', id, room: store.room.value, applied: state });
        },
        answerUndo(accuracy = 0.9) {
            store.room.value = { ...store.room.value, applied: 0, test_accuracy: accuracy };
            actions.onAnswered(last().id, null, { type: 'done', room: store.room.value });
        },
        answerError: (sentence) => actions.onAnswered(last().id, sentence),
    };
}

test('labelling plays all phases that belong to this example alone', () => {
    const { store, actions, commands } = taught();
    actions.shouldBe(1);
    assert.equal(commands().at(-1).type, 'focus');
    assert.equal(commands().at(-1).label, 1);
    assert.deepEqual(store.cursor.value, { phase: 'cost', t: 0, direction: 1 });
    assert.equal(store.isPlaying.value, true);
    for (let i = 0; i < 2000; i++) actions.tick(0.05);
    assert.equal(store.cursor.value.phase, 'bias_nudges:1');
    assert.equal(store.isPlaying.value, false);
    assert.deepEqual(
        commands().filter(({ type }) => type === 'step' || type === 'apply'),
        [],
        'nothing is changed by asking',
    );
});

test('a stored example that gets its own label stays that example', () => {
    const { actions, commands, store } = taught({
        room: { focus: { split: 'test', index: 4, label: 0, guessed: false } },
    });
    actions.shouldBe(0);
    assert.deepEqual(commands(), []);
    assert.equal(store.cursor.value.phase, 'cost');
});

test('one step for one example has an outcome for that example and for the test set', () => {
    const { store, teach, actions, last, answerApply } = taught();
    actions.applySingleStep();
    assert.deepEqual([last().type, last().learning_rate, 'again' in last()], ['apply', 0.03, false]);
    assert.equal(teach.isBusy.value, true);
    answerApply();
    const { outcome } = teach;
    assert.deepEqual(outcome.value.before, { cost: 1.25, outputs: [0, 0.5], digit: 1, accuracy: 0.9 });
    assert.deepEqual(outcome.value.after, { cost: 0.5, outputs: [0.1, 0.4], digit: 1, accuracy: 0.8 });
    assert.equal(outcome.value.stageKey, toStageKey(store.record.value));
    assert.deepEqual(
        store.cursor.value,
        { phase: 'bias_nudges:1', t: 1, direction: 0 },
        'all phases of the example are known',
    );
    assert.equal(teach.isBusy.value, false);
});

test('the key of the stage depends on the drawing, the label and the step alone', () => {
    const at = toStageKey(recordByHand({}, DRAWN));
    assert.equal(
        toStageKey(recordByHand({ a2: [0.3, 0.3] }, { ...DRAWN, example_cost: '9' })),
        at,
        'whatever the network makes of it',
    );
    assert.notEqual(toStageKey(recordByHand({ a0: [1, 0, 0.25] }, DRAWN)), at);
    assert.notEqual(toStageKey(recordByHand({}, { ...DRAWN, focus_label: '1' })), at);
    assert.notEqual(toStageKey(recordByHand({}, { ...DRAWN, step: '8' })), at);
});

test('the usual learning rate is the share of one example in a mini-batch, and at least 0.03', () => {
    const room = (learning_rate, batch_size, examples_per_epoch = 4000) => ({
        settings: { learning_rate, batch_size },
        examples_per_epoch,
    });
    assert.equal(usualRate(room(3, 100)), 0.03);
    assert.equal(usualRate(room(0.5, 1)), 0.5);
    assert.equal(usualRate(room(0.001, 100)), 0.03);
    assert.equal(findShare(room(3, 60_000)), 3 / 4000, 'a mini-batch is no larger than the training set');
    assert.equal(findShare(room(3, 100, 8)), 3 / 8, 'eight drawings alone are the whole mini-batch');
});

test('a chosen learning rate is used', () => {
    const { actions, last } = taught();
    actions.setSingleStepRate(2);
    actions.applySingleStep();
    assert.equal(last().learning_rate, 2);
});

test('the error of a step is shown, and there is no outcome', () => {
    const { teach, actions, answerError } = taught();
    actions.applySingleStep();
    answerError('That would be no number.');
    assert.equal(teach.error.value, 'That would be no number.');
    assert.equal(teach.outcome.value, null);
    assert.equal(teach.isBusy.value, false);
});

test('a room that plays is paused first, and the step is made after that', () => {
    const { actions, last, commands, answerApply } = taught({ room: { playing: true } });
    actions.applySingleStep();
    assert.deepEqual(
        commands().map(({ type }) => type),
        ['pause'],
    );
    actions.onAnswered(last().id, null, { type: 'done' });
    assert.equal(last().type, 'apply');
    answerApply();
});

test('where the room cannot be paused no step is made, and the reason is shown', () => {
    const { store, actions, last, answerError } = taught({ room: { playing: true } });
    actions.applySingleStep();
    answerError('Too many messages.');
    assert.equal(last().type, 'pause');
    assert.equal(store.notices.value[0].text, 'Too many messages.');
});

test('undo removes the outcome and has the test accuracy after it', () => {
    const { teach, actions, last, answerApply, answerUndo } = taught();
    actions.applySingleStep();
    answerApply();
    actions.undoSingleSteps();
    assert.equal(last().type, 'undo');
    answerUndo();
    assert.equal(teach.outcome.value, null);
    assert.equal(teach.undone.value.accuracy, 0.9);
    assert.equal(teach.undone.value.from.accuracy, 0.9);
});

/** Lets enough time pass for the next repeated step. */
const pass = (actions) => {
    for (let i = 0; i < 12; i++) actions.tick(0.05);
};

test('steps are repeated until the network agrees, and they are undone together', () => {
    const { teach, actions, commands, answerApply } = taught();
    actions.repeatUntilItAgrees();
    for (const outputs of [
        [0.2, 0.4],
        [0.3, 0.35],
        [0.4, 0.3],
    ]) {
        pass(actions);
        answerApply({ outputs, accuracy: outputs[1] });
    }
    pass(actions);
    const onDone = commands().filter(({ type }) => type === 'apply');
    assert.deepEqual(
        onDone.map(({ again = false }) => again),
        [false, true, true],
    );
    const { repeat, outcome } = teach;
    assert.equal(repeat.value.state, 'agrees');
    assert.deepEqual(
        repeat.value.points.map(({ accuracy }) => accuracy),
        [0.9, 0.4, 0.35, 0.3],
    );
    assert.deepEqual([outcome.value.count, outcome.value.before.cost], [3, 1.25]);
});

test('one step is on its way at a time, however slow the server is', () => {
    const { actions, commands } = taught();
    actions.repeatUntilItAgrees();
    for (let i = 0; i < 5; i++) pass(actions);
    assert.equal(commands().filter(({ type }) => type === 'apply').length, 1);
});

test('it ends after so many steps', () => {
    const { teach, actions, commands, answerApply } = taught();
    actions.repeatUntilItAgrees();
    for (let i = 0; i < MOST_REPEATS + 10; i++) {
        pass(actions);
        if (teach.isBusy.value) answerApply();
    }
    assert.equal(teach.repeat.value.state, 'most');
    assert.equal(commands().filter(({ type }) => type === 'apply').length, MOST_REPEATS);
});

test('it can be stopped, and the step in flight still counts', () => {
    const { teach, actions, commands, answerApply } = taught();
    actions.repeatUntilItAgrees();
    pass(actions);
    actions.stopRepeating();
    answerApply();
    pass(actions);
    assert.equal(teach.repeat.value.state, 'stopped');
    assert.equal(teach.repeat.value.points.length, 2);
    assert.equal(commands().filter(({ type }) => type === 'apply').length, 1);
});

test('it stops where somebody draws, puts another example on the stage, or plays', () => {
    for (const disturb of [
        (store) => (store.isDrawing.value = true),
        (store) => (store.record.value = recordByHand({ a0: [0, 0, 1] }, DRAWN)),
        (store) => (store.autoplay.value = true),
    ]) {
        const { store, teach, teaching, actions, commands, answerApply } = taught();
        actions.repeatUntilItAgrees();
        pass(actions);
        answerApply();
        disturb(store);
        teaching.tick(10);
        assert.equal(teach.repeat.value.state, 'stopped');
        assert.equal(commands().filter(({ type }) => type === 'apply').length, 1);
    }
});

test('undo while a step is on its way waits for it, and then takes it back', () => {
    const { teach, actions, last, answerApply, answerUndo } = taught();
    actions.repeatUntilItAgrees();
    pass(actions);
    actions.undoSingleSteps();
    assert.equal(last().type, 'apply');
    answerApply();
    assert.equal(last().type, 'undo');
    answerUndo();
    assert.equal(teach.repeat.value, null);
});

test('a lost connection ends the repeat, and a later step works', () => {
    const { teach, actions, last, commands } = taught();
    actions.repeatUntilItAgrees();
    pass(actions);
    actions.onLost();
    assert.equal(teach.repeat.value.state, 'stopped');
    const before = commands().length;
    actions.applySingleStep();
    assert.equal(commands().length, before + 1);
    assert.equal(last().type, 'apply');
});

test('a viewer applies nothing, and a notice is shown', () => {
    const { store, teach, actions, commands } = taught({ driver: false });
    actions.applySingleStep();
    actions.undoSingleSteps();
    assert.deepEqual(commands(), []);
    assert.equal(teach.isBusy.value, false);
    assert.match(store.notices.value[0].text, /watching/);
});
