import assert from 'node:assert/strict';
import test from 'node:test';
import {
    costTexts,
    priceText,
    rateText,
    repeatText,
    shareText,
    shownBeforeText,
    undoneText,
    wantsText,
} from '../../../../../static/features/teach/model/words.js';
import { plainText } from '../../../../../static/text/caption.js';

const row = (digit, a, y, nudge) => ({ digit, a, y, distance: y - a, nudge });
const measure = (accuracy, cost = 1, digit = 3) => ({ cost, accuracy, outputs: [], digit });
const outcome = (before, after, count = 1) => ({ before: measure(before), after: measure(after), count, shown: 1 });
const repeat = (state, ...digits) => ({ state, label: 7, points: digits.map((digit) => measure(0.9, 1, digit)) });

test('what a drawing wants is described by its own output and the strongest other one', () => {
    const text = plainText(wantsText({ own: row(3, 0.04, 1, 1.92), other: row(8, 0.71, 0, -1.42) }));
    assert.equal(
        text,
        'Output 3 is at 0.04 and should be 1: its nudge is +1.92. Of the others most is asked of the 8, at 0.71: ' +
            '−1.42.',
    );
});

test('with a cost that knows the label only, the others have no part in it', () => {
    assert.match(
        plainText(wantsText({ own: row(3, 0.5, 1, 2), other: null })),
        /The others have no part in this cost\.$/,
    );
});

test('where nothing is wanted, the sentence says so', () => {
    assert.equal(
        plainText(wantsText({ own: row(3, 1, 1, 0), other: null })),
        'Its outputs are as they should be: nothing is asked of them.',
    );
});

test('the effect on the test set is counted in images', () => {
    assert.equal(
        priceText(outcome(0.9, 0.888), 1000),
        'That is the price of listening to one example only: 12 more test images are read wrongly.',
    );
    assert.equal(
        priceText(outcome(0.9, 0.899), 1000),
        'That is the price of listening to one example only: 1 more test image is read wrongly.',
    );
    assert.equal(
        priceText(outcome(0.9, 0.902), 1000),
        'The others have gained by it too: 2 more test images are read correctly.',
    );
    assert.match(priceText(outcome(0.9, 0.9, 5), 1000), /neither gained nor lost by 5 steps for one example/);
});

test('each state of repeated steps has its sentence', () => {
    assert.equal(repeatText(repeat('running'), 200), 'It begins …');
    assert.equal(repeatText(repeat('running', 3, 3), 200), 'After 1 step it says a 3 …');
    assert.equal(repeatText(repeat('agrees', 3, 8, 7), 200), 'After 2 steps it agrees: a 7.');
    assert.equal(repeatText(repeat('stopped', 3, 8, 8), 200), 'Stopped after 2 steps: it says an 8.');
    assert.match(repeatText(repeat('most', 3, 8), 200), /^After 200 steps it still says an 8\./);
    assert.equal(repeatText(repeat('rejected'), 200), 'No step was made.');
});

test('after undo the accuracy is called the same only where it is', () => {
    assert.match(undoneText({ from: measure(0.9), accuracy: 0.9 }), /Test accuracy is 90\.0 % again\.$/);
    assert.match(undoneText({ from: null, accuracy: 0.9 }), /Test accuracy is 90\.0 %\.$/);
    assert.equal(
        undoneText({ from: null, accuracy: null }),
        'Taken back: every weight and bias is what it was before.',
    );
});

test('a different cost on the stage is explained', () => {
    assert.equal(shownBeforeText({ shown: 1.8, before: measure(0.9, 1.8) }, 400), '');
    for (const cost of [1.79, 1.8001]) {
        assert.match(
            shownBeforeText({ shown: 1.8, before: measure(0.9, cost) }, 400),
            /after the update of step 400\..*at a cost of 1\.80\. Now they show it as in “after”\.$/,
        );
    }
});

test('learning rates are written without trailing zeros', () => {
    assert.deepEqual([0.03, 3, 0.5, 0.0001].map(rateText), ['0.03', '3', '0.5', '0.0001']);
    assert.equal(shareText(0.03, 100), '0.03 is the say of one example in a mini-batch of 100.');
    assert.match(shareText(0.5, 1), /one example at a time/);
});

test('two costs have as many digits as show their difference', () => {
    assert.deepEqual(costTexts(1.8, 0.3), ['1.80', '0.300']);
    assert.deepEqual(costTexts(1.80123, 1.80045), ['1.801', '1.800']);
    assert.deepEqual(costTexts(1.5, 1.5), ['1.50', '1.50']);
    assert.deepEqual(costTexts(1.5, null), ['1.50', 'not a number']);
});
