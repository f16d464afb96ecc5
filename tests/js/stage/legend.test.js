import assert from 'node:assert/strict';
import test from 'node:test';
import { listPhases } from '../../../static/core/phases.js';
import { findQuantity, summarise } from '../../../static/stage/legend.js';
import { number } from '../../../static/text/format.js';
import { goldenRecord } from '../support/records.js';
import { assembleScene } from '../support/scenes.js';

const record = goldenRecord('step-2');

test('the legend shows, in every phase, the meaning of the lines and the magnitude of the strongest', () => {
    for (const { id } of listPhases(3)) {
        const scene = assembleScene(record, id);
        const quantity = findQuantity(scene);
        const { lines } = summarise(scene, 'layer');
        assert.ok(
            scene.lines.some(({ edges }) => edges.quantity === quantity),
            id,
        );
        assert.deepEqual(
            lines.map(({ layer }) => layer),
            [1, 2, 3],
        );
        lines.forEach(({ max }, i) => assert.equal(max, scene.lines[i].edges.max));
    }
});

test('the legend describes the quantity of the most emphasized layer', () => {
    assert.equal(findQuantity(assembleScene(record, 'asks:3', 0.5)), 'asks');
    assert.equal(findQuantity(assembleScene(record, 'weight_nudges:2', 0.5)), 'weight_nudges');
    assert.equal(findQuantity(assembleScene(record, 'average')), 'gradient');
});

test('the legend shows how many of the lines are drawn', () => {
    const { leftOut } = summarise(assembleScene(record, 'forward'), 'layer');
    const { shown } = assembleScene(record, 'forward').lines[0].edges;
    assert.match(leftOut, new RegExp(`${shown} of 3,136`));
});

test('the legend shows the nudge of the longest arrow: for each layer, or for all layers', () => {
    const longest = record.nudge.map((nudges) => Math.max(0, ...(nudges ?? []).map(Math.abs)));
    const perLayer = summarise(assembleScene(record, 'update'), 'layer').longest;
    for (const layer of [1, 2, 3]) assert.ok(perLayer.includes(number(longest[layer])), `${layer}: ${perLayer}`);
    const alike = summarise(assembleScene(record, 'update', 1, { view: { arrows: 'all' } }), 'all').longest;
    assert.equal(alike, number(Math.max(...longest)));
});

test('the legend has no scale of arrows where there is no arrow', () => {
    assert.equal(summarise(assembleScene(record, 'forward'), 'layer').longest, '');
});
