import assert from 'node:assert/strict';
import test from 'node:test';

import { agreementFigure } from '../../../../../static/features/agreement/model/agreement.js';
import { toAgreementText } from '../../../../../static/features/agreement/model/words.js';

const text = (sizes, mean, step = 40) =>
    toAgreementText(step, 4000, agreementFigure({ run: 0, step, sizes, mean, low: mean, high: mean }));

test('the sentence has the angles of the smallest and of the largest mini-batch', () => {
    assert.equal(
        text([1, 100, 1000], [85, 40, 15]),
        'After step 40 one example alone is 85° off the way that all 4,000 want, a mini-batch of 1,000 only 15°.',
    );
});

test('the sentence names the size that was measured, and claims no less where it is not less', () => {
    assert.equal(
        text([1, 10, 1000], [null, 60, 70]),
        'After step 40 a mini-batch of 10 is 60° off the way that all 4,000 want, a mini-batch of 1,000 70°.',
    );
    assert.equal(text([1], [80], 0), 'At the start one example alone is 80° off the way that all 4,000 want.');
    assert.equal(text([1, 10], [80, null]), 'After step 40 one example alone is 80° off the way that all 4,000 want.');
});
