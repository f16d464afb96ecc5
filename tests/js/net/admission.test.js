import assert from 'node:assert/strict';
import test from 'node:test';

import { signal } from '@preact/signals-core';
import { createAdmission } from '../../../static/net/admission.js';

function opened({ fromAddress = null, saved = null }) {
    const seen = { saved, sent: [] };
    const isAsking = signal(false);
    const admission = createAdmission(
        { fromAddress, find: () => seen.saved, save: (token) => (seen.saved = token) },
        isAsking,
        ({ token }) => seen.sent.push(token),
    );
    return { admission, seen, isAsking };
}

const REFUSED = { type: 'error', id: 0 };
const ADMITTED = { type: 'done', id: 0 };

test('a viewer has no token to show', () => {
    const { admission, seen, isAsking } = opened({});
    admission.hello();
    assert.equal(isAsking.value, false);
    admission.onAnswered(REFUSED);
    assert.deepEqual(seen, { saved: null, sent: [] });
});

test('it asks until the server has let it drive, or has refused its last token', () => {
    const { admission, isAsking } = opened({ fromAddress: 'wrong', saved: 'kept' });
    assert.equal(isAsking.value, false);
    admission.hello();
    assert.equal(isAsking.value, true);
    admission.onAnswered(REFUSED);
    assert.equal(isAsking.value, true, 'now with the saved one');
    for (const other of [{ type: 'welcome' }, { type: 'error', id: null }, { type: 'done', id: 1 }]) {
        admission.onAnswered(other);
        assert.equal(isAsking.value, true, `${other.type} is no answer to it`);
    }
    admission.onAnswered(REFUSED);
    assert.equal(isAsking.value, false);
    admission.hello();
    admission.onAnswered(ADMITTED);
    assert.equal(isAsking.value, false);
});

test('the saved token is shown at each connection', () => {
    const { admission, seen, isAsking } = opened({ saved: 'kept' });
    for (const connections of [1, 2]) {
        admission.hello();
        assert.equal(isAsking.value, true);
        admission.onAnswered(ADMITTED);
        assert.equal(isAsking.value, false, `connection ${connections}`);
    }
    assert.deepEqual(seen, { saved: 'kept', sent: ['kept', 'kept'] });
});

test('a token of the address is saved once the server has taken it', () => {
    const { admission, seen } = opened({ fromAddress: 'given', saved: 'old' });
    admission.hello();
    assert.equal(seen.saved, 'old');
    admission.onAnswered(ADMITTED);
    admission.hello();
    assert.deepEqual(seen, { saved: 'given', sent: ['given', 'given'] });
});

test('after a wrong token of the address the saved one is shown, and stays', () => {
    const { admission, seen } = opened({ fromAddress: 'wrong', saved: 'kept' });
    admission.hello();
    admission.onAnswered(REFUSED);
    admission.onAnswered(ADMITTED);
    assert.deepEqual(seen, { saved: 'kept', sent: ['wrong', 'kept'] });
});
