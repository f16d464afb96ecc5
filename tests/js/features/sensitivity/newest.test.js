import assert from 'node:assert/strict';
import test from 'node:test';

import { createNewest } from '../../../../static/features/sensitivity/newest.js';

/** Questions that are answered when the test says so. */
function asked() {
    const open = [];
    const told = [];
    const newest = createNewest(
        (question) => new Promise((answer, refuse) => open.push({ question, answer, refuse })),
        (answer, question) => told.push([question, answer]),
        ({ message }) => told.push(message),
    );
    return { open, told, newest };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

test('one question is asked at a time, and then the newest of those that came', async () => {
    const { open, told, newest } = asked();
    [1, 2, 3].forEach(newest.ask);
    assert.deepEqual(
        open.map(({ question }) => question),
        [1],
    );
    open[0].answer('a');
    await soon();
    assert.deepEqual(
        open.map(({ question }) => question),
        [1, 3],
    );
    open[1].answer('c');
    await soon();
    assert.deepEqual(told, [
        [1, 'a'],
        [3, 'c'],
    ]);
    assert.equal(open.length, 2);
});

test('after a refusal it goes on', async () => {
    const { open, told, newest } = asked();
    newest.ask(1);
    newest.ask(2);
    open[0].refuse(new Error('no'));
    await soon();
    open[1].answer('b');
    await soon();
    assert.deepEqual(told, ['no', [2, 'b']]);
});

test('once closed nothing is told any more, nor asked', async () => {
    const { open, told, newest } = asked();
    newest.ask(1);
    newest.ask(2);
    newest.close();
    open[0].answer('a');
    await soon();
    assert.deepEqual(told, []);
    assert.equal(open.length, 1);
});
