import assert from 'node:assert/strict';
import test from 'node:test';
import { traceContours } from '../../../../../static/features/descent/model/contours.js';
import { atRest, shownAt } from '../../../../../static/features/descent/model/glide.js';
import { buildLevels } from '../../../../../static/features/descent/model/levels.js';
import { descentSvg } from '../../../../../static/features/descent/model/picture-svg.js';
import { buildDescent } from '../../../../../static/features/descent/model/scene.js';
import { element, escaped, toHex, toPath, toPlainColour } from '../../../../../static/features/descent/model/svg.js';
import { ASLANT, buildCamera } from '../../../../../static/features/landscape/model/camera.js';
import { findHeights } from '../../../../../static/features/landscape/model/heights.js';
import { buildLandscape } from '../../../../../static/features/landscape/model/landscape.js';
import { buildOverlay } from '../../../../../static/features/landscape/model/overlay.js';
import { buildRelief } from '../../../../../static/features/landscape/model/relief.js';
import { landscapeSvg } from '../../../../../static/features/landscape/model/svg.js';
import { BOUNDS, bowl, buildPaths, buildSurface, raceState } from '../../../support/races.js';

const frame = { width: 760, height: 700, left: 90, top: 12, side: 600, em: 17 };
const race = raceState();
const surface = buildSurface(bowl);
const levels = buildLevels(surface.cost);
const scene = buildDescent({
    race,
    shown: shownAt(atRest(buildPaths()), 0),
    steps: [3, 1],
    surface,
    levels,
    frame,
    depth: 3,
    pointed: null,
    visited: null,
});
const shades = Array.from({ length: levels.length + 1 }, (_, i) => [10 * i, 100, 200]);
const colours = {
    ground: '#101419',
    text: '#e9edf2',
    muted: '#97a3b0',
    line: '#2b3643',
    level: '#ffffff',
    edge: '#05070c',
    attention: '#ffd866',
    runs: ['#ffd866', '#ffffff', '#83dfa6', '#c9a6ff', '#ff9ac2', '#58c4dd'],
    bands: shades.map((rgb) => `rgb(${rgb.join(' ')})`),
    font: 'Inter, sans-serif',
};
const legendContent = {
    colours,
    sentence: 'plane holds 93 % of both paths',
    entries: [
        { name: 'mini-batches of 100: 3 steps', color: 0, marker: 'circle' },
        { name: 'all 4,000 <examples> & more: 1 step', color: 1, marker: 'square' },
    ],
};

/** Every element is closed in its turn. */
function isWellFormed(text) {
    const open = [];
    for (const [tag, closing, name, self] of text.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
        if (closing) assert.equal(open.pop(), name, tag);
        else if (!self) open.push(name);
    }
    assert.deepEqual(open, []);
    assert.ok(!/&(?!#\d+;)/.test(text), 'a bare ampersand');
    assert.ok(!/NaN|undefined|Infinity|null/.test(text.replaceAll('fill="none"', '')));
    const colours = [...text.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
    assert.ok(colours.length > 5);
    assert.deepEqual(
        colours.filter((colour) => !/^(none|#[0-9a-f]{6})$/.test(colour)),
        [],
    );
}

test("the flat drawing is well formed and holds every run's path, to a hundredth of a pixel", () => {
    const text = descentSvg(
        scene,
        { contours: traceContours(surface, levels), labels: [], bounds: BOUNDS },
        legendContent,
    );
    isWellFormed(text);
    for (const { place, line } of scene.runs) {
        const found = text.match(new RegExp(`<path d="([^"]*)"[^>]*class="run" data-run="${place}"`));
        assert.ok(found, `run ${place}`);
        assert.deepEqual(
            found[1].slice(1).split(/[L ]/).map(Number),
            line.map((value) => Number(value.toFixed(2))),
        );
    }
    assert.equal(text.match(/class="area"/g).length, levels.length);
    assert.ok(text.includes('all 4,000 &#60;examples&#62; &#38; more: 1 step'));
    assert.ok(text.includes('in which the paths reach furthest') && text.includes('plane holds 93 % of both paths'));
});

test('a drawing without a surface has its paths', () => {
    const text = descentSvg(scene, null, legendContent);
    isWellFormed(text);
    assert.equal(text.match(/class="run"/g).length, 2);
});

test('the drawing in three dimensions has the paths at their places, and the surface from back to front', () => {
    const heights = findHeights(surface.cost);
    const landscape = buildLandscape({
        scene,
        race,
        relief: buildRelief(surface, heights.share),
        heights,
        slope: null,
    });
    const camera = buildCamera({ ...ASLANT, azimuth: 0 }, frame);
    const overlay = buildOverlay({ landscape, camera }, scene, []);
    const text = landscapeSvg({ landscape, camera, overlay }, scene, { ...legendContent, bands: shades, shading: 1 });
    isWellFormed(text);
    for (const { run, at } of landscape.runs) {
        const own = text.match(new RegExp(`data-run="${run}" data-name=[^>]*>(.*?)</g>(?=<)`))[1];
        const ends = [...own.matchAll(/ d="([^"]*)"/g)]
            .flatMap(([, d]) => d.slice(1).split(/[L ]/).map(Number))
            .slice(-2);
        const { x, y } = camera.place([at[0], at[1], at[2]]);
        assert.ok(Math.hypot(ends[0] - x, ends[1] - y) < 2, `run ${run} ends at ${ends}`);
    }
    const cells = [...text.match(/<g class="surface".*?<\/g>/s)[0].matchAll(/M([\d.-]+) ([\d.-]+)L/g)].map(([, , y]) =>
        Number(y),
    );
    assert.ok(cells.length >= 3600);
    assert.ok(cells[0] < cells[cells.length - 1], 'the furthest first');
});

test('texts are escaped, and numbers are short', () => {
    assert.equal(escaped('<a b="c">&\''), '&#60;a b=&#34;c&#34;&#62;&#38;&#39;');
    assert.equal(element('rect', { x: 1 / 3, y: null, class: 'a' }), '<rect x="0.33" class="a"/>');
    assert.equal(toPath([0, 1, 2.005, 3.333], true), 'M0 1L2 3.33Z');
    assert.equal(toPath([]), '');
});

test('colours are written as old readers know them: six digits, and an opacity beside them', () => {
    assert.equal(element('rect', { fill: 'rgb(10 17 114)' }), '<rect fill="#0a1172"/>');
    assert.equal(
        element('rect', { stroke: 'rgba(10, 17, 114, 0.5)' }),
        '<rect stroke="#0a1172" stroke-opacity="0.5"/>',
    );
    assert.equal(
        element('rect', { fill: 'rgb(10 17 114 / 50%)', 'fill-opacity': 0.5 }),
        '<rect fill="#0a1172" fill-opacity="0.25"/>',
    );
    assert.equal(element('rect', { fill: 'none', stroke: '#abc' }), '<rect fill="none" stroke="#aabbcc"/>');
    assert.equal(element('rect', { fill: '#0a117280' }), '<rect fill="#0a1172" fill-opacity="0.5"/>');
    assert.deepEqual(toPlainColour('#0a1172'), { hex: '#0a1172', alpha: 1 });
    assert.equal(toPlainColour('none'), null);
    assert.equal(toHex([0, 254.6, 7]), '#00ff07');
    for (const strange of ['hsl(1 2 3)', 'rgb(1 2)', '#12', 'color-mix(in srgb, red, blue)', 'var(--up)'])
        assert.throws(() => toPlainColour(strange), /No colour/, strange);
});
