import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';

import { changeBrowserDrawings, MOST, readBrowserDrawings } from '../../../../static/features/kept/browser-drawings.js';

let stored;

beforeEach(() => {
    stored = new Map();
    globalThis.localStorage = {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => stored.set(key, value),
    };
});

const drawing = (number, label = 3) => ({ image: Buffer.alloc(784, number).toString('base64'), label });

test('saved drawings can be read again', () => {
    assert.deepEqual(readBrowserDrawings(), []);
    const { saved, isSaved } = changeBrowserDrawings((before) => [...before, drawing(1)]);
    assert.deepEqual([saved, isSaved], [[drawing(1)], true]);
    assert.deepEqual(readBrowserDrawings(), [drawing(1)]);
});

test('drawings that another tab has saved meanwhile stay', () => {
    changeBrowserDrawings(() => [drawing(1)]);
    stored.set('nudge.drawings', JSON.stringify([drawing(1), drawing(2)]));
    assert.deepEqual(changeBrowserDrawings((before) => [...before, drawing(3)]).saved.length, 3);
});

test('where there are too many, the newest are not saved and isSaved is false', () => {
    const many = Array.from({ length: MOST + 2 }, (_, i) => ({ ...drawing(i % 256), label: i % 10 }));
    assert.equal(changeBrowserDrawings(() => many.slice(0, MOST)).isSaved, true);
    assert.equal(changeBrowserDrawings(() => many).isSaved, false);
    assert.deepEqual(readBrowserDrawings(), many.slice(0, MOST));
});

test('texts of other software and invalid drawings are not read', () => {
    for (const text of ['{', 'null', '7', '{"a":1}', '[1, null, {"image": "AAAA", "label": 3}]']) {
        stored.set('nudge.drawings', text);
        assert.deepEqual(readBrowserDrawings(), [], text);
    }
    stored.set('nudge.drawings', JSON.stringify([drawing(1, 10), drawing(1, '3'), { image: 5, label: 1 }, drawing(2)]));
    assert.deepEqual(readBrowserDrawings(), [drawing(2)]);
});

test('where the storage is full the saved drawings stay, and isSaved is false', () => {
    changeBrowserDrawings(() => [drawing(1)]);
    globalThis.localStorage.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
    };
    const { saved, isSaved } = changeBrowserDrawings((before) => [...before, drawing(2)]);
    assert.deepEqual([saved, isSaved], [[drawing(1)], false]);
});
