import assert from 'node:assert/strict';
import test from 'node:test';

import { findExtremeWeights } from '../../../../static/features/confusion/first-layer.js';
import { recordByHand } from '../../support/records.js';

test('of each neuron its bias, and the pixels that raise and lower it most', () => {
    // w1 = (1, 2, −2; 0, −1, 4), b1 = (½, −1)
    assert.deepEqual(findExtremeWeights(recordByHand()), [
        { index: 0, bias: 0.5, greatest: { pixel: 1, w: 2 }, least: { pixel: 2, w: -2 } },
        { index: 1, bias: -1, greatest: { pixel: 2, w: 4 }, least: { pixel: 1, w: -1 } },
    ]);
});
