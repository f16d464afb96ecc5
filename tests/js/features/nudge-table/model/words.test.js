import assert from 'node:assert/strict';
import test from 'node:test';

import { agreementInWords, nudgeInWords } from '../../../../../static/features/nudge-table/model/words.js';
import { recordByHand, TWO_BY_HAND } from '../../../support/records.js';

const record = recordByHand(TWO_BY_HAND);

test('the arithmetic of a nudge has the numbers of the example', () => {
    assert.equal(
        nudgeInWords(record, { layer: 2, index: 0, from: 0 }, 1),
        'Example 2, h1·0 → 0: −δ · a = −1.00 · 2.00 = −2.00',
    );
    assert.equal(
        nudgeInWords(record, { layer: 2, index: 1, from: null }, 1),
        'Example 2, bias of 1: −δ = 1.00 = +1.00',
    );
    assert.equal(
        nudgeInWords(record, { layer: 1, index: 0, from: 0 }, 1),
        'Example 2, pixel 0 → h1·0: −δ · a = 0 · 0 = 0',
    );
});

test('the greatest and the least agreement are described', () => {
    const row = (from, agreement, up, down) => ({ weight: { layer: 2, index: 0, from }, agreement, up, down });
    assert.equal(
        agreementInWords({ most: row(0, 0.925, 90, 10), least: row(1, 0.25, 60, 40) }, 2),
        'They agree most on h1·0 → 0 (92.5 %) and least on h1·1 → 0: 60 want it up and 40 down. ' +
            'What counts is how strongly: 25.0 % of their strength is left in the average.',
    );
});
