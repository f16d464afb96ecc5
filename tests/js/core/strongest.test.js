import assert from 'node:assert/strict';
import test from 'node:test';

import { strongestFirst, strongestIn } from '../../../static/core/strongest.js';

test('the strongest value has the greatest magnitude, of either sign; the first of equals', () => {
    assert.equal(strongestIn([1, -3, 2, 3]), 1);
    assert.equal(strongestIn([0, 0]), 0);
});

test('indices are sorted by magnitude, equals in their order', () => {
    assert.deepEqual(strongestFirst([1, -3, 2, 3, -1]), [1, 3, 2, 0, 4]);
    assert.deepEqual(strongestFirst(new Float32Array(0)), []);
});
