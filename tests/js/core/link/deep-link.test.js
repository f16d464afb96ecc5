import assert from 'node:assert/strict';
import test from 'node:test';

import { descentOn, raceIn, toMoment, toQuery } from '../../../../static/core/link/deep-link.js';
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

test('a moment comes back from its address as it was', () => {
    const room = roomState({ settings: SETTINGS, step: 1234, focus: { split: 'train', index: 0, label: 5 } });
    assert.deepEqual(toMoment(toQuery(room, 'asks:2', { layer: 1, index: 15, from: 783 })), {
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
    assert.deepEqual(toMoment(toQuery(roomState({ settings }), 'cost', null)).settings, settings);
    const query = toQuery(roomState({ settings: { ...settings, train_on: 'dataset', augment: false } }), 'cost', null);
    assert.deepEqual(toMoment(query).settings, { ...SETTINGS, augment: false });
});

test('a race comes back from the address of a moment, with the look of its surface', () => {
    const room = roomState({ settings: SETTINGS });
    const query = toQuery(room, 'cost', null, { race: { settings: RACE, start: SETTINGS }, view: 'solid' });
    assert.match(query, /&race=steps&run=1,adam,0.01&until=600&view=solid$/);
    const { race, view, settings } = toMoment(query);
    assert.deepEqual(race, {
        fairness: 'steps',
        runs: [{ batch_size: 1, optimizer: 'adam', learning_rate: 0.01 }],
        until: 600,
    });
    assert.equal(view, 'solid');
    assert.deepEqual(settings, SETTINGS, 'and the race is no setting of the room');
});

test('the address names what a race starts from that its room has not, however it came about', () => {
    const room = roomState({ settings: { ...SETTINGS, seed: 3, learning_rate: 1 } });
    const parts = Object.fromEntries(
        raceIn(room, { settings: { ...RACE, start: { seed: 9 } }, start: { ...SETTINGS, seed: 9, batch_size: 7 } }),
    );
    assert.equal(parts['start.seed'], '9');
    assert.equal(parts['start.learning_rate'], '1e-7', 'the room has another one since');
    assert.equal('start.batch_size' in parts, false, 'every run has its own');
    const others = { dataset: 'mnist', train_on: 'both', drawings: 'abc', drawings_weight: 2 };
    assert.deepEqual(
        raceIn(room, { settings: RACE, start: { ...room.settings, ...others } }),
        raceIn(room, { settings: RACE, start: room.settings }),
        'it is over what the room trains on',
    );
});

test('an address without a race keeps what only a race would take, for the server to refuse', () => {
    assert.deepEqual(toMoment('?speed=3').settings, { speed: 3 });
});

test('only a race that is on show is in the address, and its look where it is shown large', () => {
    const { store, actions } = page();
    store.race.value = { settings: RACE, start: SETTINGS };
    assert.deepEqual(descentOn(store), { race: null, view: null });
    store.raceWatchers.value = 1;
    assert.equal(descentOn(store).race, store.race.value);
    actions.showCentre('descent');
    assert.equal(descentOn(store).view, 'flat');
    store.solid.value = true;
    assert.equal(descentOn(store).view, 'solid');
    actions.showCentre('stage');
    assert.equal(descentOn(store).view, null);
});

test('a neuron, a network without hidden layers, and nothing selected come back too', () => {
    const room = roomState({ settings: { ...SETTINGS, hidden: [] } });
    const neuron = toMoment(toQuery(room, 'cost', { layer: 2, index: 0, from: null }));
    assert.deepEqual(neuron.selection, { layer: 2, index: 0 });
    assert.deepEqual(neuron.settings.hidden, []);
    assert.equal(toMoment(toQuery(room, 'cost', null)).selection, null);
});

test('a drawing is in no data set, so that no address names it', () => {
    const room = roomState({ focus: { split: 'drawn', index: null, label: 3 } });
    assert.equal(toMoment(toQuery(room, 'cost', null)).focus, null);
});

test('an address that names nothing is no moment', () => {
    assert.equal(toMoment(''), null);
    assert.equal(toMoment('?'), null);
});

test('what is no number goes up as it is, for the server to refuse by its name', () => {
    assert.deepEqual(toMoment('?learning_rate=fast&seed=').settings, { learning_rate: 'fast', seed: '' });
    assert.deepEqual(toMoment('?augment=perhaps&drawings=').settings, { augment: 'perhaps', drawings: '' });
});
