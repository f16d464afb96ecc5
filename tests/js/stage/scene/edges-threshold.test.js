import assert from 'node:assert/strict';
import test from 'node:test';

import { thresholdFor } from '../../../../static/stage/scene/edges.js';

const included = (values, { threshold }) => values.filter((value) => value >= threshold).length;
/** 0 to 1, always the same, evenly spread. */
const spread = (count) => Float32Array.from({ length: count }, (_, i) => ((i * 7919) % count) / count);

test('about as many values are included as asked for, never more', () => {
    for (const [count, most] of [
        [12544, 420],
        [12544, 1000],
        [3000, 30],
        [1000, 999],
    ]) {
        const values = spread(count);
        const found = included(values, thresholdFor(values, most));
        assert.ok(found <= most, `${found} of ${most}`);
        assert.ok(found >= most - 2 * Math.ceil(count / 512), `${found} of ${most}`);
    }
});

test('the included values are the largest', () => {
    const values = spread(5000);
    const { threshold } = thresholdFor(values, 100);
    const sorted = [...values].sort((one, other) => other - one);
    const chosen = values.filter((value) => value >= threshold);
    assert.deepEqual(
        [...chosen].sort((one, other) => other - one),
        sorted.slice(0, chosen.length),
    );
});

test('all values are included where all are asked for', () => {
    assert.deepEqual(thresholdFor(Float32Array.of(0.5, 2, 1), 3), { threshold: 0, max: 2 });
    assert.deepEqual(thresholdFor(Float32Array.of(0.5, 2, 1), 9), { threshold: 0, max: 2 });
});

test('the threshold is 0 where all values are 0', () => {
    assert.deepEqual(thresholdFor(new Float32Array(9), 3), { threshold: 0, max: 0 });
    assert.deepEqual(thresholdFor(new Float32Array(0), 3), { threshold: 0, max: 0 });
});

test('outliers far above the other values do not change how many are included', () => {
    const values = spread(2000).map((value) => value * 1e-6);
    values[17] = values[400] = 5;
    const { threshold, max } = thresholdFor(values, 10);
    assert.equal(max, 5);
    assert.equal(included(values, { threshold }), 2);
});

test('equal values are all included, rather than none', () => {
    const values = new Float32Array(1000).fill(0.25);
    assert.equal(included(values, thresholdFor(values, 10)), 1000);
});
