import assert from 'node:assert/strict';
import test from 'node:test';

import { WHOLE } from '../../../static/core/player.js';
import { asks } from '../../../static/story/asks.js';
import { avenues } from '../../../static/story/avenues.js';
import { backwards } from '../../../static/story/backwards.js';
import { chainRule } from '../../../static/story/chain-rule.js';
import { cost } from '../../../static/story/cost.js';
import { fireTogether } from '../../../static/story/fire-together.js';
import { findValues } from '../../../static/story/index.js';
import { itLearns } from '../../../static/story/it-learns.js';
import { network } from '../../../static/story/network.js';
import { outputNudges } from '../../../static/story/output-nudges.js';
import { rivals } from '../../../static/story/rivals.js';
import { sensitivity } from '../../../static/story/sensitivity.js';
import { table } from '../../../static/story/table.js';
import { toText } from '../../../static/ui/texts/story.js';
import { recordByHand } from '../support/records.js';
import { page } from '../support/rooms.js';
import { toRead } from '../support/shown.js';

const CHAPTERS = {
    asks,
    avenues,
    backwards,
    chainRule,
    cost,
    fireTogether,
    network,
    outputNudges,
    sensitivity,
    table,
};

function valuesFor(computeValues, record, settings = {}) {
    const { store } = page({ room: { parameter_count: 13 } });
    store.room.value = { ...store.room.value, settings: { ...store.room.value.settings, ...settings } };
    store.record.value = record;
    store.cursor.value = WHOLE;
    return findValues(computeValues, record, store);
}
const toTexts = (values, ...names) => names.map((name) => values[name]?.text ?? values[name]?.key ?? values[name]);

/** The record by hand where the outputs are as they should be: nobody wants anything. */
const MET = {
    a2: [1, 0],
    nudge1: [0, 0],
    nudge2: [0, 0],
    delta1: [0, 0],
    delta2: [0, 0],
    grad_w1: [0, 0, 0, 0, 0, 0],
    grad_b1: [0, 0],
    grad_w2: [0, 0, 0, 0],
    grad_b2: [0, 0],
};
/** Three outputs, so that two others can be compared. */
const three = (a2, nudge2) =>
    recordByHand({
        a2,
        nudge2,
        z2: a2,
        delta2: nudge2.map((nudge) => -nudge),
        y: [1, 0, 0],
        w2: [2, -1, 1, 0.5, 1, 1],
        b2: [0, 0, 0],
        grad_w2: [0, 0, 0, 0, 0, 0],
        grad_b2: [0, 0, 0],
    });

test('no sentence has a number that is none, where all is as it should be', () => {
    for (const [name, computeValues] of Object.entries(CHAPTERS)) {
        const values = valuesFor(computeValues, recordByHand(MET, { cost: '0', example_cost: '0' }));
        for (const [slot, value] of Object.entries(values))
            assert.doesNotMatch(String(value?.text), /NaN|Infinity|infinite|not a number/, `${name}: ${slot}`);
    }
});

test('where nothing is asked, no sentence claims a direction, an effect or a contrast', () => {
    const record = recordByHand(MET, { cost: '0', example_cost: '0' });
    assert.equal(valuesFor(sensitivity, record).has_effect, false);
    assert.deepEqual(toTexts(valuesFor(outputNudges, record), 'has_other', 'label_way'), [false, 'nowhere']);
    assert.deepEqual(toTexts(valuesFor(avenues, record), 'differ', 'way'), [false, 'nowhere']);
    assert.deepEqual(toTexts(valuesFor(fireTogether, record), 'is_tied', 'is_loosened'), [false, false]);
    assert.deepEqual(toTexts(valuesFor(backwards, record), 'is_smaller', 'is_larger', 'is_lost'), [
        false,
        false,
        false,
    ]);
    assert.equal(valuesFor(chainRule, record).is_met, true);
});

test('the others that want to go down are compared, without the label', () => {
    // the label is nearest to what is wanted, but the sentence is about the others
    const values = valuesFor(outputNudges, three([0.99, 0.5, 0.25], [0.02, -1, -0.5]));
    assert.deepEqual(toTexts(values, 'all_down', 'differ', 'other', 'least', 'least_nudge'), [
        true,
        true,
        '1',
        '2',
        '−0.500',
    ]);
    assert.equal(valuesFor(outputNudges, three([0, 0.5, 0.5], [2, -1, -1])).differ, false, 'they are equal');
    assert.equal(valuesFor(outputNudges, three([0, 0.5, -0.5], [2, -1, 1])).all_down, false, 'one is to go up');
});

