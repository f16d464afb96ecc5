import assert from 'node:assert/strict';
import test from 'node:test';

import { createAdmission } from '../../../static/net/admission.js';

function opened({ fromAddress = null, saved = null }) {
    const seen = { saved, sent: [] };
    const admission = createAdmission(
        { fromAddress, find: () => seen.saved, save: (token) => (seen.saved = token) },
        ({ token }) => seen.sent.push(token),
    );
    return { admission, seen };
}

test('a viewer has no token to show', () => {
    const { admission, seen } = opened({});
    admission.hello();
    admission.onError('wrong_token');
    assert.deepEqual(seen, { saved: null, sent: [] });
});

test('it asks until the server has let it drive, or has refused its last token', () => {
    const { admission } = opened({ fromAddress: 'wrong', saved: 'kept' });
    assert.equal(admission.isAsking(), false);
    admission.hello();
    assert.equal(admission.isAsking(), true);
    admission.onError('wrong_token');
    assert.equal(admission.isAsking(), true, 'now with the saved one');
    admission.onError('limit');
    assert.equal(admission.isAsking(), true);
    admission.onError('wrong_token');
    assert.equal(admission.isAsking(), false);
    admission.hello();
    admission.onAdmitted();
    assert.equal(admission.isAsking(), false);
});

test('the saved token is shown at each connection', () => {
    const { admission, seen } = opened({ saved: 'kept' });
    admission.hello();
    admission.onAdmitted();
    admission.hello();
    assert.deepEqual(seen, { saved: 'kept', sent: ['kept', 'kept'] });
});

test('a token of the address is saved once the server has taken it', () => {
    const { admission, seen } = opened({ fromAddress: 'given', saved: 'old' });
    admission.hello();
    assert.equal(seen.saved, 'old');
    admission.onAdmitted();
    admission.hello();
    assert.deepEqual(seen, { saved: 'given', sent: ['given', 'given'] });
});

test('after a wrong token of the address the saved one is shown, and stays', () => {
    const { admission, seen } = opened({ fromAddress: 'wrong', saved: 'kept' });
    admission.hello();
    admission.onError('bad_message');
    admission.onError('wrong_token');
    admission.onAdmitted();
    assert.deepEqual(seen, { saved: 'kept', sent: ['wrong', 'kept'] });
});
