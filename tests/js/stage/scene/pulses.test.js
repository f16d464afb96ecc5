import assert from 'node:assert/strict';
import test from 'node:test';

import { buildEdges } from '../../../../static/stage/scene/edges.js';
import { buildPulses } from '../../../../static/stage/scene/pulses.js';
import { goldenRecord } from '../../support/records.js';
import { toLayout, toStaging } from '../../support/scenes.js';

const record = goldenRecord('step-2');
const layout = toLayout(record);
const edges = [1, 2, 3].map((layer) => buildEdges(record, layout, layer, 'weights', null));
const pulses = (phase, t) => buildPulses(edges, toStaging(record, phase, t), 3);

test('activity travels left to right, from layer to layer', () => {
    const middle = (t) => pulses(`forward`, t).reduce((sum, { x }, _, { length }) => sum + x / length, 0);
    const places = [0.05, 0.2, 0.4, 0.6, 0.7, 0.95].map(middle);
    assert.deepEqual(
        places,
        [...places].sort((one, other) => one - other),
    );
    assert.ok(places[0] < layout.columns[1].x && places.at(-1) > layout.columns[2].x);
});

test('dots run along the lines that are drawn, between their ends', () => {
    for (const { x, y } of pulses('forward', 0.5)) {
        assert.ok(x >= layout.columns[1].x && x <= layout.columns[2].x);
        assert.ok(y >= layout.top - 20 && y <= layout.bottom + 20);
    }
});

test('there are dots in the forward phase only', () => {
    for (const phase of ['cost', 'weight_nudges:3', 'asks:3', 'update']) assert.deepEqual(pulses(phase, 0.5), []);
});

test('the number of dots is limited', () => {
    for (let t = 0; t <= 1; t += 0.05) assert.ok(pulses('forward', t).length <= 260);
});
