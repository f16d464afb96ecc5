import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createWiggle } from '../../../../static/features/sensitivity/wiggle.js';

const PAUSE = 1600;
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A weight that is moved by keys, and the answers that the test gives itself. */
function wiggled(t) {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    globalThis.cancelAnimationFrame ??= () => {};
    const asked = [];
    const ask = (change) => new Promise((answer, fail) => asked.push({ change, answer, fail }));
    let shown = null;
    const wiggle = createWiggle({ current: { ask, isStill: true } }, (state) => (shown = state));
    return { wiggle, asked, shown: () => shown, pass: (milliseconds) => t.mock.timers.tick(milliseconds) };
}

test('a weight that keys have moved stays until what is true there is told, and is let go after the pause', async (t) => {
    const { wiggle, asked, shown, pass } = wiggled(t);
    wiggle.moveTo(0.2);
    wiggle.moveTo(0.4);
    pass(2 * PAUSE);
    assert.equal(shown().change, 0.4, 'nothing is told yet');
    asked[0].answer(7);
    await settled();
    assert.equal(shown().change, 0.4, 'that was true of where it was before');
    asked[1].answer(8);
    await settled();
    assert.equal(shown().change, 0);
    assert.deepEqual(shown().last, { change: 0.4, cost: 8 });
});

test('once it is told, the pause after the last key is waited for', async (t) => {
    const { wiggle, asked, shown, pass } = wiggled(t);
    wiggle.moveTo(0.2);
    asked[0].answer(7);
    await settled();
    pass(PAUSE - 1);
    assert.equal(shown().change, 0.2);
    pass(1);
    assert.equal(shown().change, 0);
});

test('where nothing can be told it is let go all the same, and says why', async (t) => {
    const { wiggle, asked, shown, pass } = wiggled(t);
    wiggle.moveTo(0.2);
    pass(PAUSE);
    asked[0].fail(new Error('The server is away.'));
    await settled();
    assert.deepEqual([shown().change, shown().error], [0, 'The server is away.']);
});

test('that nothing could be told of where it was before does not let it go', async (t) => {
    const { wiggle, asked, shown, pass } = wiggled(t);
    wiggle.moveTo(0.2);
    wiggle.moveTo(0.4);
    asked[0].fail(new Error('The server is away.'));
    pass(PAUSE);
    await settled();
    assert.equal(shown().change, 0.4, 'of where it is now, the answer may still come');
    asked[1].answer(8);
    await settled();
    assert.deepEqual([shown().change, shown().last, shown().error], [0, { change: 0.4, cost: 8 }, '']);
});
