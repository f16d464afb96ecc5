import assert from 'node:assert/strict';
import test from 'node:test';

import { paintPad } from '../../../../../static/features/draw/draw/pad.js';

const PALETTE = { brightRgb: [255, 255, 255], darkRgb: [0, 0, 0], attention: '#ffd866' };

/** A canvas of 100 pixels that records the calls of its context. */
function sheet(what) {
    const done = [];
    const note =
        (name) =>
        (...numbers) =>
            void done.push([name, ...numbers.map((each) => Math.round(100 * each) / 100)]);
    const context = Object.fromEntries(
        ['clearRect', 'beginPath', 'moveTo', 'lineTo', 'arc'].map((name) => [name, note(name)]),
    );
    context.stroke = () => void done.push(['stroke', Math.round(100 * context.lineWidth) / 100]);
    context.fill = () => void done.push(['fill']);
    const canvas = { width: 0, height: 0, getContext: () => context };
    paintPad(canvas, 100, { lines: [], width: 0.1, under: null, pen: null, ...what }, PALETTE);
    return { canvas, done, calls: (name) => done.filter(([each]) => each === name).map(([, ...numbers]) => numbers) };
}

test("a line of one pressure is one path through all its points, of the width of a mouse's", () => {
    const { calls, canvas } = sheet({
        lines: [
            [
                [0.1, 0.2, 0.5],
                [0.5, 0.2, 0.5],
                [0.5, 0.9, 0.5],
            ],
        ],
    });
    assert.deepEqual([canvas.width, canvas.height], [100, 100]);
    assert.deepEqual(calls('moveTo'), [[10, 20]]);
    assert.deepEqual(calls('lineTo'), [
        [50, 20],
        [50, 90],
    ]);
    assert.deepEqual(calls('stroke'), [[10]]);
});

test('more pressure draws a wider line, without a gap where the pressure changes', () => {
    const { calls } = sheet({
        lines: [
            [
                [0.1, 0.5, 0],
                [0.2, 0.5, 1],
                [0.3, 0.5, 1],
            ],
        ],
    });
    assert.deepEqual(calls('stroke'), [[8], [12]]);
    assert.deepEqual(calls('moveTo'), [
        [10, 50],
        [20, 50],
    ]);
});

test('a dot is a dot as wide as the pen', () => {
    assert.deepEqual(
        sheet({ lines: [[[0.7, 0.3, 0.5]]] })
            .calls('arc')[0]
            .slice(0, 3),
        [70, 30, 5],
    );
});

test("the keyboard's pen is a ring, filled while it is down", () => {
    assert.equal(sheet({ pen: { x: 0.5, y: 0.5, isDown: false } }).calls('fill').length, 0);
    assert.equal(sheet({ pen: { x: 0.5, y: 0.5, isDown: true } }).calls('fill').length, 1);
});
