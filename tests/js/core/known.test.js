import assert from 'node:assert/strict';
import test from 'node:test';

import { ALL_KNOWN, knownAt, knownKey } from '../../../static/core/known.js';
import { listPhases } from '../../../static/core/phases.js';

const DEPTH = 3;
const phases = listPhases(DEPTH);
const known = (phase, t) => knownAt(phases, { phase, t }, DEPTH);

test('going forward, a layer is known once the activity has reached it', () => {
    const half = known('forward', 0.5);
    assert.deepEqual([1, 2, 3].map(half.activation), [true, false, false]);
    assert.deepEqual([1, 2, 3].map(known('forward', 1).activation), [true, true, true]);
    assert.deepEqual([1, 2, 3].map(known('cost', 0).activation), [true, true, true]);
});

test('a nudge is known when its phase has ended: which way will the arrow point?', () => {
    assert.equal(known('output_nudges', 0.9).nudge(3), false);
    assert.equal(known('output_nudges', 1).nudge(3), true);
    assert.equal(known('asks:3', 0.99).nudge(2), false);
    assert.equal(known('asks:3', 1).nudge(2), true);
    assert.equal(known('asks:3', 1).nudge(1), false);
});

test('the result of a phase is known from its end on, and not before', () => {
    const results = [
        ['weight_nudges:2', ({ weightNudge }) => weightNudge(2)],
        ['bias_nudges:2', ({ biasNudge }) => biasNudge(2)],
        ['asks:2', ({ ask }) => ask(2)],
        ['average', ({ gradient }) => gradient],
        ['update', ({ update }) => update],
    ];
    for (const [phase, isKnown] of results) {
        assert.equal(isKnown(known(phase, 0.5)), false, phase);
        assert.equal(isKnown(known(phase, 1)), true, phase);
        assert.equal(isKnown(known('update', 1)), true, phase);
        assert.equal(isKnown(known('forward', 1)), false, phase);
    }
});

test('when a step has ended everything is known, except asks of pixels, which do not exist', () => {
    const atEnd = known('update', 1);
    for (const layer of [1, 2, 3]) {
        for (const name of ['activation', 'nudge', 'weightNudge', 'biasNudge']) {
            assert.equal(atEnd[name](layer), ALL_KNOWN[name](layer), `${name} ${layer}`);
        }
    }
    assert.equal(atEnd.ask(1), false);
    assert.ok(atEnd.gradient && atEnd.update && ALL_KNOWN.gradient && ALL_KNOWN.update);
});

test('two cursors have the same key if and only if the same is known at both', () => {
    const name = (phase, t) => knownKey(known(phase, t), DEPTH);
    assert.equal(name('cost', 0.1), name('cost', 0.9));
    assert.equal(name('forward', 0.4), name('forward', 0.5));
    const moments = ['forward', 'output_nudges', 'asks:3', 'weight_nudges:1', 'average', 'update'].map((phase) =>
        name(phase, 1),
    );
    assert.equal(new Set(moments).size, moments.length);
});
