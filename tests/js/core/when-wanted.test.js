import assert from 'node:assert/strict';
import test from 'node:test';
import { effect, signal } from '@preact/signals-core';

import { whenWanted } from '../../../static/core/when-wanted.js';

test('a part is created at its first use, and found again by the function that created it', () => {
    let made = 0;
    const parts = whenWanted(() => ['here', 2]);
    const create = (where, count) => ({ where, count, number: (made += 1) });
    assert.deepEqual([...parts.used()], []);
    const part = parts.use(create);
    assert.deepEqual(part, { where: 'here', count: 2, number: 1 });
    assert.equal(parts.use(create), part);
    assert.equal(made, 1);
    assert.notEqual(
        parts.use((where) => ({ where })),
        part,
    );
    assert.equal([...parts.used()].length, 2);
});

test('an effect that creates a part does not subscribe to the signals that its creation reads', () => {
    const read = signal(1);
    const parts = whenWanted(() => [read]);
    let heard = 0;
    const stop = effect(() => {
        parts.use((each) => ({ first: each.value }));
        heard += 1;
    });
    read.value = 2;
    stop();
    assert.equal(heard, 1);
});
