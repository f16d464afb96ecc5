import assert from 'node:assert/strict';
import test from 'node:test';

import { signal } from '@preact/signals-core';
import { createShow } from '../../../static/stage/show.js';
import { page } from '../support/rooms.js';

/** Frames that the test runs itself. */
function manualFrames() {
    const queue = new Map();
    let last = 0;
    return {
        request: (frame) => queue.set(++last, frame) && last,
        cancel: (id) => void queue.delete(id),
        waiting: () => queue.size,
        run(now) {
            const due = [...queue.values()];
            queue.clear();
            for (const frame of due) frame(now);
        },
    };
}

/** A stage without size, so that nothing is painted, and a clock whose ticks are `tick`. */
function attached(t, tick) {
    const frames = manualFrames();
    const canvas = () => ({ getContext: () => ({ createImageData: () => ({}) }) });
    Object.assign(globalThis, {
        requestAnimationFrame: frames.request,
        cancelAnimationFrame: frames.cancel,
        getComputedStyle: () => ({ getPropertyValue: () => '#000000' }),
        ResizeObserver: class {
            observe() {}
            disconnect() {}
        },
        document: { createElement: canvas, fonts: { addEventListener() {}, removeEventListener() {} } },
    });
    const parentElement = { querySelector: () => null };
    const timePasses = signal(true);
    const { attach } = createShow(page().store, { tick, timePasses });
    t.after(attach({ ...canvas(), parentElement }));
    return { frames, timePasses };
}

test('an error in one frame does not stop the clock', (t) => {
    const ticks = [];
    const { frames } = attached(t, (seconds) => {
        ticks.push(seconds);
        if (ticks.length === 1) throw new Error('a tick that fails');
    });
    assert.throws(() => frames.run(1000), /a tick that fails/);
    assert.equal(frames.waiting(), 1, 'the next frame has been requested');
    frames.run(1050);
    assert.deepEqual(ticks, [0, 0.05]);
});

test('at rest no frame is requested', (t) => {
    const { frames, timePasses } = attached(t, () => {});
    timePasses.value = false;
    frames.run(1000);
    assert.equal(frames.waiting(), 0);
});
