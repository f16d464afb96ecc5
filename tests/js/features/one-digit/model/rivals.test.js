import assert from 'node:assert/strict';
import test from 'node:test';

import {
    addLine,
    countImages,
    findShares,
    newRace,
    toOutcomeText,
} from '../../../../../static/features/one-digit/model/rivals.js';

const ONLY = { trained_on: 'only', step: 300, examples_seen: 30000, accuracy: 0.25, predicted: [0, 0, 4, 0] };
const ALL = { trained_on: 'all', step: 300, examples_seen: 30000, accuracy: 0.75, predicted: [1, 0, 2, 1] };

const raced = (/** @type {any[]} */ ...lines) => lines.reduce(addLine, newRace(2, 300));

test('a race takes the newest standing of each', () => {
    const first = { label: 2, steps: 300, settings_id: 'abc' };
    const race = raced(first, { ...ONLY, step: 0 }, { ...ALL, step: 0 }, ONLY);
    assert.equal(race.only?.step, 300);
    assert.equal(race.all?.step, 0);
    assert.equal(race.label, 2);
});

test('shares are of all the test images', () => {
    assert.equal(countImages(/** @type {any} */ (ALL)), 4);
    assert.deepEqual(findShares(/** @type {any} */ (ALL)), [0.25, 0, 0.5, 0.25]);
    assert.equal(findShares(null), null);
});

test('the outcome has the numbers of both networks', () => {
    assert.equal(
        toOutcomeText(raced(ONLY, ALL)),
        'After 300 steps the one that heard only 2s calls 4 of 4 images a 2: 25.0 % right. The other has 75.0 % right.',
    );
});

test('the outcome of a stopped race is described as far as it went', () => {
    assert.match(toOutcomeText(raced({ ...ONLY, step: 1 }, { ...ALL, step: 1 })), /^After 1 step the one/);
    assert.equal(toOutcomeText(newRace(2, 300)), '');
});

test('the reason why a race ended early is in the outcome', () => {
    const trouble = { error: { message: 'The room has ended.' } };
    assert.equal(toOutcomeText(raced(trouble)), 'The room has ended.');
    assert.match(toOutcomeText(raced(ONLY, ALL, trouble)), /75\.0 % right\. The room has ended\.$/);
    assert.match(toOutcomeText(raced({ ...ONLY, diverged: 'It diverged.' }, ALL)), /It diverged\.$/);
});
