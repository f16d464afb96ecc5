import assert from 'node:assert/strict';
import test from 'node:test';

import { toIdentity } from '../../../static/core/identity.js';
import { recordByHand } from '../support/records.js';

const ROOM = { settings_id: 'abc' };
const name = (/** @type {Record<string, string>} */ metadata = {}, room = ROOM) =>
    toIdentity(recordByHand({}, metadata), room);

test('equal records with equal settings have the same key', () => {
    assert.equal(name(), name());
});

test('another step, example, drawing or setting has another key', () => {
    const others = [
        name({ step: '8' }),
        name({ focus_index: '5' }),
        name({ focus_split: 'train' }),
        name({ example_cost: '1.5' }), // another drawing, or parameters from a file
        name({ cost: '1.5' }),
        name({}, { settings_id: 'abd' }),
    ];
    assert.equal(new Set([name(), ...others]).size, 7);
});
