import assert from 'node:assert/strict';
import test from 'node:test';

import { receiveText } from '../../../../static/core/receive.js';
import { recordByHand, TWO_BY_HAND } from '../../support/records.js';
import { page, roomState } from '../../support/rooms.js';

const LABELS = [0, 1, 0];
const IN_DOUBT = 2; // the mistake whose cost is nearest to that of a close one

/** A record of the hand-made step of whose example the network is sure. */
function sureRecord() {
    const record = recordByHand();
    record.delta[record.depth][record.focus.label] = 1e-6;
    return record;
}

/** A test of the parameters of a step. */
const testOf = (step) => ({
    step,
    accuracy: 0.3,
    confusion: new Int32Array(4),
    predictions: Uint8Array.of(0, 0, 1),
    costs: Float32Array.of(0, 1.9, 0.7),
});

/** The record of the example in doubt, whose label is 1, at the same step. */
const recordInDoubt = () => recordByHand({ y: [0, 1] }, { focus_index: String(IN_DOUBT), focus_label: '1' });

/** A page whose network is sure of the example on the stage. */
function story(options) {
    const it = page(options);
    it.store.record.value = sureRecord();
    it.store.examples.value = { name: 'x', labels: { train: [], test: LABELS } };
    const replacements = () =>
        it
            .commands()
            .filter(({ type }) => type === 'focus')
            .map(({ index }) => index);
    return { ...it, replacements };
}

/** A page of chapter 14, which has taken another example; that is not on the stage yet. */
function replacing() {
    const it = story();
    it.store.evaluation.value = testOf(7);
    it.actions.openChapter('chain-rule');
    assert.deepEqual(it.replacements(), [IN_DOUBT]);
    assert.deepEqual(it.store.selection.value, { layer: 2, index: 0, from: 1 });
    return it;
}

test('the example in doubt is that of the parameters on show: a test of another step is waited out', () => {
    const { store, actions, replacements } = story();
    store.evaluation.value = testOf(6);
    actions.openChapter('asks');
    assert.deepEqual(replacements(), []);
    store.evaluation.value = testOf(7);
    assert.deepEqual(replacements(), [IN_DOUBT]);
});

test('while many steps are made no example is taken', () => {
    const training = story();
    training.store.evaluation.value = testOf(7);
    training.store.target.value = 50;
    training.actions.openChapter('asks');
    assert.deepEqual(training.replacements(), []);
    training.store.target.value = null;
    assert.deepEqual(training.replacements(), [IN_DOUBT]);
    const playing = story({ room: { playing: true } });
    playing.store.evaluation.value = testOf(7);
    playing.actions.openChapter('asks');
    assert.deepEqual(playing.replacements(), []);
    receiveText(playing.store, { type: 'room', room: roomState() });
    assert.deepEqual(playing.replacements(), [IN_DOUBT]);
});

test('the chapter selects for the example that it has taken, once that is on the stage', () => {
    const { store } = replacing();
    store.record.value = sureRecord(); // the same example once more
    assert.deepEqual(store.selection.value, { layer: 2, index: 0, from: 1 });
    store.record.value = recordInDoubt();
    assert.deepEqual(store.selection.value, { layer: 2, index: 1, from: 1 });
});

test('it selects nothing once the reader has gone elsewhere, or has selected something', () => {
    const own = { layer: 1, index: 1, from: 2 };
    const others = [
        ({ actions }) => actions.openPlace('lab'),
        ({ actions }) => actions.openChapter('it-learns'),
        ({ actions }) => actions.select(own),
    ];
    for (const act of others) {
        const it = replacing();
        act(it);
        const before = it.store.selection.value;
        it.store.record.value = recordInDoubt();
        assert.equal(it.store.selection.value, before, String(act));
    }
});

test('what the reader selects before another example is taken stays selected', () => {
    const { store, actions, replacements } = story();
    actions.openChapter('chain-rule');
    const own = { layer: 1, index: 1, from: 2 };
    actions.select(own);
    store.evaluation.value = testOf(7);
    assert.deepEqual(replacements(), [IN_DOUBT]);
    store.record.value = recordInDoubt();
    assert.equal(store.selection.value, own);
});

test('a new room takes another example for its chapter, unless the address names one', () => {
    const open = (deepLink) => {
        const it = story({ room: { step: 0, latest: 0 } });
        it.store.place.value = 'story';
        it.store.chapter.value = 'chain-rule';
        it.actions.begin({ settings: {}, step: 7, phase: null, selection: null, focus: null, ...deepLink });
        it.store.evaluation.value = testOf(7);
        it.answer();
        return it;
    };
    const plain = open({});
    assert.deepEqual(plain.replacements(), [IN_DOUBT]);
    plain.store.record.value = recordInDoubt();
    assert.deepEqual(plain.store.selection.value, { layer: 2, index: 1, from: 1 });
    assert.deepEqual(open({ focus: { split: 'test', index: 0 } }).replacements(), [0], 'the one that it names');
    const selection = { layer: 1, index: 1, from: 2 };
    const selecting = open({ selection });
    assert.deepEqual(selecting.replacements(), [IN_DOUBT]);
    selecting.store.record.value = recordInDoubt();
    assert.equal(selecting.store.selection.value, selection);
});

/** What chapter 10 puts on the stage, at a step whose mini-batch is of the training images 11 and 5. */
function takenFromBatch(focus, { label = 0, named = {}, room } = {}) {
    const it = story({ room });
    const train = Array.from({ length: 12 }, (_, i) => (i === 5 ? 0 : 1));
    it.store.examples.value = { name: 'x', labels: { train, test: LABELS } };
    const frame = { focus_split: focus[0], focus_index: String(focus[1]), focus_label: String(label) };
    it.store.record.value = recordByHand(TWO_BY_HAND, frame);
    it.actions.openChapter('table', named);
    return it.replacements();
}

test('the chapter of the mini-batch begins with an example of it, of the same label if there is one', () => {
    assert.deepEqual(takenFromBatch(['train', 3]), [5]);
    assert.deepEqual(takenFromBatch(['train', 3], { label: 7 }), [11]);
    assert.deepEqual(takenFromBatch(['train', 11]), [], 'it is one of them');
    assert.deepEqual(takenFromBatch(['test', 11]), [], 'somebody has chosen it');
    assert.deepEqual(takenFromBatch(['train', 3], { named: { example: true } }), [], 'the address names it');
});
