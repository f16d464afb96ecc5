import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';

import { signal } from '@preact/signals-core';
import { followView } from '../../../../static/ui/access/view.js';

const CHOSEN = { edges: 'follow', arrows: 'layer', theme: 'light', big: true, still: true };

/** What the system prefers, by the query's name: whether it matches, and what is called when that changes. */
let system;

beforeEach(() => {
    system = { 'forced-colors': { matches: false }, 'prefers-color-scheme': { matches: false } };
    globalThis.matchMedia = (query) => {
        const media = system[Object.keys(system).find((name) => query.includes(name))];
        return Object.assign(media, { addEventListener: (_, onChange) => (media.onChange = onChange) });
    };
    globalThis.document = { documentElement: { dataset: {} } };
});

/** Changes what the system prefers. */
function change(name, matches) {
    system[name].matches = matches;
    system[name].onChange();
}

test('the view is set on the page for its stylesheets, and set again when it changes', () => {
    const view = signal(CHOSEN);
    followView(view);
    assert.deepEqual(document.documentElement.dataset, { theme: 'light', text: 'big', motion: 'reduced' });
    view.value = { ...CHOSEN, theme: 'dark', big: false, still: false };
    assert.deepEqual(document.documentElement.dataset, { theme: 'dark', text: 'normal', motion: 'full' });
});

test('where the system forces its colours the theme is the one that fits them, from the first picture on', () => {
    system['forced-colors'].matches = true;
    const view = signal(CHOSEN);
    followView(view);
    const { dataset } = document.documentElement;
    assert.equal(dataset.theme, 'dark');
    change('prefers-color-scheme', true);
    assert.equal(dataset.theme, 'light');
    view.value = { ...CHOSEN, theme: 'dark' };
    assert.equal(dataset.theme, 'light', 'whatever the person chooses');
    change('forced-colors', false);
    assert.equal(dataset.theme, 'dark');
});
