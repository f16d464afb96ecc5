import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

import { CHAPTERS, OPEN_CHAPTERS } from '../../../static/core/chapters/chapters.js';
import { WHOLE } from '../../../static/core/player.js';
import { CHAPTER_VALUES, findValues } from '../../../static/story/index.js';
import { toText, toTitle } from '../../../static/ui/texts/story.js';
import { goldenRecord, recordByHand } from '../support/records.js';
import { page } from '../support/rooms.js';
import { toHtml } from '../support/shown.js';

const FOLDER = new URL('../../../locales/en/story/', import.meta.url);
const files = readdirSync(FOLDER)
    .filter((file) => /^\d/.test(file))
    .sort();
const texts = files.map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));

/** A store that shows the end of the step, or the step at `cursor`. */
function storeWith(record, cursor = WHOLE) {
    const { store } = page({ room: { parameter_count: 13, dataset: { test_origin: 'others' } } });
    store.record.value = record;
    store.cursor.value = cursor;
    return store;
}

const chapterValues = Object.fromEntries(
    await Promise.all(Object.entries(CHAPTER_VALUES).map(async ([id, load]) => [id, await load()])),
);
const valuesFor = (chapter, record, cursor) => findValues(chapterValues[chapter], record, storeWith(record, cursor));
const toTexts = (values, ...names) => names.map((name) => values[name]?.text ?? values[name]?.key ?? values[name]);

test('every chapter has a text, in the order of its number', () => {
    const ids = texts.map((text) => text.match(/^chapter-([a-z-]+) =/m)[1]);
    assert.deepEqual(
        ids,
        CHAPTERS.map(({ id }) => id),
    );
    assert.deepEqual(
        CHAPTERS.map(({ number }) => number),
        ids.map((_, i) => i + 1),
    );
    for (const id of ids) {
        const { title, summary } = toTitle(id);
        assert.ok(title && summary, id);
    }
});

test('every chapter that can be opened has something to do; the others have no text yet', () => {
    CHAPTERS.forEach(({ id, isComing }, i) => {
        const doings = texts[i].match(/^ *<do>/gm) ?? [];
        assert.equal(doings.length > 0, !isComing, id);
    });
});

test('every chapter that can be opened has a function that computes its values', () => {
    for (const { id } of OPEN_CHAPTERS) assert.equal(typeof chapterValues[id], 'function', id);
});

