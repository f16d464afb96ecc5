import assert from 'node:assert/strict';
import test from 'node:test';

import { buildCurve, findSoftmax } from '../../../../../static/features/weighted-sum/model/activation-curve.js';
import { recordByHand } from '../../../support/records.js';

/** The a of a curve at a z that is one of its points. */
const at = (name, z) => buildCurve(name, null).line.find((point) => Math.abs(point.z - z) < 1e-9).a;

test('each curve is that of its function', () => {
    // Reaches are 6 for the sigmoid and 3 for the others, in 120 stretches.
    assert.equal(at('sigmoid', 0), 0.5);
    assert.ok(Math.abs(at('sigmoid', 2) - 1 / (1 + Math.exp(-2))) < 1e-12);
    assert.ok(Math.abs(at('tanh', 1.5) - Math.tanh(1.5)) < 1e-12);
    assert.deepEqual([at('relu', -3), at('relu', 0), at('relu', 3)], [0, 0, 3]);
    assert.deepEqual([at('leaky_relu', -3), at('leaky_relu', 3)], [-0.03, 3]);
    assert.deepEqual([at('identity', -3), at('identity', 3)], [-3, 3]);
});

test('a curve reaches beyond the z that is to be on it, to both sides alike', () => {
    assert.equal(buildCurve('sigmoid', 1).reach, 6);
    assert.ok(buildCurve('sigmoid', -20).reach > 20);
    const { reach, low, high, line } = buildCurve('relu', 8);
    assert.ok(reach > 8 && high === reach && low === 0);
    assert.deepEqual([line[0].z, line.at(-1).z], [-reach, reach]);
});

test('a z that is not finite does not change the curve', () => {
    assert.equal(buildCurve('tanh', NaN).reach, 3);
    assert.equal(buildCurve('tanh', Infinity).reach, 3);
});

test('the softmax has no curve, but shares: e^z of e^z of all', () => {
    // z2 = (0, ln 3): 1 of 1 + 3. The activations are the record's own.
    assert.equal(buildCurve('softmax', 1), null);
    const { power, total, shares } = findSoftmax(recordByHand({ z2: [0, Math.log(3)], a2: [0.25, 0.75] }), 0);
    assert.equal(power, 1);
    assert.ok(Math.abs(total - 4) < 1e-6);
    assert.deepEqual(shares, [0.25, 0.75]);
});
