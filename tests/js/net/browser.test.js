import assert from 'node:assert/strict';
import test, { afterEach, beforeEach } from 'node:test';

let saved;
let preferred;
let page;
let loads = 0;

/** Loads the page anew: what it remembers is gone, what the browser stores is there. */
async function reload() {
    loads += 1;
    page = await import(`../../../static/net/browser.js?load=${loads}`);
}

const storageOf = (texts) => ({
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => texts.set(key, value),
    removeItem: (key) => texts.delete(key),
});

beforeEach(async () => {
    saved = new Map();
    preferred = [];
    globalThis.localStorage = storageOf(saved);
    globalThis.sessionStorage = storageOf(new Map());
    globalThis.history = {
        state: null,
        replaceState(state, _, address = null) {
            history.state = structuredClone(state);
            if (address !== null) Object.assign(location, toLocation(address));
        },
    };
    globalThis.location = toLocation('/');
    globalThis.addEventListener = () => {};
    await reload();
    globalThis.matchMedia = (query) => ({ matches: preferred.some((each) => query.includes(each)) });
});

function toLocation(address) {
    const { pathname, search, hash } = new URL(address, 'http://here');
    return { pathname, search, hash };
}

const refuse = (name) => () => {
    throw new DOMException('refused', name);
};

/** The ways in which a browser stores nothing. */
const REFUSALS = {
    'access throws': () => {
        for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(globalThis, name, { configurable: true, get: refuse('SecurityError') });
    },
    'there is none': () => {
        globalThis.localStorage = globalThis.sessionStorage = null;
    },
    'it is full': () => {
        const full = { getItem: () => null, setItem: refuse('QuotaExceededError') };
        globalThis.localStorage = globalThis.sessionStorage = full;
    },
};

afterEach(() => {
    delete globalThis.localStorage;
    delete globalThis.sessionStorage;
});

test('without a saved view everything is as the system prefers it', () => {
    assert.deepEqual(page.readView(), { edges: 'follow', arrows: null, theme: 'dark', big: false, still: false });
    preferred = ['color-scheme: light', 'reduced-motion: reduce'];
    assert.deepEqual(page.readView(), { edges: 'follow', arrows: null, theme: 'light', big: false, still: true });
});

test('a saved view is read back, whatever the system prefers', () => {
    page.saveView({ edges: 'update', arrows: 'all', theme: 'dark', big: true, still: false });
    preferred = ['color-scheme: light', 'reduced-motion: reduce'];
    const { theme, big, still } = page.readView();
    assert.deepEqual({ theme, big, still }, { theme: 'dark', big: true, still: false });
});

for (const [name, refuseStorage] of Object.entries(REFUSALS)) {
    test(`where the browser stores nothing (${name}), page and tab still remember it`, async () => {
        refuseStorage();
        assert.equal(page.readView().theme, 'dark');
        assert.equal(page.saveView({ ...page.readView(), theme: 'light', big: true }), false);
        assert.equal(page.saveToken('ABC234', 'secret'), false);
        assert.equal(page.saveDrawing('a ring'), false);
        const check = () => {
            assert.equal(page.findToken('ABC234'), 'secret');
            assert.equal(page.readDrawing(), 'a ring');
            const { theme, big } = page.readView();
            assert.deepEqual({ theme, big }, { theme: 'light', big: true });
        };
        check();
        await reload();
        check();
        assert.equal(page.findToken('XYZ789'), null);
    });
}

test('what was stored before the storage was full does not come back with a reload', async () => {
    const drawings = new Map();
    globalThis.sessionStorage = storageOf(drawings);
    page.saveView({ ...page.readView(), theme: 'dark' });
    page.saveDrawing('a ring');
    for (const storage of [localStorage, sessionStorage]) storage.setItem = refuse('QuotaExceededError');
    assert.equal(page.saveView({ ...page.readView(), theme: 'light' }), false);
    assert.equal(page.saveDrawing('a ring and a bar'), false);
    await reload();
    assert.equal(page.readView().theme, 'light');
    assert.equal(page.readDrawing(), 'a ring and a bar');
});

test('where the browser stores it, nothing goes into the history', () => {
    assert.equal(page.saveToken('ABC234', 'secret'), true);
    assert.equal(history.state, null);
});

test('what the history has of others stays there', () => {
    REFUSALS['there is none']();
    history.state = { other: 1 };
    page.saveToken('ABC234', 'secret');
    assert.equal(history.state.other, 1);
});

test('a token that the browser clears while the page is open is still known', () => {
    page.saveToken('ABC234', 'secret');
    saved.clear();
    assert.equal(page.findToken('ABC234'), 'secret');
});

test('a history that refuses does no harm', () => {
    REFUSALS['access throws']();
    history.replaceState = refuse('SecurityError');
    assert.equal(page.saveToken('ABC234', 'secret'), false);
    assert.equal(page.findToken('ABC234'), 'secret');
});

test('the token of an address is taken out of it, and nothing else', () => {
    Object.assign(location, toLocation(page.toDrivingAddress('/r/ABC234/lab?view=flat', 'se-cr_et')));
    assert.equal(page.takeTokenFromAddress(), 'se-cr_et');
    assert.deepEqual({ ...location }, { pathname: '/r/ABC234/lab', search: '?view=flat', hash: '' });
    assert.equal(page.takeTokenFromAddress(), null);
});

test('a saved text that is no view does no harm', () => {
    for (const text of ['{', 'null', '[]', '7', '"dark"']) {
        saved.set('nudge.view', text);
        assert.equal(page.readView().theme, 'dark', text);
    }
});

test('every room has its own token', () => {
    page.saveToken('ABC234', 'one');
    page.saveToken('XYZ789', 'two');
    assert.deepEqual(
        [page.findToken('ABC234'), page.findToken('XYZ789'), page.findToken('NONE22')],
        ['one', 'two', null],
    );
});

test('the drawing is saved for this tab only', () => {
    page.saveDrawing('a ring');
    assert.equal(page.readDrawing(), 'a ring');
    assert.equal(sessionStorage.getItem('nudge.drawing'), 'a ring');
    assert.equal(saved.size, 0);
});
