import assert from 'node:assert/strict';
import test from 'node:test';

import { page } from '../support/rooms.js';

const at = (phase, t = 1, direction = 0) => ({ phase, t, direction });

test('the search for a digit starts after the current example and goes on from the end to the beginning', () => {
    const { store, actions, commands } = page();
    store.examples.value = { name: 'x', labels: { train: [], test: [5, 1, 5, 9, 0, 9] } };
    for (const digit of [9, 5, 0]) actions.focusNext((_, label) => label === digit);
    assert.deepEqual(
        commands().map(({ split, index }) => `${split} ${index}`),
        ['test 5', 'test 0', 'test 4'],
    );
});

test('asked for again before it has come, the next example is the one after it', () => {
    const { store, actions, commands } = page();
    store.examples.value = { name: 'x', labels: { train: [], test: new Array(9).fill(1) } };
    for (let i = 0; i < 3; i++) actions.focusNext(() => true);
    assert.deepEqual(
        commands().map(({ index }) => index),
        [5, 6, 7],
    );
    for (const { id } of commands()) actions.onAnswered(id);
    store.room.value = { ...store.room.value, focus: { split: 'test', index: 2, label: 1, guessed: false } };
    actions.focusNext(() => true);
    assert.equal(commands().at(-1).index, 3, 'and then after the one on the stage, whoever has put it there');
});

test('the error for an example is shown, and the next search starts from the example on the stage', () => {
    const { store, actions, commands } = page();
    store.examples.value = { name: 'x', labels: { train: [], test: new Array(9).fill(1) } };
    actions.focusNext(() => true);
    actions.onAnswered(commands()[0].id, 'There is no such example.');
    assert.equal(store.notices.value[0].text, 'There is no such example.');
    actions.focusNext(() => true);
    assert.deepEqual(
        commands().map(({ index }) => index),
        [5, 5],
    );
});

test('a notice is shown where there is no such example', () => {
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

test('a mistake is one of the parameters on show: a room that plays is paused and tested first', () => {
    const { store, actions, commands, sent } = page({ room: { playing: true, rate: null } });
    store.examples.value = { name: '', labels: { train: [], test: [5, 1, 7] } };
    const tested = (step, predictions) => ({ step, accuracy: 0.5, predictions: Uint8Array.from(predictions) });
    store.evaluation.value = tested(40, [5, 1, 0]);
    actions.focusNextMistake();
    assert.equal(
        commands().some(({ type }) => type === 'focus'),
        false,
    );
    assert.deepEqual(
        sent.map(({ type }) => type),
        ['pause'],
        'it is paused once',
    );
    const { id } = sent.at(-1);
    store.evaluation.value = tested(47, [0, 1, 7]); // comes before the answer
    actions.onAnswered(id);
    assert.deepEqual([commands().at(-1).type, commands().at(-1).index], ['focus', 0]);
});

test('where the room cannot be paused, no mistake is shown, and the reason is', () => {
    const { store, actions, commands, sent } = page({ room: { playing: true, rate: null } });
    actions.focusNextMistake();
    actions.onAnswered(sent.at(-1).id, 'Too many messages.');
    assert.deepEqual(
        commands().map(({ type }) => type),
        ['pause'],
    );
    assert.equal(store.notices.value[0].text, 'Too many messages.');
});

test('a mistake of a room at rest is put on the stage at once', () => {
    const { store, actions, commands } = page();
    store.examples.value = { name: '', labels: { train: [], test: [5, 1, 7] } };
    store.evaluation.value = { step: 7, accuracy: 0.5, predictions: Uint8Array.of(5, 1, 0) };
    actions.focusNextMistake();
    assert.deepEqual(
        commands().map(({ type, index }) => [type, index]),
        [['focus', 2]],
    );
});
