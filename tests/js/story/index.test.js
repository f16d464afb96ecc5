import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

import { CHAPTERS, OPEN_CHAPTERS } from '../../../static/core/chapters.js';
import { WHOLE } from '../../../static/core/player.js';
import { findValues, TELLERS } from '../../../static/story/index.js';
import { goldenRecord, recordByHand } from '../support/records.js';
import { page } from '../support/rooms.js';

const FOLDER = new URL('../../../templates/story/en/', import.meta.url);
const files = readdirSync(FOLDER)
    .filter((file) => /^\d/.test(file))
    .sort();
const texts = files.map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));

/** A store that shows `record` whole, or at `cursor`. */
function storeWith(record, cursor = WHOLE) {
    const { store } = page({ room: { parameter_count: 13, test_accuracy: 0.5 } });
    store.record.value = store.panelRecord.value = record;
    store.cursor.value = cursor;
    return store;
}

const tellers = Object.fromEntries(
    await Promise.all(Object.entries(TELLERS).map(async ([id, load]) => [id, await load()])),
);
const told = (chapter, record, cursor) => findValues(tellers[chapter], record, storeWith(record, cursor));
const textsOf = (values, ...names) => names.map((name) => values[name]?.text ?? values[name]);

test('every chapter has a template, in the order of its number', () => {
    const ids = texts.map((text) => text.match(/^<template id="chapter-([a-z-]+)"/)[1]);
    assert.deepEqual(
        ids,
        CHAPTERS.map(({ id }) => id),
    );
    assert.deepEqual(
        CHAPTERS.map(({ number }) => number),
        ids.map((_, i) => i + 1),
    );
    for (const text of texts) assert.match(text, /data-title="[^"]+" data-summary="[^"]+"/);
});

test('a chapter that can be opened says something and has one thing to do; the others say nothing yet', () => {
    CHAPTERS.forEach(({ id, isComing }, i) => {
        const doings = texts[i].match(/class="do"/g) ?? [];
        assert.equal(doings.length > 0, !isComing, id);
    });
});

test('every chapter that can be opened has something that tells its values', () => {
    for (const { id } of OPEN_CHAPTERS) assert.equal(typeof tellers[id], 'function', id);
});

test('every value that a template names is computed, at every step and phase', () => {
    for (const { id, number } of OPEN_CHAPTERS) {
        const names = [...texts[number - 1].matchAll(/(?:name|data-when|data-unless)="([a-z0-9_]+)"/g)];
        assert.ok(names.length > 0, id);
        for (const record of [goldenRecord('step-0'), goldenRecord('step-2'), recordByHand()]) {
            for (const cursor of [{ phase: 'forward', t: 0, direction: 0 }, WHOLE]) {
                const values = told(id, record, cursor);
                for (const [, name] of names) assert.ok(name in values, `${id} tells of ${name}`);
            }
        }
    }
});

test('nothing is told before its phase has come', () => {
    const start = { phase: 'forward', t: 0, direction: 0 };
    const record = recordByHand();
    assert.deepEqual(textsOf(told('network', record, start), 'z', 'a', 'best'), [null, null, null]);
    assert.deepEqual(textsOf(told('cost', record, start), 'cost', 'worst', 'label_a'), [null, null, null]);
    assert.deepEqual(textsOf(told('output-nudges', record, start), 'label_nudge', 'least'), [null, null]);
    assert.deepEqual(textsOf(told('asks', record, start), 'nudge', 'label_ask'), [null, null]);
    assert.deepEqual(textsOf(told('chain-rule', record, start), 'product', 'a_by_z'), [null, null]);
    assert.equal(told('table', record, start).mean, null);
});

// The record by hand: a = (0, ½), wanted (1, 0), nudges (2, −1); see tests/js/support/records.js.
test('chapters tell the numbers of the step', () => {
    const record = recordByHand();
    const cost = told('cost', record);
    assert.deepEqual(textsOf(cost, 'label', 'label_a', 'cost', 'worst', 'worst_share'), [
        '0',
        '0.00',
        '1.25',
        '0',
        '80.0 %',
    ]);
    const nudges = told('output-nudges', record);
    assert.deepEqual(textsOf(nudges, 'label_nudge', 'other', 'other_nudge', 'least'), ['+2.00', '1', '−1.00', '1']);
    const asks = told('asks', record);
    // of h1·0: 4 − 1 = 3; of h1·1: −2 − ½ = −2½. The stronger is h1·0.
    assert.deepEqual(textsOf(asks, 'neuron', 'label_ask', 'against', 'against_ask', 'nudge'), [
        'h1·0',
        '+4.00',
        '1',
        '−1.00',
        '+3.00',
    ]);
    const rule = told('chain-rule', record);
    // the weight to output 0 from h1·1, the brightest: 1 · 1 · −2
    assert.deepEqual(textsOf(rule, 'weight', 'z_by_w', 'a_by_z', 'cost_by_a', 'product'), [
        'h1·1 → 0',
        '1.00',
        '1.00',
        '−2.00',
        '−2.00',
    ]);
    const fire = told('fire-together', record);
    assert.deepEqual(textsOf(fire, 'brightest', 'wanted', 'product', 'is_strengthened'), [
        'h1·1',
        'output 0',
        '+2.00',
        true,
    ]);
});

test('a chapter speaks of what is selected', () => {
    const record = recordByHand();
    const store = storeWith(record);
    store.selection.value = { layer: 1, index: 1 };
    const values = findValues(tellers.avenues, record, store);
    assert.deepEqual(textsOf(values, 'neuron', 'nudge', 'way', 'is_first'), ['h1·1', '−2.50', 'down', true]);
});
