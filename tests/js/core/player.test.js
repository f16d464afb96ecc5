import assert from 'node:assert/strict';
import test from 'node:test';

import { listPhases } from '../../../static/core/phases.js';
import { advanced, first, next, previous, SPEEDS, speedName, WHOLE } from '../../../static/core/player.js';

const phases = listPhases(2);
const [forward, cost] = phases;
const last = phases.at(-1);
const at = (phase, t, direction) => ({ phase: phase.id, t, direction });

test('a phase gets on in proportion to the time gone by', () => {
    assert.deepEqual(advanced(at(forward, 0, 1), phases, forward.seconds / 4, 1), at(forward, 0.25, 1));
    assert.deepEqual(advanced(at(forward, 0, 1), phases, forward.seconds / 4, 2), at(forward, 0.5, 1));
});

test('at its end a phase rests, complete', () => {
    assert.deepEqual(advanced(at(forward, 0.9, 1), phases, 60, 1), at(forward, 1, 0));
});

test('a cursor at rest does not move', () => {
    const cursor = at(cost, 0.4, 0);
    assert.equal(advanced(cursor, phases, 60, 1), cursor);
});

test('played back, a phase goes faster than on, and ends where the one before it ended', () => {
    const back = advanced(at(cost, 1, -1), phases, cost.seconds / 10, 1);
    assert.ok(back.t < 0.9 && back.t > 0, `${back.t}`);
    assert.deepEqual(advanced(at(cost, 0.1, -1), phases, 60, 1), at(forward, 1, 0));
});

test('played back, a phase is not over before any time has passed', () => {
    const ended = at(cost, 1, -1);
    assert.deepEqual(advanced(ended, phases, 0, 1), ended);
});

test('played back to the very beginning it rests there', () => {
    assert.deepEqual(advanced(at(forward, 0.1, -1), phases, 60, 1), at(forward, 0, 0));
});

test('each phase is followed by the next one from its beginning, the last by none', () => {
    let cursor = first(phases);
    assert.deepEqual(cursor, at(forward, 0, 1));
    for (const phase of phases.slice(1)) {
        cursor = next(cursor, phases);
        assert.deepEqual(cursor, at(phase, 0, 1));
    }
    assert.equal(next(cursor, phases), null);
});

test('the phase before is shown as it ended', () => {
    assert.deepEqual(previous(at(last, 0.3, 1), phases), at(phases.at(-2), 1, 0));
    assert.deepEqual(previous(at(forward, 0.3, 1), phases), at(forward, 0, 0));
});

test('a step shown whole is at the end of its last phase', () => {
    assert.deepEqual(WHOLE, at(last, 1, 0));
});

test('a cursor from another network is taken to the first phase', () => {
    assert.equal(advanced({ phase: 'asks:9', t: 0, direction: 1 }, phases, 0.1, 1).phase, 'forward');
    assert.deepEqual(next({ phase: 'asks:9', t: 0, direction: 1 }, phases), at(cost, 0, 1));
});

test('the speeds go from one phase at a time to as fast as it goes, each faster than the one before', () => {
    assert.equal(SPEEDS[0].by, 'phases');
    assert.equal(SPEEDS.at(-1).rate, null);
    const rates = SPEEDS.map(({ rate }) => rate ?? Infinity);
    assert.deepEqual(
        rates,
        [...rates].sort((one, other) => one - other),
    );
    assert.equal(new Set(SPEEDS.map(speedName)).size, SPEEDS.length);
    for (const { by, rate } of SPEEDS) assert.equal(by === 'steps', rate !== 0);
});
