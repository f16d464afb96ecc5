import assert from 'node:assert/strict';
import test from 'node:test';

import { otherStep, toMoment } from '../../../static/core/moment.js';
import { recordByHand } from '../support/records.js';

const ROOM = { settings_id: 'abc' };
const name = (/** @type {Record<string, string>} */ metadata = {}, room = ROOM) =>
    toMoment(recordByHand({}, metadata), room);

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

test('what is of another step than the one on show has to name it', () => {
    const record = recordByHand({}, { step: '40' });
    assert.deepEqual(
        [39, 40, 41].map((step) => otherStep(step, record)),
        [39, null, 41],
    );
    assert.equal(otherStep(40, null), 40, 'no step is on show');
});
