import assert from 'node:assert/strict';
import test from 'node:test';

import { goldenRecord } from '../../support/records.js';
import { assembleScene } from '../../support/scenes.js';

const record = goldenRecord('step-2');
const pulses = (phase, t, view) => assembleScene(record, phase, t, view).pulses;
const { columns, outputs } = assembleScene(record, 'forward').layout;

test('activity travels left to right, from layer to layer', () => {
    const middle = (t) => pulses(`forward`, t).reduce((sum, { x }, _, { length }) => sum + x / length, 0);
    const places = [0.1, 0.2, 0.45, 0.55, 0.75, 0.9].map(middle);
    assert.deepEqual(
        places,
        [...places].sort((one, other) => one - other),
    );
    assert.ok(places[0] < columns[1].x && places.at(-1) > columns[2].x);
});

test('pulses run along the lines that are drawn, between their ends', () => {
    const seen = pulses('forward', 0.5);
    assert.ok(seen.length > 0);
    for (const { x, y } of seen) {
        assert.ok(x >= columns[1].x && x <= columns[2].x);
        assert.ok(y >= columns[1].ys[0] - 20 && y <= columns[1].ys.at(-1) + 20);
    }
});

test('a pulse is as large as what it carries is strong, and has its sign', () => {
    const seen = pulses('forward', 0.5).sort((one, other) => one.strength - other.strength);
    seen.slice(1).forEach(({ size }, i) => assert.ok(size >= seen[i].size));
    assert.ok(seen.at(-1).size > 2 * seen[0].size);
    assert.deepEqual(new Set(seen.map(({ sign }) => sign)), new Set([-1, 1]));
});

test('forward a tail is left of its pulse, backward it is right of it', () => {
    for (const { x, tailX } of pulses('forward', 0.5)) assert.ok(tailX < x);
    for (const phase of ['weight_nudges:3', 'asks:3']) {
        const seen = pulses(phase, 0.3);
        assert.ok(seen.length > 0, phase);
        for (const { x, tailX } of seen) assert.ok(tailX > x, phase);
    }
});

test('the squares come together in the cost; the wave backward starts there', () => {
    const cost = assembleScene(record, 'cost', 0.75);
    assert.ok(cost.pulses.length > 0);
    for (const { sign, x, y } of cost.pulses) {
        assert.equal(sign, 0);
        assert.ok(x >= outputs.nudgeX - 1 && y > columns[3].ys[0]);
    }
    const height = (t) => pulses('output_nudges', t).reduce((sum, { y }, _, { length }) => sum + y / length, 0);
    assert.ok(height(0.3) > height(0.6), 'up, from the cost to the outputs');
});

test('nothing moves where a phase has ended, and with reduced motion', () => {
    for (const phase of ['forward', 'cost', 'output_nudges', 'asks:3', 'update']) {
        assert.deepEqual(pulses(phase, 1), []);
        assert.deepEqual(pulses(phase, 0.5, { view: { still: true } }), []);
    }
});

test('the number of pulses is limited', () => {
    for (let t = 0; t <= 1; t += 0.05) assert.ok(pulses('forward', t).length <= 280);
});
