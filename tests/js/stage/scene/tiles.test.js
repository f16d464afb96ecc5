import assert from 'node:assert/strict';
import test from 'node:test';

import { buildTiles } from '../../../../static/stage/scene/tiles.js';
import { goldenRecord, recordBeforeAnyStep } from '../../support/records.js';
import { toLayout } from '../../support/scenes.js';

const record = goldenRecord('step-2');

test('every first-layer neuron carries its own 784 weights', () => {
    const { values, perTile, boxes } = buildTiles(record, toLayout(record), 'weights');
    assert.equal(perTile, 784);
    assert.deepEqual([...values], [...record.w[1]]);
    assert.equal(boxes.length, 4);
});

test('weight nudges are those of this example, the gradient is drawn with the opposite sign', () => {
    const nudges = buildTiles(record, toLayout(record), 'weight_nudges').values;
    const gradient = buildTiles(record, toLayout(record), 'gradient').values;
    for (let i = 0; i < nudges.length; i += 101) {
        const [j, k] = [Math.floor(i / 784), i % 784];
        assert.equal(nudges[i], Math.fround(-record.delta[1][j] * record.a[0][k]));
        assert.equal(gradient[i], -record.gradW[1][i]);
    }
});

test('about one value in a hundred has full colour, and the scale is at most the greatest value', () => {
    const { full, values } = buildTiles(record, toLayout(record), 'weights');
    const saturated = values.filter((value) => Math.abs(value) >= full).length;
    assert.ok(saturated >= 1 && saturated <= 0.015 * values.length, `${saturated}`);
    assert.ok(full <= Math.max(...values.map(Math.abs)));
});

test('without a layout there are values but no boxes', () => {
    assert.deepEqual(buildTiles(record, null, 'weights').boxes, []);
});

test('before the first step there is no gradient to show', () => {
    assert.equal(buildTiles(recordBeforeAnyStep(), null, 'gradient'), null);
    assert.notEqual(buildTiles(recordBeforeAnyStep(), null, 'weights'), null);
});

test('images stand beside their neurons and do not overlap', () => {
    const layout = toLayout(record);
    const { boxes } = buildTiles(record, layout, 'weights');
    boxes.forEach((box, j) => {
        assert.ok(Math.abs(box.y + box.size / 2 - layout.columns[1].ys[j]) <= 1);
        assert.ok(box.x + box.size < layout.columns[1].x - layout.columns[1].r);
        if (j > 0) assert.ok(box.y >= boxes[j - 1].y + boxes[j - 1].size);
    });
});
