import assert from 'node:assert/strict';
import test from 'node:test';

import { moved, toPenAriaText } from '../../../../static/features/draw/pad-keys.js';
import { pointerPen, toPenPoint } from '../../../../static/features/draw/pad-pointer.js';

const BOX = { left: 100, top: 50, width: 200, height: 200 };

/** A pad that records its actions; `allowed`: whether drawing is. Events are 10 ms apart unless they have a time. */
function sheet(allowed = true) {
    const done = [];
    let time = 0;
    const handlers = pointerPen({
        penDown: (...place) => done.push(['down', ...place]) > 0 && allowed,
        penOn: (places) => void done.push(['on', ...places]),
        penUp: () => void done.push(['up']),
    });
    const element = { getBoundingClientRect: () => BOX, setPointerCapture: (id) => done.push(['captured', id]) };
    const event = (pointerId, x, y, more = {}) => ({
        ...{ pointerId, clientX: x, clientY: y, button: 0, pressure: 0.5, pointerType: 'mouse' },
        ...{ timeStamp: (time += 10), currentTarget: element, ...more },
    });
    return { handlers, event, done };
}

test('a pointer draws from where it comes down to where it leaves, and is captured meanwhile', () => {
    const { handlers, event, done } = sheet();
    handlers.onPointerMove(event(1, 150, 100));
    handlers.onPointerDown(event(1, 200, 150));
    handlers.onPointerMove(event(1, 250, 150));
    handlers.onPointerUp(event(1, 250, 150));
    handlers.onLostPointerCapture(event(1, 250, 150));
    handlers.onPointerMove(event(1, 260, 150));
    assert.deepEqual(done, [['down', 0.5, 0.5, 0.5], ['captured', 1], ['on', [0.75, 0.5, 0.5]], ['up']]);
});

test('every place that the browser has gathered since the last event counts', () => {
    const { handlers, event, done } = sheet();
    handlers.onPointerDown(event(1, 100, 50));
    const gathered = [event(1, 120, 50), event(1, 140, 50), event(1, 160, 50)];
    handlers.onPointerMove(event(1, 160, 50, { getCoalescedEvents: () => gathered }));
    assert.deepEqual(done.at(-1), ['on', [0.1, 0, 0.5], [0.2, 0, 0.5], [0.3, 0, 0.5]]);
});

test('a place is drawn as soon as it is known, and not again with the frame; places less than 8 ms apart wait', () => {
    const { handlers, event, done } = sheet();
    handlers.onPointerDown(event(1, 100, 50, { timeStamp: 0 }));
    const raw = [
        [9, 120],
        [10, 140],
        [11, 160],
        [18, 180],
        [19, 200],
    ].map(([timeStamp, x]) => event(1, x, 50, { timeStamp }));
    for (const each of raw) handlers.onpointerrawupdate(each);
    const frame = event(1, 220, 50, { timeStamp: 20 });
    handlers.onPointerMove({ ...frame, getCoalescedEvents: () => [...raw, frame] });
    const drawn = done.filter(([what]) => what === 'on').map(([, ...places]) => places.map(([x]) => x));
    assert.deepEqual(drawn, [[0.1], [0.2, 0.3, 0.4], [0.5, 0.6]]);
});

test('places that wait when the pointer leaves are drawn first', () => {
    const { handlers, event, done } = sheet();
    handlers.onPointerDown(event(1, 100, 50, { timeStamp: 0 }));
    handlers.onpointerrawupdate(event(1, 120, 50, { timeStamp: 1 }));
    handlers.onPointerUp(event(1, 120, 50, { timeStamp: 2 }));
    assert.deepEqual(done.slice(-2), [['on', [0.1, 0, 0.5]], ['up']]);
});

test('a second finger, and any but the first button, draws nothing', () => {
    const { handlers, event, done } = sheet();
    handlers.onPointerDown(event(1, 200, 150, { button: 2 }));
    assert.deepEqual(done, []);
    handlers.onPointerDown(event(1, 200, 150));
    handlers.onPointerDown(event(2, 110, 60));
    handlers.onPointerMove(event(2, 120, 60));
    handlers.onPointerUp(event(2, 120, 60));
    assert.deepEqual(
        done.map(([what]) => what),
        ['down', 'captured'],
    );
    handlers.onPointerCancel(event(1, 200, 150));
    assert.deepEqual(done.at(-1), ['up']);
});

test('where drawing is not allowed no pointer is captured', () => {
    const { handlers, event, done } = sheet(false);
    handlers.onPointerDown(event(1, 200, 150));
    handlers.onPointerMove(event(1, 210, 150));
    assert.deepEqual(
        done.map(([what]) => what),
        ['down'],
    );
});

test('only the pressure of a pen counts', () => {
    const pressure = (pointerType, force) =>
        toPenPoint({ clientX: 0, clientY: 0, pressure: force, pointerType }, BOX)[2];
    assert.equal(pressure('pen', 0.8), 0.8);
    assert.equal(pressure('pen', 0), 0.5);
    assert.equal(pressure('touch', 1), 0.5);
    assert.equal(pressure('mouse', 0.5), 0.5);
});

test("the keyboard's pen stays on the pad, and its place is text for screen readers", () => {
    const corner = moved({ x: 0.98, y: 0.02, isDown: true }, 0.05, -0.05);
    assert.deepEqual(corner, { x: 1, y: 0, isDown: true });
    assert.equal(toPenAriaText(corner), 'Pen down, 100 across, 0 down.');
    assert.equal(toPenAriaText({ x: 0.5, y: 0.25, isDown: false }), 'Pen up, 50 across, 25 down.');
});
