import assert from 'node:assert/strict';
import test from 'node:test';

import { buildLevels, findBand, levelsFor } from '../../../../../static/features/descent/model/levels.js';
import { bowl, buildSurface } from '../../../support/races.js';

/** A cost that spans four orders of magnitude. */
const steep = (x, y) => 0.01 * Math.exp(2.3 * (x + 1) + y ** 2 / 8);

test('the levels of a surface are round numbers between its lowest and highest cost', () => {
    const { cost } = buildSurface(bowl);
    const levels = buildLevels(cost);
    assert.ok(levels.length >= 8 && levels.length <= 13, `${levels}`);
    assert.deepEqual(
        levels,
        [...levels].sort((a, b) => a - b),
    );
    assert.ok(levels[0] > Math.min(...cost) && levels.at(-1) < Math.max(...cost));
    for (const level of levels) assert.ok(String(level).length <= 5, `${level} is not round`);
});

test('a cost that spans orders of magnitude is divided in its valley as well as on its slopes', () => {
    const { cost } = buildSurface(steep, { size: 41 });
    const levels = buildLevels(cost);
    for (let power = -2; power <= 1; power++) {
        const within = levels.filter((level) => level >= 10 ** power && level < 10 ** (power + 1));
        assert.ok(within.length >= 2, `only ${within} from 10^${power} on, of ${levels}`);
    }
});

test('no band takes more than a third of a surface', () => {
    for (const cost of [buildSurface(bowl).cost, buildSurface(steep).cost]) {
        const levels = buildLevels(cost);
        const counts = Array.from({ length: levels.length + 1 }, () => 0);
        for (const value of cost) counts[findBand(levels, value)] += 1;
        assert.ok(Math.max(...counts) < cost.length / 3, `${counts}`);
    }
});

test('levels stay while they fit, as a colour means a cost', () => {
    const levels = buildLevels(buildSurface(bowl).cost);
    assert.equal(buildLevels(buildSurface((x, y) => 1.05 * bowl(x, y)).cost, levels), levels);
});

test('levels that no longer divide the surface are replaced', () => {
    const levels = buildLevels(buildSurface(bowl).cost);
    const lower = buildLevels(buildSurface((x, y) => 0.05 * bowl(x, y)).cost, levels);
    assert.ok(lower.at(-1) < levels[0], `${lower}`);
});

test('costs that are not finite are ignored, and a flat surface has no levels', () => {
    const { cost } = buildSurface(bowl);
    const broken = cost.map((value, i) => (i % 7 ? value : [NaN, Infinity][i % 2]));
    assert.deepEqual(buildLevels(broken).every(Number.isFinite), true);
    assert.deepEqual(buildLevels(new Float32Array(9).fill(0.5)), []);
    assert.deepEqual(buildLevels(new Float32Array(9).fill(NaN)), []);
});

test('a surface has the same levels wherever it is shown, and the fine one those of the coarse one', () => {
    const coarse = buildSurface(bowl, { size: 13, isCoarse: true, race: 71 });
    const levels = levelsFor(coarse);
    assert.equal(levelsFor(coarse), levels);
    assert.equal(levelsFor(buildSurface(bowl, { size: 51, race: 71 })), levels);
    assert.equal(levelsFor(coarse), levels);
});

test('bands are counted from below the lowest level', () => {
    assert.deepEqual(
        [0.05, 0.1, 0.3, 9].map((cost) => findBand([0.1, 0.2, 0.4], cost)),
        [0, 1, 2, 3],
    );
});
