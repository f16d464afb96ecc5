import assert from 'node:assert/strict';
import test from 'node:test';

import { plainLayout, rowsLayout } from '../../../../../static/features/deal/model/layout.js';

const AREA = { x: 34, y: 4, width: 820, height: 780 };
const CLOSED = { open: -1, largest: 40, everyMark: 17 };
const even = (count, length) =>
    Array.from({ length: Math.ceil(count / length) }, (_, row) => Math.min(length, count - row * length));

/** Lengths of rows for 4,000 images, and areas from a phone to a projector. */
const DEALS = [
    even(4000, 100),
    even(4000, 1),
    even(4000, 10),
    even(4000, 102),
    even(4000, 1000),
    [4000],
    [...even(800, 100), ...even(3200, 333)],
    [100, ...even(3900, 1)],
];
const AREAS = [AREA, { x: 4, y: 4, width: 740, height: 1240 }, { x: 40, y: 4, width: 700, height: 560 }];

/** The first two places whose boxes overlap; null where none do. */
function firstMeeting({ x, y, sizes }) {
    const order = Array.from(x.keys()).sort((one, other) => y[one] - y[other]);
    for (let i = 0; i < order.length; i++) {
        for (let k = i + 1; k < order.length && y[order[k]] < y[order[i]] + sizes[order[i]]; k++) {
            const [one, other] = [order[i], order[k]];
            if (x[one] < x[other] + sizes[other] && x[other] < x[one] + sizes[one]) return [one, other];
        }
    }
    return null;
}

function isInside({ x, y, sizes }, area) {
    return x.every(
        (left, i) =>
            left >= area.x &&
            y[i] >= area.y &&
            left + sizes[i] <= area.x + area.width &&
            y[i] + sizes[i] <= area.y + area.height,
    );
}

test('with all lengths of rows, all images have room, and none covers another one', () => {
    for (const lengths of DEALS) {
        for (const area of AREAS) {
            for (const open of [-1, 0, lengths.length >> 1, lengths.length - 1]) {
                const layout = rowsLayout(lengths, area, { ...CLOSED, open });
                assert.equal(layout.x.length, 4000);
                assert.ok(layout.size >= 3, `${lengths[0]} in ${area.width}: ${layout.size}`);
                assert.ok(
                    isInside(layout, area),
                    `rows of ${lengths[0]}, ${open} open, stick out of ${area.width} x ${area.height}`,
                );
                assert.equal(firstMeeting(layout), null, `rows of ${lengths[0]}, ${open} open`);
            }
        }
    }
});

test('side by side they are as large as there is room for', () => {
    for (const area of AREAS) {
        const layout = plainLayout(4000, area);
        assert.ok(isInside(layout, area));
        assert.equal(firstMeeting(layout), null);
        const larger = layout.size + 1;
        assert.ok(Math.floor(area.width / larger) * Math.floor(area.height / larger) < 4000);
    }
});

test('forty rows of a hundred are forty lines, and the images of a row touch', () => {
    const { x, y, size } = rowsLayout(even(4000, 100), AREA, CLOSED);
    assert.equal(new Set(y).size, 40);
    for (let place = 1; place < 100; place++) {
        assert.equal(y[place], y[0]);
        assert.equal(x[place], x[place - 1] + size);
    }
    assert.ok(y[100] > y[0] + size, 'there is a gap between rows');
});

test('with twice the device pixels the rows have the same places', () => {
    const twice = { x: 68, y: 8, width: 1640, height: 1560 };
    assert.equal(new Set(rowsLayout(even(4000, 100), twice, CLOSED).y).size, 40);
});

test("the shown step's row is opened, and the other rows stay when the next one is opened", () => {
    const lengths = even(4000, 100);
    const [seventh, eighth] = [6, 7].map((open) => rowsLayout(lengths, AREA, { ...CLOSED, open }));
    assert.ok(seventh.openSize >= 3 * seventh.size);
    for (let place = 600; place < 700; place++) assert.equal(seventh.sizes[place], seventh.openSize);
    for (let row = 0; row < 40; row++) {
        if (row === 6 || row === 7) continue;
        assert.equal(seventh.y[100 * row], eighth.y[100 * row], `row ${row}`);
        assert.equal(seventh.sizes[100 * row], seventh.size);
    }
});

test('no row is opened where rows stand side by side, or where there is no room', () => {
    assert.equal(
        rowsLayout(even(4000, 1), AREA, { ...CLOSED, open: 4 }).openSize,
        rowsLayout(even(4000, 1), AREA, CLOSED).size,
    );
    const full = rowsLayout([4000], AREA, { ...CLOSED, open: 0 });
    assert.equal(full.openSize, full.size);
});

test('a row that is too long for a line has several, of one length', () => {
    const { y } = rowsLayout(even(4000, 100), { x: 4, y: 4, width: 740, height: 1240 }, CLOSED);
    const lines = new Map();
    for (let place = 0; place < 100; place++) lines.set(y[place], (lines.get(y[place]) ?? 0) + 1);
    assert.deepEqual([...lines.values()], [50, 50]);
});

test('rows are numbered as densely as there is room, the open one always', () => {
    const { marks } = rowsLayout(even(4000, 100), AREA, { ...CLOSED, open: 6 });
    assert.equal(marks[0].text, '1');
    assert.ok(marks.some(({ row }) => row === 6));
    const others = marks.filter(({ row }) => row !== 6);
    others.slice(1).forEach(({ y }, i) => assert.ok(y - others[i].y >= CLOSED.everyMark));
    assert.deepEqual(rowsLayout(even(4000, 100), AREA, { ...CLOSED, everyMark: 0 }).marks, []);
});
