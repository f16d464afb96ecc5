import assert from 'node:assert/strict';
import test from 'node:test';

import { groupUp, indexOfPhase, listPhases } from '../../../static/core/phases.js';
import { say } from '../../../static/text/say.js';

test('a step goes forward, then back layer by layer, then averages and updates', () => {
    assert.deepEqual(
        listPhases(3).map(({ id }) => id),
        [
            'forward',
            'cost',
            'output_nudges',
            'weight_nudges:3',
            'bias_nudges:3',
            'asks:3',
            'weight_nudges:2',
            'bias_nudges:2',
            'asks:2',
            'weight_nudges:1',
            'bias_nudges:1',
            'average',
            'update',
        ],
    );
});

test('nothing is asked of pixels, however deep the network', () => {
    for (let depth = 1; depth <= 9; depth++) {
        const ids = listPhases(depth).map(({ id }) => id);
        assert.ok(!ids.includes('asks:1'));
        assert.equal(ids.filter((id) => id.startsWith('asks')).length, depth - 1);
        assert.equal(new Set(ids).size, ids.length);
    }
});

test('every phase knows its layer and takes its time', () => {
    for (const { id, kind, layer, seconds } of listPhases(4)) {
        assert.equal(id, layer === null ? kind : `${kind}:${layer}`);
        assert.ok(seconds > 0.3 && seconds < 10, id);
    }
});

test('the phase track has one segment for what belongs together, the same phases in the same order', () => {
    const groups = groupUp(2);
    assert.deepEqual(
        groups.map(({ phases }) => phases.length),
        [1, 1, 1, 3, 2, 1, 1],
    );
    assert.deepEqual(
        groups.flatMap(({ phases }) => phases),
        listPhases(2),
    );
    assert.equal(new Set(groups.map(({ text, layer }) => say(text, { layer: layer ?? 0 }))).size, groups.length);
});

test('a phase of another network counts as the first', () => {
    const phases = listPhases(2);
    assert.equal(indexOfPhase(phases, 'asks:2'), 5);
    assert.equal(indexOfPhase(phases, 'asks:7'), 0);
});
