import assert from 'node:assert/strict';
import test from 'node:test';

import { buildFrame } from '../../../../../static/features/descent/model/frame.js';
import { atRest, shownAt } from '../../../../../static/features/descent/model/glide.js';
import { pointAt } from '../../../../../static/features/descent/model/hit.js';
import { buildDescent } from '../../../../../static/features/descent/model/scene.js';
import { bowl, buildPaths, buildSurface, pathThrough, raceState, runState } from '../../../support/races.js';

const FRAME = buildFrame({ width: 500, height: 600, em: 15 });
const UNIT = FRAME.side / 4; // of the plane, in pixels

function scene(changes = {}) {
    const { paths = buildPaths(), ...others } = changes;
    return buildDescent({
        race: raceState(),
        shown: shownAt(atRest(paths), 0),
        steps: paths.runs.map(({ step }) => step.at(-1)),
        surface: buildSurface(bowl),
        levels: [0.2, 0.3],
        frame: FRAME,
        pointed: null,
        visited: null,
        depth: 3,
        ...others,
    });
}

/** Where a place of the plane is on the canvas. */
const at = (x, y) => [FRAME.left + (x + 1) * UNIT, FRAME.top + (2 - y) * UNIT];

test('a path goes through the places of its points, up to the shown step', () => {
    const [run] = scene().runs;
    assert.deepEqual(run.line, [...at(0, 0), ...at(1, 0.5), ...at(1.5, 1), ...at(2, 1)]);
    const [half] = scene({ steps: [1.5, 1] }).runs;
    assert.deepEqual(half.line, [...at(0, 0), ...at(1, 0.5), ...at(1.25, 0.75)]);
    assert.deepEqual([half.head.x, half.head.y], at(1.25, 0.75));
});

test('the start is a place of its own, and runs have colours and shapes of their own', () => {
    const { start, runs } = scene();
    assert.deepEqual([start.x, start.y], at(0, 0));
    assert.deepEqual(
        runs.map(({ color, marker }) => [color, marker]),
        [
            [0, 'circle'],
            [1, 'square'],
        ],
    );
});

test('marks along a path have room between them', () => {
    const crowded = pathThrough(Array.from({ length: 200 }, (_, i) => [i / 100, 0]));
    const [{ dots, line }] = scene({ paths: buildPaths({ runs: [crowded] }) }).runs;
    assert.equal(line.length, 400);
    assert.ok(dots.length > 10 && dots.length < 100);
    for (let i = 2; i < dots.length; i += 2) assert.ok(dots[i] - dots[i - 2] >= FRAME.em);
});

test('a run that diverged is at its last finite point', () => {
    const torn = pathThrough([
        [0, 0],
        [1, 1],
        [NaN, NaN],
    ]);
    const race = raceState({ runs: [runState({ diverged: 'the cost is infinite' })] });
    const [run] = scene({ race, paths: buildPaths({ runs: [torn] }) }).runs;
    assert.deepEqual([run.head.x, run.head.y], at(1, 1));
    assert.equal(run.diverged, 'the cost is infinite');
});

test('the axes have titles, and round numbers at their places', () => {
    const { across, down, titles } = scene();
    const zero = across.find(({ text }) => text === '0');
    assert.equal(zero.at, at(0, 0)[0]);
    assert.equal(down.find(({ text }) => text === '−1').at, at(0, -1)[1]);
    assert.match(titles.across, /the paths reach furthest/);
});

test('the bar has the levels, and the examples that the cost is over', () => {
    const { bar } = scene();
    assert.equal(bar.bands, 3);
    assert.deepEqual(
        bar.marks.map(({ text }) => text),
        ['0.2', '0.3'],
    );
    assert.equal(bar.title, 'cost over 1,000 of 4,000 examples');
    assert.equal(scene({ surface: null, levels: [] }).bar, null);
});

test('the chosen point has its place, and one that was thinned out is replaced by the one before', () => {
    const { pointed } = scene({ pointed: { run: 0, step: 2 } });
    assert.deepEqual([pointed.step, pointed.x, pointed.y], [2, ...at(1.5, 1)]);
    const thinned = buildPaths({
        runs: [
            pathThrough(
                [
                    [0, 0],
                    [1.5, 1],
                ],
                [0, 4],
            ),
        ],
    });
    assert.equal(scene({ paths: thinned, pointed: { run: 0, step: 7 } }).pointed.step, 4);
    assert.equal(scene({ paths: thinned, pointed: { run: 3, step: 7 } }).pointed, null);
});

test('the room is shown only at a retained point', () => {
    assert.equal(scene({ visited: { run: 0, step: 3 } }).visited.step, 3);
    assert.equal(scene({ visited: { run: 0, step: 99 } }).visited, null);
    assert.equal(scene({ visited: { run: 0, step: 0 } }).visited, null, 'the start has a mark of its own');
});

test('the arrow goes down the steepest slope of its own plane', () => {
    const tangent = { x: 1, y: 0, cost: 0.5, dx: -0.3, dy: 0.4 };
    const surface = buildSurface(bowl, { tangent });
    const { tangent: arrow } = scene({ surface });
    assert.deepEqual([arrow.x, arrow.y], at(1, 0));
    assert.ok(arrow.toX > arrow.x && arrow.toY > arrow.y); // to the right, and down on the canvas
    assert.ok(Math.abs((arrow.toX - arrow.x) / (arrow.toY - arrow.y) - 0.75) < 1e-9);
    assert.ok(Math.abs(arrow.steepness - 0.5) < 1e-9);
    assert.equal(scene({ surface: { ...surface, plane: 2 } }).tangent, null);
});

test('the nearest retained point within reach is found, of any run', () => {
    const shown = shownAt(atRest(buildPaths()), 0);
    const find = (x, y, reach = 14) => pointAt(shown, FRAME, { x: at(x, y)[0] + 3, y: at(x, y)[1] - 4 }, reach);
    assert.deepEqual(find(1, 0.5), { run: 0, step: 1 });
    assert.deepEqual(find(0.25, -0.5), { run: 1, step: 1 });
    assert.equal(find(-0.5, 1.5), null);
    assert.equal(find(1, 0.5, 4), null);
});
