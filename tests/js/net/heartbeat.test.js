import assert from 'node:assert/strict';
import test from 'node:test';

import { createHeartbeat } from '../../../static/net/heartbeat.js';
import { LIMITS } from '../../../static/protocol.js';

const BEAT = 1000 * LIMITS.heartbeatSeconds;
const EVERY = BEAT / 4;
const start = () => createHeartbeat(BEAT, LIMITS.missedHeartbeats, 0);

/** Looks every quarter of a heartbeat from `from` on, until `found` is found; returns when, and what was found before. */
function until(heartbeat, found, from = 0) {
    const before = [];
    for (let time = from + EVERY; time < from + 100 * BEAT; time += EVERY) {
        const todo = heartbeat.look(time);
        if (todo === found) return { time, before };
        before.push(todo);
    }
    throw new Error(`never ${found}`);
}

test('while something is heard in every heartbeat nothing is asked', () => {
    const heartbeat = start();
    for (let time = EVERY; time < 50 * BEAT; time += EVERY) {
        if (time % BEAT === 0) heartbeat.hear(time);
        assert.equal(heartbeat.look(time), 'wait', `at ${time}`);
    }
});

test('in silence it asks once, and the connection is lost within the silence that the page may keep', () => {
    const heartbeat = start();
    const { time, before } = until(heartbeat, 'lost');
    assert.equal(before.filter((todo) => todo === 'ask').length, 1);
    assert.ok(time <= 1000 * LIMITS.silenceSeconds, `after ${time} ms`);
    assert.ok(time >= LIMITS.missedHeartbeats * BEAT - EVERY, 'not sooner than its beats may be late');
});

test('an answer to the question ends the doubt', () => {
    const heartbeat = start();
    const { time } = until(heartbeat, 'ask');
    heartbeat.hear(time + 1);
    assert.ok(until(heartbeat, 'ask', time).time - time >= 2 * BEAT - EVERY);
});

test('where there is a reason to doubt it asks at once, and does not wait long', () => {
    const heartbeat = start();
    heartbeat.hear(100);
    assert.equal(heartbeat.look(200, true), 'ask');
    const { time } = until(heartbeat, 'lost', 200);
    assert.ok(time - 200 <= 2000, `after ${time - 200} ms`);
});

test('timers that are late in a background tab take nothing for dead while messages come', () => {
    const heartbeat = start();
    for (let minute = 1; minute < 20; minute++) {
        heartbeat.hear(60_000 * minute - 500);
        assert.equal(heartbeat.look(60_000 * minute), 'wait');
    }
});

test('in a background tab a silent server is noticed all the same', () => {
    const heartbeat = start();
    const found = [1, 2, 3].map((minute) => heartbeat.look(60_000 * minute));
    assert.deepEqual(found, ['ask', 'ask', 'lost']);
});

test('after the machine has slept it asks at once, also where it had asked before', () => {
    const awake = start();
    awake.hear(1000);
    assert.equal(awake.look(3_600_000), 'ask');
    awake.hear(3_600_001);
    assert.equal(awake.look(3_600_000 + EVERY), 'wait');
    const asleep = start();
    const { time } = until(asleep, 'ask');
    assert.equal(asleep.look(time + 3_600_000), 'ask', 'the answer may have come and not be read yet');
    assert.ok(until(asleep, 'lost', time + 3_600_000).time - time - 3_600_000 <= BEAT + EVERY);
});

test('a page that was busy for long reads what has come before it decides', () => {
    const heartbeat = start();
    const { time } = until(heartbeat, 'ask');
    assert.equal(heartbeat.look(time + 5 * BEAT), 'ask');
    heartbeat.hear(time + 5 * BEAT + 1);
    assert.equal(heartbeat.look(time + 5 * BEAT + EVERY), 'wait');
});

test('a clock that is set back does not hide the silence', () => {
    const heartbeat = createHeartbeat(BEAT, LIMITS.missedHeartbeats, 10_000_000);
    heartbeat.look(10_000_000 + EVERY);
    assert.ok(until(heartbeat, 'lost', 0).time <= 1000 * LIMITS.silenceSeconds + BEAT);
});
