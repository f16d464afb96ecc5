import assert from 'node:assert/strict';
import test from 'node:test';

import { buildArrows, longestNudges } from '../../../../static/stage/scene/arrows.js';
import { goldenRecord, recordByHand } from '../../support/records.js';
import { toLayout, toStaging } from '../../support/scenes.js';

const arrows = (record, phase = 'update', t = 1, scale = 'layer') =>
    buildArrows(record, toLayout(record), toStaging(record, phase, t), scale);

test("an arrow's value is the nudge, its direction the nudge's sign", () => {
    assert.deepEqual(
        arrows(recordByHand()).map(({ layer, index, value, length }) => [layer, index, value, Math.sign(length)]),
        [
            [1, 0, 3, 1],
            [1, 1, -2.5, -1],
            [2, 0, 2, 1],
            [2, 1, -1, -1],
        ],
    );
});

test('the length of an arrow is proportional to the nudge: on a scale for its layer, or for all layers', () => {
    const record = goldenRecord('step-2');
    const layout = toLayout(record);
    for (const scale of ['layer', 'all']) {
        const longest = longestNudges(record, scale);
        for (const { layer, value, length } of arrows(record, 'update', 1, scale)) {
            const full = 0.92 * layout.columns[layer].spacing;
            assert.ok(Math.abs(length / full - value / longest[layer]) < 1e-5);
        }
    }
});

test('the scale is the longest nudge of each layer, or of all layers', () => {
    assert.deepEqual(longestNudges(recordByHand(), 'layer'), [0, 3, 2]);
    assert.deepEqual(longestNudges(recordByHand(), 'all'), [3, 3, 3]);
});

test('pixels have no arrow', () => {
    assert.ok(arrows(goldenRecord('step-2')).every(({ layer }) => layer > 0));
});

test('an arrow appears with its nudge, and grows from length 0', () => {
    assert.deepEqual(arrows(recordByHand(), 'cost'), []);
    assert.deepEqual(arrows(recordByHand(), 'output_nudges', 0), []);
    const [half] = arrows(recordByHand(), 'output_nudges', 0.5);
    const [whole] = arrows(recordByHand(), 'output_nudges', 1);
    assert.ok(Math.abs(half.length - whole.length / 2) < 1e-9);
    assert.deepEqual(new Set(arrows(recordByHand(), 'weight_nudges:2').map(({ layer }) => layer)), new Set([2]));
});

test('a nudge too small to be seen has no arrow; a layer without nudges has none either', () => {
    const record = recordByHand({ nudge1: [3, 1e-3], nudge2: [0, 0] });
    assert.deepEqual(
        arrows(record).map(({ layer, index }) => [layer, index]),
        [[1, 0]],
    );
});
