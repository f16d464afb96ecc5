import assert from 'node:assert/strict';
import test from 'node:test';

import { momentOf, queryOf } from '../../../static/js/state/moment.js';
import { roomState } from '../support/rooms.js';

const SETTINGS = { hidden: [16, 16], activation: 'leaky_relu', learning_rate: 1e-7, l2: 0, dtype: 'float64', seed: 4294967295 };

test('a moment comes back from its address as it was', () => {
    const room = roomState({ settings: SETTINGS, step: 1234, focus: { split: 'train', index: 0, label: 5 } });
    assert.deepEqual(momentOf(queryOf(room, 'asks:2', { layer: 1, index: 15, from: 783 })), {
        settings: SETTINGS,
        step: 1234,
        phase: 'asks:2',
        selection: { layer: 1, index: 15, from: 783 },
        focus: { split: 'train', index: 0 },
    });
});

test('a neuron, a network without hidden layers, and nothing selected come back too', () => {
    const room = roomState({ settings: { ...SETTINGS, hidden: [] } });
    const neuron = momentOf(queryOf(room, 'cost', { layer: 2, index: 0, from: null }));
    assert.deepEqual(neuron.selection, { layer: 2, index: 0 });
    assert.deepEqual(neuron.settings.hidden, []);
    assert.equal(momentOf(queryOf(room, 'cost', null)).selection, null);
});

test('a drawing is in no data set, so that no address names it', () => {
    const room = roomState({ focus: { split: 'drawn', index: null, label: 3 } });
    assert.equal(momentOf(queryOf(room, 'cost', null)).focus, null);
});

test('an address that names nothing is no moment', () => {
    assert.equal(momentOf(''), null);
    assert.equal(momentOf('?'), null);
});

test('what is no number goes up as it is, for the server to refuse by its name', () => {
    assert.deepEqual(momentOf('?learning_rate=fast&seed=').settings, { learning_rate: 'fast', seed: '' });
});
