import assert from 'node:assert/strict';
import test from 'node:test';

import { agreementInWords, nudgeInWords } from '../../../static/js/words/table.js';
import { recordByHand } from '../support/records.js';

const record = recordByHand({
    batch_index: [11, 5],
    batch_y: [1, 0, 0, 1],
    batch_a0: [1, 0, 0.5, 0, 0, 1],
    batch_a1: [0.5, 1, 2, 0],
    batch_a2: [0, 0.5, 0.5, 0.5],
    batch_delta1: [-3, 2.5, 0, 0],
    batch_delta2: [-2, 1, 1, -1],
});

test('how an example comes to its nudge is told in its own numbers', () => {
    assert.equal(nudgeInWords(record, { layer: 2, index: 0, from: 0 }, 1), 'Example 2, h1·0 → 0: −δ · a = −1.00 · 2.00 = −2.00');
    assert.equal(nudgeInWords(record, { layer: 2, index: 1, from: null }, 1), 'Example 2, bias of 1: −δ = 1.00 = +1.00');
    assert.equal(nudgeInWords(record, { layer: 1, index: 0, from: 0 }, 1), 'Example 2, pixel 0 → h1·0: −δ · a = 0 · 0 = 0');
});

test('where they agree and where not', () => {
    const row = (from, agreement, up, down) => ({ weight: { layer: 2, index: 0, from }, agreement, up, down });
    assert.equal(
        agreementInWords({ most: row(0, 0.925, 90, 10), least: row(1, 0.25, 60, 40) }, 2),
        'They agree most on h1·0 → 0 (92.5 %) and least on h1·1 → 0: 60 want it up and 40 down, which leaves 25.0 % of what they want.',
    );
});
