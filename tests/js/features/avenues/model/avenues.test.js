import assert from 'node:assert/strict';
import test from 'node:test';
import { ALL_KNOWN } from '../../../../../static/core/known.js';
import {
    AVENUES,
    compareAvenues,
    greatest,
    isAvenueKnown,
    shownDigits,
} from '../../../../../static/features/avenues/model/avenues.js';

/** The cost is 2 before; the weights save 0.75, the bias 0.5, the activations lose 0.25. */
const ANSWER = {
    step: 7,
    layer: 2,
    index: 0,
    size: 0.5,
    nudge: 2,
    activation: 0.25,
    cost: 2,
    avenues: [
        {
            avenue: 'bias',
            activation: 0.75,
            cost: 1.5,
            count: 1,
            items: [{ from: null, weight: null, change: 0.5, cost: 1.5, activation: 0.75 }],
        },
        {
            avenue: 'weights',
            activation: 0.875,
            cost: 1.25,
            count: 2,
            items: [
                { from: 1, weight: -1, change: 0.5, cost: 1.375, activation: 0.75 },
                { from: 0, weight: 2, change: 0.5, cost: 2.5, activation: 0.5 },
            ],
        },
        { avenue: 'activations', activation: 1, cost: 2.25, count: 2, items: [] },
    ],
};

test('a saving is the cost before minus the cost after, and may be negative', () => {
    const { avenues, most } = compareAvenues(ANSWER, ALL_KNOWN);
    assert.deepEqual(
        avenues.map((each) => each?.avenue),
        AVENUES,
    );
    assert.deepEqual(
        avenues.map((each) => each?.saved),
        [0.5, 0.75, -0.25],
    );
    assert.equal(most, 0.75);
});

test('each item has what it saves alone', () => {
    const [, weights] = compareAvenues(ANSWER, ALL_KNOWN).avenues;
    assert.deepEqual(
        weights?.items.map(({ from, saved }) => [from, saved]),
        [
            [1, 0.625],
            [0, -0.5],
        ],
    );
});

test('the one that saves most is the best', () => {
    const { avenues } = compareAvenues(ANSWER, ALL_KNOWN);
    assert.deepEqual(
        avenues.map((each) => each?.isBest),
        [false, true, false],
    );
});

test('none is the best where none saves anything', () => {
    const { avenues } = compareAvenues({ ...ANSWER, cost: 1 }, ALL_KNOWN);
    assert.deepEqual(
        avenues.map((each) => each?.isBest),
        [false, false, false],
    );
});

test('before its phase an avenue is null, and none is the best', () => {
    const known = { ...ALL_KNOWN, ask: () => false };
    const { avenues, isAllKnown } = compareAvenues(ANSWER, known);
    assert.deepEqual(
        avenues.map((each) => each?.isBest),
        [false, false, undefined],
    );
    assert.equal(isAllKnown, false);
    assert.equal(isAvenueKnown(known, 'activations', 2), false);
    assert.equal(isAvenueKnown(known, 'bias', 2), true);
});

test('in the first layer, which has no activations to move, the other avenues are compared', () => {
    const answer = { ...ANSWER, avenues: ANSWER.avenues.slice(0, 2) };
    const { avenues, isAllKnown } = compareAvenues(answer, { ...ALL_KNOWN, ask: () => false });
    assert.deepEqual(
        avenues.map((each) => each?.isBest ?? null),
        [false, true, null],
    );
    assert.equal(isAllKnown, true);
});

test('where a cost is no number the savings are null', () => {
    const { avenues } = compareAvenues({ ...ANSWER, cost: null }, ALL_KNOWN);
    assert.deepEqual(
        avenues.map((each) => each?.saved),
        [null, null, null],
    );
    assert.deepEqual(
        avenues.map((each) => each?.isBest),
        [false, false, false],
    );
});

test('the greatest of magnitudes decides how long bars are', () => {
    assert.equal(greatest([1, -3, null]), 3);
    assert.equal(greatest([]), 0);
});

test('costs have enough digits to show the saving, and at most six', () => {
    assert.equal(shownDigits({ cost: 0.142 }, 0.05), 3);
    assert.equal(shownDigits({ cost: 0.142 }, 0.0003), 5);
    assert.equal(shownDigits({ cost: 0.142 }, 1e-9), 6);
    assert.equal(shownDigits({ cost: null }, 1), 3);
});
