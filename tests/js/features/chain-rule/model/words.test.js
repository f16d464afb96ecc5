import assert from 'node:assert/strict';
import test from 'node:test';

import { listMeanings } from '../../../../../static/features/chain-rule/model/words.js';
import { recordByHand } from '../../../support/records.js';

const SETTINGS = { activation: 'identity', output_activation: 'sigmoid', cost: 'squared' };
const SHOWN = { isSoftmax: false, zByW: 0.5, aByZ: 0.25, costByA: 1, costByZ: 0.25, product: 0.125 };
const NOTHING = { isSoftmax: false, zByW: null, aByZ: null, costByA: null, costByZ: null, product: null };

/** Symbol -> [description, arithmetic]. */
const meanings = (settings, weight, shown) =>
    Object.fromEntries(
        listMeanings(recordByHand(), settings, weight, shown).map(({ symbol, description, arithmetic }) => [
            symbol,
            [description, arithmetic],
        ]),
    );

test('each factor has a line of meaning with its arithmetic in numbers', () => {
    const found = meanings(SETTINGS, { layer: 2, index: 1, from: 0 }, SHOWN);
    assert.deepEqual(found['∂z/∂w'], ['how much z moves when w does: the activation behind, a of h1·0.', '']);
    assert.deepEqual(found['∂a/∂z'], [
        'how much a moves when z does: the slope of σ at this z.',
        'a (1 − a) = 0.500 · 0.500',
    ]);
    assert.deepEqual(found['∂C/∂a'], ['how much C moves when a does: minus the nudge.', '2 (a − y) = 2 (0.500 − 0)']);
    assert.equal(found['∂C/∂w'][0], 'how much C moves when w does: the weight nudge is −0.125.');
});

test("of a deep weight the last factor is a sum, of a pixel's the first its brightness", () => {
    const found = meanings(SETTINGS, { layer: 1, index: 1, from: 2 }, SHOWN);
    assert.match(found['∂z/∂w'][0], /how much ink there is at pixel 2/);
    assert.match(found['∂C/∂a'][0], /the sum over all 2 ways on/);
});

test('near its end an output has the digits that show its distance', () => {
    const record = recordByHand({ a2: [1 - 2 ** -15, 0.5] });
    const lines = listMeanings(record, SETTINGS, { layer: 2, index: 0, from: 0 }, SHOWN);
    assert.equal(lines.find(({ symbol }) => symbol === '∂C/∂a')?.arithmetic, '2 (a − y) = 2 (0.9999695 − 1)');
});

test('behind a softmax two factors are one', () => {
    const settings = { ...SETTINGS, output_activation: 'softmax', cost: 'cross_entropy' };
    const found = meanings(settings, { layer: 2, index: 1, from: 0 }, { ...SHOWN, isSoftmax: true });
    assert.deepEqual(Object.keys(found), ['∂z/∂w', '∂C/∂z', '∂C/∂w']);
    assert.match(found['∂C/∂z'][0], /every z moves every a/);
    assert.equal(found['∂C/∂z'][1], 'a − y = 0.500 − 0');
});

test('factors that are not known yet are described without numbers', () => {
    for (const description of Object.values(meanings(SETTINGS, { layer: 2, index: 1, from: 0 }, NOTHING))) {
        assert.doesNotMatch(description.join(), /\d\.\d/);
    }
});