test('nudges that are lost on the way back are not so many times smaller', () => {
    const values = valuesFor(backwards, recordByHand({ nudge1: [0, 0] }));
    assert.deepEqual(toTexts(values, 'is_smaller', 'is_lost', 'first'), [false, true, '0']);
});

test('the strongest weight of a neuron below 0 is not called active', () => {
    // tanh: an activation of −1 behind, and an unwanted neuron in front
    const values = valuesFor(fireTogether, recordByHand({ a1: [0.5, -1], delta2: [2, -1] }));
    assert.deepEqual(toTexts(values, 'product', 'is_tied', 'is_loosened'), ['+2.00', false, false]);
});

test('a nearly flat slope is told, and a cost that is met', () => {
    const sigmoid = { activation: 'sigmoid', output_activation: 'sigmoid' };
    const flat = recordByHand({ a2: [0.001, 0.5] });
    assert.deepEqual(toTexts(valuesFor(chainRule, flat, sigmoid), 'is_flat', 'is_met'), [true, false]);
    assert.deepEqual(toTexts(valuesFor(chainRule, recordByHand(), sigmoid), 'is_flat'), [true]);
    const steep = recordByHand({ a2: [0.5, 0.5] });
    assert.deepEqual(toTexts(valuesFor(chainRule, steep, sigmoid), 'is_flat', 'is_met'), [false, false]);
});

test('the key for a mistake is named where there is a mistake, to the driver alone', () => {
    const { store } = page();
    const record = recordByHand(MET, { cost: '0', example_cost: '0' });
    const isNamed = () => findValues(chainRule, record, store).has_mistakes;
    store.record.value = record;
    assert.equal(isNamed(), false, 'nothing is tested yet');
    store.examples.value = { name: '', labels: { train: [], test: [0, 1] } };
    store.evaluation.value = { step: 7, dataset: '', accuracy: 1, predictions: Uint8Array.of(0, 1) };
    assert.equal(isNamed(), false, 'all are right');
    store.evaluation.value = { step: 7, dataset: '', accuracy: 0.5, predictions: Uint8Array.of(0, 0) };
    assert.equal(isNamed(), true);
    store.driver.value = false;
    assert.equal(isNamed(), false, 'a viewer cannot go there');
});

test('a drawing that nobody has labelled is neither right nor wrong', () => {
    const record = recordByHand({}, { focus_guessed: 'true', focus_split: 'drawn', focus_label: '1' });
    const values = valuesFor(network, record);
    assert.deepEqual(toTexts(values, 'is_right', 'is_wrong'), [false, false]);
    assert.match(toRead(toText('network', values)), /This is a drawing\. .* That is the answer(?!,)/);
    const labelled = valuesFor(network, recordByHand({}, { focus_label: '8' }));
    assert.match(toRead(toText('network', labelled)), /This is an 8\./);
});

test('the chapter of mistakes speaks of the test that it has, from the first step on', () => {
    const { store } = page({ room: { dataset: { test_origin: 'others' } } });
    const record = recordByHand({}, { step: '1' });
    store.record.value = record;
    const values = () => findValues(itLearns, record, store);
    assert.deepEqual(toTexts(values(), 'accuracy', 'has_mistakes', 'mistaken'), [null, false, null]);
    // it calls all a 2: that is what it gets wrong
    const all = Int32Array.from({ length: 100 }, (_, i) => (i % 10 === 2 ? 7 : 0));
    store.evaluation.value = { step: 1, dataset: '', accuracy: 0.1, confusion: all, predictions: [], costs: null };
    assert.deepEqual(toTexts(values(), 'accuracy', 'tests', 'has_mistakes', 'mistaken', 'for', 'times'), [
        '10.0 %',
        '70',
        true,
        '0',
        '2',
        '7',
    ]);
    const right = Int32Array.of(3, 0, 0, 4);
    store.evaluation.value = { step: 1, dataset: '', accuracy: 1, confusion: right, predictions: [], costs: null };
    assert.equal(values().has_mistakes, false);
});

test('the shares of a digit are those of the data set, and are left out where drawings alone are trained on', () => {
    const of = (train_on) => valuesFor(rivals, recordByHand(), { train_on }).is_of_data_set;
    assert.deepEqual([of('dataset'), of('drawings')], [true, false]);
});
