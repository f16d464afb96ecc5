import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createWiggle } from '../../../../static/features/sensitivity/wiggle.js';

const PAUSE = 1600;
const flushPromises = () => new Promise((resolve) => setImmediate(resolve));

/** A weight that is moved by keys; the test gives the answers itself. */
function wiggled(t) {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    globalThis.cancelAnimationFrame ??= () => {};
    const asked = [];
    const ask = (change) => new Promise((answer, fail) => asked.push({ change, answer, fail }));
    let shown = null;
    const wiggle = createWiggle({ current: { ask, isStill: true } }, (state) => (shown = state));
    return { wiggle, asked, shown: () => shown, pass: (milliseconds) => t.mock.timers.tick(milliseconds) };
}

test('a weight moved by keys stays until its true cost has arrived and the pause is over', async (t) => {
    const { wiggle, asked, shown, pass } = wiggled(t);
    wiggle.moveTo(0.2);
    wiggle.moveTo(0.4);
    pass(2 * PAUSE);
    assert.equal(shown().change, 0.4, 'no answer has arrived yet');
    asked[0].answer(7);
    await flushPromises();
    assert.equal(shown().change, 0.4, 'the answer was about an earlier place');
    asked[1].answer(8);
    await flushPromises();
    assert.equal(shown().change, 0);
    assert.deepEqual(shown().last, { change: 0.4, cost: 8 });
});

test('once the true cost has arrived, the weight stays until the pause after the last key is over', async (t) => {
    const { wiggle, asked, shown, pass } = wiggled(t);
    wiggle.moveTo(0.2);
    asked[0].answer(7);
    await flushPromises();
    pass(PAUSE - 1);
    assert.equal(shown().change, 0.2);
    pass(1);
    assert.equal(shown().change, 0);
});

test('where the request fails the weight is let go all the same, and the error is shown', async (t) => {
    const { wiggle, asked, shown, pass } = wiggled(t);
    wiggle.moveTo(0.2);
    pass(PAUSE);
    asked[0].fail(new Error('The server is away.'));
    await flushPromises();
    assert.deepEqual([shown().change, shown().error], [0, 'The server is away.']);
});

test('an error about an earlier place does not let the weight go', async (t) => {
    const { wiggle, asked, shown, pass } = wiggled(t);
    wiggle.moveTo(0.2);
    wiggle.moveTo(0.4);
    asked[0].fail(new Error('The server is away.'));
    pass(PAUSE);
    await flushPromises();
    assert.equal(shown().change, 0.4, 'the answer about the present place may still come');
    asked[1].answer(8);
    await flushPromises();
    assert.deepEqual([shown().change, shown().last, shown().error], [0, { change: 0.4, cost: 8 }, '']);
});

test('a weight that keys move to the same place once more is let go only after the new answer', async (t) => {
    const { wiggle, asked, shown, pass } = wiggled(t);
    wiggle.moveTo(0.2);
    asked[0].answer(7);
    await flushPromises();
    pass(PAUSE);
    assert.equal(shown().change, 0, 'it has sprung back');
    wiggle.moveTo(0.2);
    pass(2 * PAUSE);
    await flushPromises();
    assert.equal(shown().change, 0.2, 'the second answer has not come');
    asked[1].answer(8);
    await flushPromises();
    assert.deepEqual([shown().change, shown().last], [0, { change: 0.2, cost: 8 }]);
});
