import assert from 'node:assert/strict';
import test from 'node:test';

import { traceContours } from '../../../../../static/features/descent/model/contours.js';
import { levelLabels, levelText } from '../../../../../static/features/descent/model/level-labels.js';
import { BOUNDS, bowl, buildSurface } from '../../../support/races.js';

const LEVELS = [0.15, 0.2, 0.3, 0.4, 0.6];
const SIZE = { side: 600, em: 11 };
const contours = traceContours(buildSurface(bowl), LEVELS);

test('every level that has room is labelled, on its line', () => {
    const labels = levelLabels(contours, SIZE);
    assert.deepEqual([...new Set(labels.map(({ level }) => level))].sort(), LEVELS);
    for (const { level, x, y, text } of labels) {
        const cost = bowl(BOUNDS.x0 + 4 * x, BOUNDS.y0 + 4 * y);
        assert.ok(Math.abs(cost - level) < 0.005, `${text} stands at ${cost}`);
        assert.equal(Number(text), level);
    }
});

test('no label is upside down, near another one or near the edge', () => {
    const labels = levelLabels(contours, SIZE);
    labels.forEach(({ x, y, angle }, i) => {
        assert.ok(angle > -Math.PI / 2 - 1e-9 && angle <= Math.PI / 2 + 1e-9);
        assert.ok(Math.min(x, y, 1 - x, 1 - y) * SIZE.side > SIZE.em);
        for (const other of labels.slice(0, i)) {
            assert.ok(Math.hypot(other.x - x, other.y - y) * SIZE.side > 3 * SIZE.em);
        }
    });
});

test('a text lies along its line', () => {
    const upright = traceContours(
        buildSurface((x) => x + 2),
        [2.5],
    );
    for (const { angle } of levelLabels(upright, SIZE)) assert.ok(Math.abs(Math.abs(angle) - Math.PI / 2) < 0.05);
    const level = traceContours(
        buildSurface((_, y) => y + 3),
        [2.5],
    );
    for (const { angle } of levelLabels(level, SIZE)) assert.ok(Math.abs(angle) < 0.05);
});

test('labels keep clear of the paths', () => {
    const clear = levelLabels(contours, SIZE).map(({ x, y }) => ({ x, y }));
    const moved = levelLabels(contours, SIZE, clear);
    for (const { x, y } of moved) {
        for (const place of clear) assert.ok(Math.hypot(place.x - x, place.y - y) * SIZE.side > SIZE.em);
    }
});

test('labels stay near their previous places', () => {
    const before = levelLabels(contours, SIZE);
    const next = traceContours(
        buildSurface((x, y) => bowl(x + 0.03, y - 0.03)),
        LEVELS,
    );
    for (const { x, y, level } of levelLabels(next, SIZE, [], before)) {
        const moved = Math.min(
            ...before.filter((other) => other.level === level).map((other) => Math.hypot(other.x - x, other.y - y)),
        );
        assert.ok(moved * SIZE.side < 3 * SIZE.em, `${level} moved by ${moved * SIZE.side}`);
    }
});

test('a level is written with the digits it has', () => {
    assert.deepEqual([0.5, 1, 2.275, 0.95, 12, 1500, 0.0003].map(levelText), [
        '0.5',
        '1',
        '2.275',
        '0.95',
        '12',
        '1,500',
        '3·10⁻⁴',
    ]);
});
