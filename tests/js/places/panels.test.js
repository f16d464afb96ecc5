import assert from 'node:assert/strict';
import test from 'node:test';

import { CHOOSABLE, PANELS, TOGETHER } from '../../../static/js/places/panels.js';
import { CHAPTERS } from '../../../static/js/state/chapters.js';

test('every panel that a chapter names is there, and every chapter has one', () => {
    for (const { id, panels, isComing } of CHAPTERS) {
        assert.equal(panels.length > 0, !isComing, id);
        for (const name of panels) assert.ok(PANELS[name], `${id} wants the panel ${name}`);
    }
});

test('a chapter has no panel that Lab has not', () => {
    const inChapters = new Set(CHAPTERS.flatMap(({ panels }) => panels));
    inChapters.delete('charts'); // which are always there
    const inLab = CHOOSABLE.flatMap((id) => [id, ...(TOGETHER[id] ?? [])]);
    for (const name of inChapters) assert.ok(inLab.includes(name), name);
});

test('every panel has a name of its own', () => {
    const names = Object.values(PANELS).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
});
