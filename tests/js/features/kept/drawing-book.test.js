import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';

import { changeBook, MOST, readBook } from '../../../../static/features/kept/drawing-book.js';

let kept;

beforeEach(() => {
    kept = new Map();
    globalThis.localStorage = {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => kept.set(key, value),
    };
});

const drawing = (number, label = 3) => ({ image: Buffer.alloc(784, number).toString('base64'), label });

test('what was kept is there again', () => {
    assert.deepEqual(readBook(), []);
    const { book, isKept } = changeBook((before) => [...before, drawing(1)]);
    assert.deepEqual([book, isKept], [[drawing(1)], true]);
    assert.deepEqual(readBook(), [drawing(1)]);
});

test('what another tab has kept meanwhile stays', () => {
    changeBook(() => [drawing(1)]);
    kept.set('nudge.drawings', JSON.stringify([drawing(1), drawing(2)]));
    assert.deepEqual(changeBook((before) => [...before, drawing(3)]).book.length, 3);
});

test('where there are too many the newest are not taken, and it says so', () => {
    const many = Array.from({ length: MOST + 2 }, (_, i) => ({ ...drawing(i % 256), label: i % 10 }));
    assert.equal(changeBook(() => many.slice(0, MOST)).isKept, true);
    assert.equal(changeBook(() => many).isKept, false);
    assert.deepEqual(readBook(), many.slice(0, MOST));
});

test('what something else has left in our place, and what is no drawing, is not read', () => {
    for (const text of ['{', 'null', '7', '{"a":1}', '[1, null, {"image": "AAAA", "label": 3}]']) {
        kept.set('nudge.drawings', text);
        assert.deepEqual(readBook(), [], text);
    }
    kept.set('nudge.drawings', JSON.stringify([drawing(1, 10), drawing(1, '3'), { image: 5, label: 1 }, drawing(2)]));
    assert.deepEqual(readBook(), [drawing(2)]);
});

test('where there is no room nothing is lost of what was there, and it is told', () => {
    changeBook(() => [drawing(1)]);
    globalThis.localStorage.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
    };
    const { book, isKept } = changeBook((before) => [...before, drawing(2)]);
    assert.deepEqual([book, isKept], [[drawing(1)], false]);
});
