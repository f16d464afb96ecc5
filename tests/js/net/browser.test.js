import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';

import { findToken, readDrawing, readView, saveDrawing, saveToken, saveView } from '../../../static/net/browser.js';

let saved;
let preferred;

beforeEach(() => {
    saved = new Map();
    preferred = [];
    globalThis.localStorage = {
        getItem: (key) => saved.get(key) ?? null,
        setItem: (key, value) => saved.set(key, value),
    };
    globalThis.matchMedia = (query) => ({ matches: preferred.some((each) => query.includes(each)) });
    globalThis.document = { documentElement: { dataset: {} } };
});

function forbidStorage() {
    const forbid = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    globalThis.localStorage = { getItem: forbid, setItem: forbid };
}

test('without a saved view everything is as the system prefers it', () => {
    assert.deepEqual(readView(), { edges: 'follow', arrows: 'layer', theme: 'dark', big: false, still: false });
    preferred = ['color-scheme: light', 'reduced-motion: reduce'];
    assert.deepEqual(readView(), { edges: 'follow', arrows: 'layer', theme: 'light', big: false, still: true });
});

test('a saved view is read back, whatever the system prefers', () => {
    saveView({ edges: 'update', arrows: 'all', theme: 'dark', big: true, still: false });
    preferred = ['color-scheme: light', 'reduced-motion: reduce'];
    const { theme, big, still } = readView();
    assert.deepEqual({ theme, big, still }, { theme: 'dark', big: true, still: false });
});

test('the view is set on the page for its stylesheets', () => {
    saveView({ edges: 'follow', arrows: 'layer', theme: 'light', big: true, still: true });
    assert.deepEqual(document.documentElement.dataset, { theme: 'light', text: 'big', motion: 'reduced' });
});

test('where storage is forbidden everything else still works', () => {
    forbidStorage();
    assert.equal(readView().theme, 'dark');
    saveView(readView());
    saveToken('ABC234', 'secret');
    assert.equal(findToken('ABC234'), null);
});

test('a saved text that is no view does no harm', () => {
    for (const text of ['{', 'null', '[]', '7', '"dark"']) {
        saved.set('nudge.view', text);
        assert.equal(readView().theme, 'dark', text);
    }
});

test('every room has its own token', () => {
    saveToken('ABC234', 'one');
    saveToken('XYZ789', 'two');
    assert.deepEqual([findToken('ABC234'), findToken('XYZ789'), findToken('NONE22')], ['one', 'two', null]);
});

test('the drawing is saved for this tab only', () => {
    const tabStorage = new Map();
    globalThis.sessionStorage = {
        getItem: (key) => tabStorage.get(key) ?? null,
        setItem: (key, value) => tabStorage.set(key, value),
    };
    saveDrawing('a ring');
    assert.equal(readDrawing(), 'a ring');
    assert.equal(saved.size, 0);
    globalThis.sessionStorage = undefined;
    saveDrawing('another');
    assert.equal(readDrawing(), null);
});
