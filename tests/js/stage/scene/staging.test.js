import assert from 'node:assert/strict';
import test from 'node:test';
import { listPhases } from '../../../../static/core/phases.js';
import { ASKS_FLY } from '../../../../static/stage/scene/staging.js';
import { goldenRecord } from '../../support/records.js';
import { toStaging } from '../../support/scenes.js';

const record = goldenRecord('step-2');
const at = (phase, t, options) => toStaging(record, phase, t, options);
const layers = [1, 2, 3];

test('activations are computed layer by layer in the forward phase, and stay computed', () => {
    assert.deepEqual(
        [0, 0.5, 1].map((t) => at('forward', t).computedUpTo),
        [0, 1.5, 3],
    );
    for (const { id } of listPhases(3).slice(1)) assert.equal(at(id, 0).computedUpTo, 3);
});

test('no nudge is shown before its phase, all of them after theirs', () => {
    const comes = { 3: 'output_nudges', 2: 'asks:3', 1: 'asks:2' };
    const ids = listPhases(3).map(({ id }) => id);
    for (const layer of layers) {
        const place = ids.indexOf(comes[layer]);
        for (const id of ids.slice(0, place)) assert.equal(at(id, 1).nudgeShown(layer), 0, `${id} ${layer}`);
        assert.equal(at(comes[layer], 0).nudgeShown(layer), 0);
        assert.equal(at(comes[layer], 1).nudgeShown(layer), 1);
        for (const id of ids.slice(place + 1)) assert.equal(at(id, 0).nudgeShown(layer), 1, `${id} ${layer}`);
    }
});

test('an arrow grows only when the asks have arrived', () => {
    assert.equal(at('asks:3', ASKS_FLY).nudgeShown(2), 0);
    assert.ok(at('asks:3', (1 + ASKS_FLY) / 2).nudgeShown(2) > 0);
});

test('the lines show what the phase is about', () => {
    const quantities = (phase, t = 1) => layers.map(at(phase, t).quantity);
    const flows = 'contributions';
    assert.deepEqual(quantities('forward'), [flows, flows, flows]);
    assert.deepEqual(quantities('output_nudges'), [flows, flows, flows]);
    assert.deepEqual(quantities('weight_nudges:3'), [flows, flows, 'weight_nudges']);
    assert.deepEqual(quantities('asks:3'), [flows, flows, 'asks']);
    assert.deepEqual(quantities('weight_nudges:1'), ['weight_nudges', 'weight_nudges', 'weight_nudges']);
    assert.deepEqual(quantities('average'), ['gradient', 'gradient', 'gradient']);
    assert.deepEqual(quantities('update', 0.1), ['update', 'update', 'update']);
});

test('a chosen quantity is shown once it is computed; until then the lines show that of the phase', () => {
    for (const edges of ['gradient', 'update']) {
        for (const layer of layers) assert.notEqual(at('asks:2', 0.5, { edges }).quantity(layer), edges);
    }
    for (const id of ['average', 'update']) {
        const { quantity, growing } = at(id, 0.5, { edges: 'gradient' });
        for (const layer of layers) {
            assert.equal(quantity(layer), 'gradient');
            assert.equal(growing(layer).t, 1);
        }
    }
});

test('the layer that a phase is about has the highest emphasis', () => {
    for (const phase of ['weight_nudges:2', 'asks:2']) {
        const { emphasis } = at(phase, 0.5);
        assert.ok(emphasis(2) > emphasis(1) && emphasis(2) > emphasis(3), phase);
    }
});

test('forward, lines grow out of the layer before; backward, weight nudges come from their neurons', () => {
    const forward = at('forward', 0.1).growing(1);
    assert.ok(!forward.isBackward && forward.t > 0 && forward.t < 1);
    for (const phase of ['weight_nudges:2', 'asks:2']) {
        const back = at(phase, 0.3).growing(2);
        assert.ok(back.isBackward && back.t > 0 && back.t < 1, phase);
        assert.equal(at(phase, 1).growing(2).t, 1);
    }
});

test('with reduced motion every phase is shown as it ends', () => {
    for (const { id } of listPhases(3)) {
        const [still, ended] = [at(id, 0.1, { still: true }), at(id, 1)];
        assert.equal(still.t, 1);
        assert.equal(still.computedUpTo, ended.computedUpTo);
        for (const layer of layers) {
            assert.equal(still.nudgeShown(layer), ended.nudgeShown(layer));
            assert.equal(still.quantity(layer), ended.quantity(layer));
            assert.equal(still.growing(layer).t, 1);
        }
    }
});
