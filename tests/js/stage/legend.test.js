import assert from 'node:assert/strict';
import test from 'node:test';
import { listPhases } from '../../../static/core/phases.js';
import { summarise } from '../../../static/stage/legend.js';
import { number } from '../../../static/text/format.js';
import { goldenRecord } from '../support/records.js';
import { assembleScene } from '../support/scenes.js';

const record = goldenRecord('step-2');

test('the legend tells, in every phase, what the lines mean and the magnitude of the strongest', () => {
    for (const { id } of listPhases(3)) {
        const scene = assembleScene(record, id);
        const { quantity, lines } = summarise(scene, 'layer');
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

test('what is said of the lines is what the lit layer shows', () => {
    assert.equal(summarise(assembleScene(record, 'asks:3', 0.5), 'layer').quantity, 'asks');
    assert.equal(summarise(assembleScene(record, 'weight_nudges:2', 0.5), 'layer').quantity, 'weight_nudges');
    assert.equal(summarise(assembleScene(record, 'average'), 'layer').quantity, 'gradient');
});

test('it tells how many lines of how many are drawn', () => {
    const { leftOut } = summarise(assembleScene(record, 'forward'), 'layer');
    const { shown } = assembleScene(record, 'forward').lines[0].edges;
    assert.match(leftOut, new RegExp(`${shown}.*of 3,136`));
});

test('it tells which nudge the longest arrow stands for: of each layer, or of all', () => {
    const longest = record.nudge.map((nudges) => Math.max(0, ...(nudges ?? []).map(Math.abs)));
    const perLayer = summarise(assembleScene(record, 'update'), 'layer').longest;
    for (const layer of [1, 2, 3]) assert.ok(perLayer.includes(number(longest[layer])), `${layer}: ${perLayer}`);
    const alike = summarise(assembleScene(record, 'update', 1, { view: { arrows: 'all' } }), 'all').longest;
    assert.equal(alike, number(Math.max(...longest)));
});

test('where no arrow is there is no scale of arrows', () => {
    assert.equal(summarise(assembleScene(record, 'forward'), 'layer').longest, '');
});
