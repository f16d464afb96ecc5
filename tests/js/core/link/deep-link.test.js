import assert from 'node:assert/strict';
import test from 'node:test';

import { findShownDescent, toDeepLink, toQuery, toRacePairs } from '../../../../static/core/link/deep-link.js';
import { USUAL_RACE } from '../../../../static/features/race/model/state.js';
import { page, roomState } from '../../support/rooms.js';

const SETTINGS = {
    hidden: [16, 16],
    activation: 'leaky_relu',
    learning_rate: 1e-7,
    l2: 0,
    dtype: 'float64',
    seed: 4294967295,
};

test('a deep link is read back as it was written', () => {
    const room = roomState({ settings: SETTINGS, step: 1234, focus: { split: 'train', index: 0, label: 5 } });
    assert.deepEqual(toDeepLink(toQuery(room, 'asks:2', { layer: 1, index: 15, from: 783 })), {
        settings: SETTINGS,
        step: 1234,
        phase: 'asks:2',
        selection: { layer: 1, index: 15, from: 783 },
        focus: { split: 'train', index: 0 },
        race: null,
        view: null,
    });
});

const RACE = {
    ...USUAL_RACE,
    fairness: 'steps',
    runs: [{ ...USUAL_RACE.runs[0], batch_size: 1, optimizer: 'adam', learning_rate: 0.01 }],
    until: 600,
};

test('drawings are named where they are trained on, whatever their digest looks like', () => {
    const drawings = { train_on: 'both', drawings: '0012345678901234', drawings_weight: 3, augment: true };
    const settings = { ...SETTINGS, ...drawings };
    assert.deepEqual(toDeepLink(toQuery(roomState({ settings }), 'cost', null)).settings, settings);
    const query = toQuery(roomState({ settings: { ...settings, train_on: 'dataset', augment: false } }), 'cost', null);
    assert.deepEqual(toDeepLink(query).settings, { ...SETTINGS, augment: false });
});

test('a race is read back from a deep link, with the appearance of its surface', () => {
    const room = roomState({ settings: SETTINGS });
    const query = toQuery(room, 'cost', null, { race: { settings: RACE, start: SETTINGS }, view: 'solid' });
    assert.match(query, /&race=steps&run=1,adam,0.01&until=600&view=solid$/);
    const { race, view, settings } = toDeepLink(query);
    assert.deepEqual(race, {
        fairness: 'steps',
        runs: [{ batch_size: 1, optimizer: 'adam', learning_rate: 0.01 }],
        until: 600,
    });
    assert.equal(view, 'solid');
    assert.deepEqual(settings, SETTINGS, 'and the race is no setting of the room');
});

test('the address names the start settings of a race that differ from the settings of its room', () => {
    const room = roomState({ settings: { ...SETTINGS, seed: 3, learning_rate: 1 } });
    const parts = Object.fromEntries(
        toRacePairs(room, {
            settings: { ...RACE, start: { seed: 9 } },
            start: { ...SETTINGS, seed: 9, batch_size: 7 },
        }),
    );
    assert.equal(parts['start.seed'], '9');
    assert.equal(parts['start.learning_rate'], '1e-7', 'the room has another one since');
    assert.equal('start.batch_size' in parts, false, 'every run has its own');
    const others = { dataset: 'mnist', train_on: 'both', drawings: 'abc', drawings_weight: 2 };
    assert.deepEqual(
        toRacePairs(room, { settings: RACE, start: { ...room.settings, ...others } }),
        toRacePairs(room, { settings: RACE, start: room.settings }),
        'it is over what the room trains on',
    );
});

test('an address without a race passes on the settings of races, and the server answers with an error', () => {
    assert.deepEqual(toDeepLink('?speed=3').settings, { speed: 3 });
});

test('the address names a race only where it is shown, and its appearance where it stands in the middle', () => {
    const { store, actions } = page();
    store.race.value = { settings: RACE, start: SETTINGS };
    assert.deepEqual(findShownDescent(store), { race: null, view: null });
    store.raceWatchers.value = 1;
    assert.equal(findShownDescent(store).race, store.race.value);
    actions.showCentre('descent');
    assert.equal(findShownDescent(store).view, 'flat');
    store.solid.value = true;
    assert.equal(findShownDescent(store).view, 'solid');
    actions.showCentre('stage');
    assert.equal(findShownDescent(store).view, null);
});

test('a neuron, a network without hidden layers, and an empty selection are read back too', () => {
    const room = roomState({ settings: { ...SETTINGS, hidden: [] } });
    const neuron = toDeepLink(toQuery(room, 'cost', { layer: 2, index: 0, from: null }));
    assert.deepEqual(neuron.selection, { layer: 2, index: 0 });
    assert.deepEqual(neuron.settings.hidden, []);
    assert.equal(toDeepLink(toQuery(room, 'cost', null)).selection, null);
});

test('an address does not name a drawing, since it is in no data set', () => {
    const room = roomState({ focus: { split: 'drawn', index: null, label: 3 } });
    assert.equal(toDeepLink(toQuery(room, 'cost', null)).focus, null);
});

test('an empty query is no deep link', () => {
    assert.equal(toDeepLink(''), null);
    assert.equal(toDeepLink('?'), null);
});

test('a text that is no number is passed on, and the server answers with an error', () => {
    assert.deepEqual(toDeepLink('?learning_rate=fast&seed=').settings, { learning_rate: 'fast', seed: '' });
    assert.deepEqual(toDeepLink('?augment=perhaps&drawings=').settings, { augment: 'perhaps', drawings: '' });
});