test('every value that a text names is computed, at every step and phase', () => {
    for (const { id, number } of OPEN_CHAPTERS) {
        const names = [
            ...texts[number - 1]
                .replace(/^#.*/gm, '')
                .matchAll(/\$([a-z0-9_]+)|<(?!do|known|symbols|em|kbd)([a-z_]+)>/g),
        ];
        assert.ok(names.length > 0, id);
        for (const record of [goldenRecord('step-0'), goldenRecord('step-2'), recordByHand()]) {
            for (const cursor of [{ phase: 'forward', t: 0, direction: 0 }, WHOLE]) {
                const values = valuesFor(id, record, cursor);
                for (const [, name, tag] of names) assert.ok((name ?? tag) in values, `${id} tells of ${name ?? tag}`);
                assert.ok(toText(id, values).length > 1, id);
            }
        }
    }
});

test('the text of a chapter has its values, with their tones, and its task', () => {
    const shown = toHtml(toText('output-nudges', valuesFor('output-nudges', recordByHand())));
    assert.match(shown, /^<p>This <b .*data-value="label">/);
    assert.match(shown, /go <b class="live up" data-value="label_way">up<\/b>, with a nudge of <b class="live up"/);
    assert.match(shown, /<p class="do">Press <em>Mistake<\/em>, above the image, [^<]+<\/p><details /);
    assert.match(shown, /<summary>In symbols<\/summary><p>[^<]* ν = 2 \(y − a\)\.<\/p><\/details>$/);
});

test('a digit has the article of its pronunciation', () => {
    const shown = (label) => {
        const values = { ...valuesFor('network', recordByHand()), what: { text: `${label}`, count: label } };
        return toHtml(toText('network', values)).match(/This is (an?) /)?.[1];
    };
    assert.deepEqual([3, 8].map(shown), ['a', 'an']);
});

test('what is not known yet is an empty slot, and what tells of it waits', () => {
    const start = { phase: 'forward', t: 0, direction: 0 };
    const shown = toHtml(toText('output-nudges', valuesFor('output-nudges', recordByHand(), start)));
    assert.match(
        shown,
        /<span class="waiting">It wants to go <span data-value="label_way"><span class="not-yet">.*<\/span>, with a nudge of /,
    );
});

test('a value is null before its phase', () => {
    const start = { phase: 'forward', t: 0, direction: 0 };
    const record = recordByHand();
    assert.deepEqual(toTexts(valuesFor('network', record, start), 'z', 'a', 'best'), [null, null, null]);
    assert.deepEqual(toTexts(valuesFor('cost', record, start), 'cost', 'worst', 'label_a'), [null, null, null]);
    assert.deepEqual(toTexts(valuesFor('output-nudges', record, start), 'label_nudge', 'least'), [null, null]);
    assert.deepEqual(toTexts(valuesFor('asks', record, start), 'nudge', 'ask'), [null, null]);
    assert.deepEqual(toTexts(valuesFor('chain-rule', record, start), 'product', 'a_by_z'), [null, null]);
    assert.equal(valuesFor('table', record, start).mean, null);
});

// The record by hand: a = (0, ½), wanted (1, 0), nudges (2, −1); see tests/js/support/records.js.
test('the values are the numbers of the step', () => {
    const record = recordByHand();
    const cost = valuesFor('cost', record);
    assert.deepEqual(toTexts(cost, 'label', 'label_a', 'cost', 'worst', 'worst_share'), [
        '0',
        '0.00',
        '1.25',
        '0',
        '80.0 %',
    ]);
    const nudges = valuesFor('output-nudges', record);
    assert.deepEqual(toTexts(nudges, 'label_nudge', 'other', 'other_nudge', 'least'), ['+2.00', '1', '−1.00', '1']);
    assert.deepEqual(toTexts(nudges, 'all_down', 'differ'), [true, false], 'there is one other only');
    const asks = valuesFor('asks', record);
    // of h1·0: 4 − 1 = 3; of h1·1: −2 − ½ = −2½. The stronger is h1·0.
    assert.deepEqual(toTexts(asks, 'neuron', 'ask', 'against', 'against_ask', 'nudge'), [
        'h1·0',
        '+4.00',
        '1',
        '−1.00',
        '+3.00',
    ]);
    const rule = valuesFor('chain-rule', record);
    // the weight to output 0 from h1·1, the brightest: 1 · 1 · −2
    assert.deepEqual(toTexts(rule, 'weight', 'z_by_w', 'a_by_z', 'cost_by_a', 'product'), [
        'h1·1 → 0',
        '1.00',
        '1.00',
        '−2.00',
        '−2.00',
    ]);
    const fire = valuesFor('fire-together', record);
    assert.deepEqual(toTexts(fire, 'most_active', 'wanted', 'product', 'is_tied', 'is_loosened'), [
        'h1·1',
        'output 0',
        '+2.00',
        true,
        false,
    ]);
});

test('the accuracy and the mistakes of the chapter are those of one test, which names its step unless it is on show', () => {
    const store = storeWith(recordByHand({}, { step: '60' }));
    const test = (step) => ({
        step,
        accuracy: 0.6,
        confusion: Int32Array.of(2, 1, 1, 1),
        predictions: Uint8Array.of(0, 0, 1, 0, 1),
    });
    store.evaluation.value = test(60);
    const now = findValues(chapterValues['it-learns'], store.record.value, store);
    assert.deepEqual(toTexts(now, 'accuracy', 'mistaken', 'for', 'times', 'is_of_another'), [
        '60.0 %',
        '0',
        '1',
        '1',
        false,
    ]);
    store.evaluation.value = test(50);
    const earlier = findValues(chapterValues['it-learns'], store.record.value, store);
    assert.deepEqual(toTexts(earlier, 'step', 'accuracy', 'is_of_another', 'tested_step'), [
        '60',
        '60.0 %',
        true,
        '50',
    ]);
});

test('the values are those of the selected neuron', () => {
    const record = recordByHand();
    const store = storeWith(record);
    store.selection.value = { layer: 1, index: 1 };
    const values = findValues(chapterValues.avenues, record, store);
    assert.deepEqual(toTexts(values, 'neuron', 'nudge', 'way', 'is_first'), ['h1·1', '−2.50', 'down', true]);
});
