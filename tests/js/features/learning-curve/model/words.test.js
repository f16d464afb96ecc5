import assert from 'node:assert/strict';
import test from 'node:test';
import { createLearningCurves } from '../../../../../static/features/learning-curve/model/learning-curves.js';
import {
    inPoints,
    listSizes,
    toAddedText,
    toOutcomeText,
} from '../../../../../static/features/learning-curve/model/words.js';
import { data } from '../../../../../static/story/data.js';
import { findValues } from '../../../../../static/story/index.js';
import { AUGMENTED, buildCurve, PLAIN } from '../../../support/learning-curves.js';
import { recordByHand } from '../../../support/records.js';
import { page } from '../../../support/rooms.js';

const BOTH = { plain: PLAIN, augmented: AUGMENTED, past: [] };

test('the outcome describes the networks with the fewest and the most labels', () => {
    assert.equal(
        toOutcomeText(PLAIN),
        'After 1,500 steps each the network with 10 labels reads 50.0 % of 1,000 test images, the one with 4,000 ' +
            '90.0 %. ' +
            'Their own examples they read 100.0 % and 95.0 %: gaps of 50.0 points and 5.0 points.',
    );
});

test('a gap the other way round has its sign', () => {
    assert.match(toOutcomeText(AUGMENTED), /gaps of 45\.0 points and −1\.0 points\.$/);
});

test('the outcome of a training that ended early, or of one network, is described as far as it went', () => {
    assert.match(toOutcomeText({ ...PLAIN, step: 60 }), /^After 60 of 1,500 steps the network/);
    assert.equal(toOutcomeText(buildCurve([], { trouble: 'The room has ended.' })), 'The room has ended.');
    assert.match(toOutcomeText({ ...PLAIN, trouble: 'The room has ended.' }), /The room has ended\.$/);
    const diverged = PLAIN.points.map((point, i) => ({ ...point, diverged: i === 1 ? 'Step 3 diverged.' : undefined }));
    assert.match(toOutcomeText({ ...PLAIN, points: diverged }), /Step 3 diverged\.$/);
    assert.equal(
        toOutcomeText(buildCurve([[7, 0.3, 1]])),
        'After 1,500 steps the network reads 30.0 % of 1,000 test images. Its own examples it reads 70.0 ' +
            'points better.',
    );
});

test('the added accuracy is described where it is greatest, with the labels that it is worth', () => {
    // 0.85 lies half-way between 0.8 and 0.9, so at √(1000 · 4000) labels without
    assert.equal(
        toAddedText(BOTH),
        'Shifts, turns and scalings at random add most with 100 labels: 15.0 points. With them 100 do as well as ' +
            'about 2,000 without. With all 4,000 they add 2.0 points.',
    );
});

test('a gain worth more than all labels is described, and a loss too', () => {
    const better = buildCurve(
        [
            [10, 0.95, 1],
            [100, 0.7, 1],
            [1000, 0.8, 1],
            [4000, 0.88, 1],
        ],
        { augment: true },
    );
    const text = toAddedText({ ...BOTH, augmented: better });
    assert.match(text, /With them 10 do better than all 4,000 without\. With all 4,000 they take away 2\.0 points\.$/);
    assert.equal(
        toAddedText({ ...BOTH, plain: AUGMENTED, augmented: PLAIN }),
        'Here shifts, turns and scalings at random add nothing.',
    );
});

test('what is written as 0.0 points is nothing', () => {
    const better = { ...PLAIN, points: PLAIN.points.map((point) => ({ ...point, test: point.test + 0.0004 })) };
    assert.match(toAddedText({ ...BOTH, augmented: better }), /add nothing\.$/);
});

test('the added accuracy is empty until both curves are complete', () => {
    assert.equal(toAddedText({ ...BOTH, augmented: null }), '');
    assert.equal(toAddedText({ ...BOTH, augmented: { ...AUGMENTED, step: 60 } }), '');
});

test('differences are points, sizes are listed shortly', () => {
    assert.equal(inPoints(-0.1234), '12.3 points');
    assert.equal(listSizes([10, 30, 100, 300, 1000, 4000]), '10, 30, 100 … 4,000');
    assert.equal(listSizes([10, 40]), '10, 40');
});

test('the chapter has values of curves once they are complete', () => {
    const { store } = page({ room: { parameter_count: 13, dataset: { test_origin: 'others' } } });
    const values = () => findValues(data, recordByHand(), store);
    assert.deepEqual([values().has_curve, values().has_added, values().few_test], [false, false, null]);
    const { curves } = store.use(createLearningCurves);
    curves.value = { plain: { ...PLAIN, step: 3 }, augmented: null, past: [] };
    assert.equal(values().has_curve, false);
    curves.value = BOTH;
    const { few, few_test, few_own, all, all_test, all_own, added, added_at, is_by_heart, has_added, worth } = values();
    assert.deepEqual(
        [few, few_test, few_own].map((part) => part.text),
        ['10', '50.0 %', '100.0 %'],
    );
    assert.deepEqual(
        [all, all_test, all_own].map((part) => part.text),
        ['4,000', '90.0 %', '95.0 %'],
    );
    assert.deepEqual([added.text, added_at.text, is_by_heart, has_added], ['15.0 points', '100', true, true]);
    assert.equal(worth.text, '2,000', 'as in the panel');
});
