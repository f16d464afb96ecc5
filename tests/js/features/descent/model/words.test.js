import assert from 'node:assert/strict';
import test from 'node:test';

import {
    costOver,
    findVisit,
    planeSentence,
    rounded,
    toDeviationText,
    toPointAriaText,
    toShareText,
    toStepsText,
    toTitles,
} from '../../../../../static/features/descent/model/words.js';
import { say } from '../../../../../static/text/say.js';
import { pathThrough, runState } from '../../../support/races.js';

test('the sentence of the plane has the share of the paths that it holds', () => {
    const sentence = (...shares) => planeSentence({ runs: shares.map((share) => runState({ share })) });
    assert.equal(sentence(0.934), 'plane holds 93 % of the path');
    assert.equal(sentence(0.934, 0.931), 'plane holds 93 % of both paths');
    assert.equal(sentence(0.934, 0.934, 0.934, 0.934), 'plane holds 93 % of all 4 paths');
    assert.equal(sentence(0.934, null), '');
});

test('the sentence of the plane has the share of each path where they differ, in the order of the runs', () => {
    const sentence = (...shares) => planeSentence({ runs: shares.map((share) => runState({ share })) });
    assert.equal(sentence(0.994, 0.06), 'plane holds 99 % and 6 % of the paths');
    assert.equal(sentence(0.06, 1, 0.5), 'plane holds 6 %, 100 % and 50 % of the paths');
});

test('a small share is not shown as 0 %', () => {
    assert.deepEqual([0, 0.0004, 0.004, 0.04].map(toShareText), ['0 %', 'less than 0.1 %', '0.4 %', '4 %']);
});

test('a share below 1 is not shown as 100 %', () => {
    assert.deepEqual([0.5, 0.994, 0.9962, 0.99996, 1].map(toShareText), ['50 %', '99 %', '99.6 %', '99.99 %', '100 %']);
});

test('the deviation of a run from its true cost says which way', () => {
    const deviation = (true_cost, plane_cost) => toDeviationText({ true_cost, plane_cost });
    assert.equal(deviation(0.2, 0.25), '25 % too high');
    assert.equal(deviation(0.2, 0.15), '25 % too low');
    assert.equal(deviation(0.2, 0.2001), 'as high as it is');
    assert.equal(deviation(0.01, 3), '300 times too high');
    assert.equal(deviation(900, 0.3), '3,000 times too low');
    assert.equal(deviation(null, 0.2), null, 'it is not known yet');
});

test('the axes are named after the plane', () => {
    const { across, down } = toTitles(
        {
            kind: 'weights',
            seed: 0,
            weights: [
                { layer: 3, index: 2, from: 5 },
                { layer: 2, index: 1, from: null },
            ],
        },
        3,
    );
    assert.deepEqual([across, down], ['change of h2·5 → 2', 'change of bias of h2·1']);
    assert.equal(toTitles({ kind: 'line', weights: null, seed: 0 }, 3).across, 'from the start to the end');
});

test('a rounding error is 0', () => {
    assert.deepEqual([2.8e-16, 0.25].map(rounded), ['0', '0.250']);
});

test('the text of a run has its steps, and whether it is held or diverged', () => {
    assert.equal(toStepsText(runState({ step: 260 })), '260 steps');
    assert.equal(toStepsText(runState({ step: 1, full: true })), '1 careful step');
    assert.equal(toStepsText(runState({ paused: true })), '4 steps, held');
    assert.equal(toStepsText(runState({ diverged: 'infinite' })), '4 steps, then diverged');
});

test('the text of the cost has its number of examples', () => {
    assert.equal(costOver(1000, 4000), 'cost over 1,000 of 4,000 examples');
    assert.equal(costOver(4000, 4000), 'cost over all 4,000 examples');
});

test('a point is read aloud with its run, step and cost', () => {
    const path = pathThrough(
        [
            [0, 0],
            [1, 0],
        ],
        [0, 80],
    );
    assert.equal(toPointAriaText('mini-batches of 100', path, 0), 'mini-batches of 100: the start, cost 1.00');
    assert.equal(
        toPointAriaText('mini-batches of 100', path, 1),
        'mini-batches of 100: after step 80, epoch 3, cost 0.0123',
    );
});

test('before a click, the step is named to which the room goes', () => {
    const run = runState({ step: 80 });
    assert.deepEqual(findVisit(run, 80), { step: 81, has_parameters: true });
    assert.deepEqual(findVisit(run, 0), { step: 1, has_parameters: true });
    assert.deepEqual(findVisit({ ...run, diverged: 'infinite' }, 80), { step: 80, has_parameters: false });
    assert.deepEqual(findVisit({ ...run, step: 0, diverged: 'infinite' }, 0), { step: 0, has_parameters: true });
    assert.equal(
        say('descent-click', findVisit(run, 80)),
        'Click: the room goes to step 81, which has these parameters.',
    );
});
