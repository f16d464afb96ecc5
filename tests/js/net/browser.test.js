import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';

import { findToken, keepDrawing, keepToken, readDrawing, readView, rememberView } from '../../../static/net/browser.js';

let kept;
let preferred;

beforeEach(() => {
    kept = new Map();
    preferred = [];
    globalThis.localStorage = {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => kept.set(key, value),
    };
    globalThis.matchMedia = (query) => ({ matches: preferred.some((each) => query.includes(each)) });
    globalThis.document = { documentElement: { dataset: {} } };
});

function forbidStorage() {
    const refuse = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    globalThis.localStorage = { getItem: refuse, setItem: refuse };
}

test('at first everything is as the system prefers it', () => {
    assert.deepEqual(readView(), { edges: 'follow', arrows: 'layer', theme: 'dark', big: false, still: false });
    preferred = ['color-scheme: light', 'reduced-motion: reduce'];
    assert.deepEqual(readView(), { edges: 'follow', arrows: 'layer', theme: 'light', big: false, still: true });
});

test('then it is as it was left, whatever the system prefers', () => {
    rememberView({ edges: 'update', arrows: 'all', theme: 'dark', big: true, still: false });
    preferred = ['color-scheme: light', 'reduced-motion: reduce'];
    const { theme, big, still } = readView();
    assert.deepEqual({ theme, big, still }, { theme: 'dark', big: true, still: false });
});

test('the page is told how it is to look', () => {
    rememberView({ edges: 'follow', arrows: 'layer', theme: 'light', big: true, still: true });
    assert.deepEqual(document.documentElement.dataset, { theme: 'light', text: 'big', motion: 'reduced' });
});

test('where nothing may be kept everything else still works', () => {
    forbidStorage();
    assert.equal(readView().theme, 'dark');
    rememberView(readView());
    keepToken('ABC234', 'secret');
    assert.equal(findToken('ABC234'), null);
});

test('what something else has left in our place does no harm', () => {
    for (const text of ['{', 'null', '[]', '7', '"dark"']) {
        kept.set('nudge.view', text);
        assert.equal(readView().theme, 'dark', text);
    }
});

test('every room has its own token', () => {
    keepToken('ABC234', 'one');
    keepToken('XYZ789', 'two');
    assert.deepEqual([findToken('ABC234'), findToken('XYZ789'), findToken('NONE22')], ['one', 'two', null]);
});

test('the drawing is kept for this tab, apart from what is kept for all of them', () => {
    const ofTab = new Map();
    globalThis.sessionStorage = {
        getItem: (key) => ofTab.get(key) ?? null,
        setItem: (key, value) => ofTab.set(key, value),
    };
    keepDrawing('a ring');
    assert.equal(readDrawing(), 'a ring');
    assert.equal(kept.size, 0);
    globalThis.sessionStorage = undefined;
    keepDrawing('another');
    assert.equal(readDrawing(), null);
});
