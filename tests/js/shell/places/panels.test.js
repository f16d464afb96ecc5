import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import { CHAPTERS } from '../../../../static/core/chapters/chapters.js';
import { CHOOSABLE, PANELS, panelName, TOGETHER } from '../../../../static/shell/places/panels.js';
import { SHEETS } from '../../../../static/ui/lazy.js';
import { classesIn, wantedBy, withImports } from '../../support/sheets.js';

test('every panel that a chapter names exists, and every chapter has one', () => {
    for (const { id, panels, isComing } of CHAPTERS) {
        assert.equal(panels.length > 0, !isComing, id);
        for (const name of panels) assert.ok(PANELS[name], `${id} wants the panel ${name}`);
    }
});

test('Lab has every panel of the chapters', () => {
    const inChapters = new Set(CHAPTERS.flatMap(({ panels }) => panels));
    inChapters.delete('charts'); // Lab always shows them
    const inLab = CHOOSABLE.flatMap((id) => [id, ...(TOGETHER[id] ?? [])]);
    for (const name of inChapters) assert.ok(inLab.includes(name), name);
});

test('every panel has a name of its own', () => {
    const names = Object.keys(PANELS).map(panelName);
    assert.equal(new Set(names).size, names.length);
});

const SOURCE = readFileSync(new URL('../../../../static/shell/places/panels.js', import.meta.url), 'utf8');
const OURS = SHEETS.filter((name) => name !== 'uplot');

test('a panel loads every stylesheet with rules for its classes', () => {
    for (const [id, { sheets }] of Object.entries(PANELS)) {
        const [, file] = SOURCE.match(new RegExp(`^    '?${id}'?: [^]*?import\\('../../(features/[\\w/-]+.js)'`, 'm'));
        const classes = classesIn(withImports(file));
        const needed = OURS.filter((name) =>
            wantedBy(name).some((wanted) => wanted.every((each) => classes.has(each))),
        );
        assert.deepEqual(
            needed.filter((name) => !sheets.includes(name)),
            [],
            id,
        );
    }
});

test('the page without panels needs only its own stylesheets', () => {
    const classes = classesIn(withImports('main.js'));
    const needed = OURS.filter((name) => wantedBy(name).some((wanted) => wanted.every((each) => classes.has(each))));
    assert.deepEqual(needed, []);
});
