import assert from 'node:assert/strict';
import test from 'node:test';

import { createNewest } from '../../../../static/features/sensitivity/newest.js';

/** Questions that are answered when the test says so. */
function manualQuestions() {
    const pending = [];
    const answered = [];
    const newest = createNewest(
        (question) => new Promise((answer, reject) => pending.push({ question, answer, reject })),
        (answer, question) => answered.push([question, answer]),
        ({ message }) => answered.push(message),
    );
    return { pending, answered, newest };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

test('one question is asked at a time, and then the newest of those that came', async () => {
    const { pending, answered, newest } = manualQuestions();
    [1, 2, 3].forEach(newest.ask);
    assert.deepEqual(
        pending.map(({ question }) => question),
        [1],
    );
    pending[0].answer('a');
    await soon();
    assert.deepEqual(
        pending.map(({ question }) => question),
        [1, 3],
    );
    pending[1].answer('c');
    await soon();
    assert.deepEqual(answered, [
        [1, 'a'],
        [3, 'c'],
    ]);
    assert.equal(pending.length, 2);
});

test('after an error the next question is asked', async () => {
    const { pending, answered, newest } = manualQuestions();
    newest.ask(1);
    newest.ask(2);
    pending[0].reject(new Error('no'));
    await soon();
    pending[1].answer('b');
    await soon();
    assert.deepEqual(answered, ['no', [2, 'b']]);
});

test('once closed no answer is passed on and nothing is asked', async () => {
    const { pending, answered, newest } = manualQuestions();
    newest.ask(1);
    newest.ask(2);
    newest.close();
    pending[0].answer('a');
    await soon();
    assert.deepEqual(answered, []);
    assert.equal(pending.length, 1);
});
