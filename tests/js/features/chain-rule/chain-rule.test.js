import assert from 'node:assert/strict';
import test from 'node:test';

import { comparison } from '../../../../static/features/chain-rule/chain-rule.js';

test('what float32 rounds away is no disagreement', () => {
    const { by, agrees } = comparison({ gradient: -0.012340001, difference: -0.01234 });
    assert.ok(Math.abs(by - 1e-9) < 1e-15);
    assert.equal(agrees, true);
    assert.equal(comparison({ gradient: 0, difference: 4e-12 }).agrees, true);
    assert.equal(comparison({ gradient: 0, difference: 0 }).agrees, true);
});

test('another sign, another number, or none, disagrees', () => {
    assert.equal(comparison({ gradient: 0.01, difference: -0.01 }).agrees, false);
    assert.equal(comparison({ gradient: 0.0101, difference: 0.01 }).agrees, false);
    assert.equal(comparison({ gradient: 1e-5, difference: 0 }).agrees, false);
    assert.equal(comparison({ gradient: NaN, difference: 0 }).agrees, false);
});
