import assert from 'node:assert/strict';
import test from 'node:test';

import { GLIDE, glideTo, placesBefore, shownAt } from '../../../../../static/features/descent/model/glide.js';
import { BOUNDS, buildPaths, pathThrough } from '../../../support/races.js';

const WIDER = { x0: -3, x1: 5, y0: -4, y1: 4 };
const near = (one, other) => Math.abs(one - other) < 1e-5;

/** The same runs on another plane: turned by a right angle. */
const turned = (paths, changes = {}) => ({
    ...paths,
    plane: paths.plane + 1,
    runs: paths.runs.map((run) => ({ ...run, xy: run.xy.map((_, i) => (i % 2 ? run.xy[i - 1] : -run.xy[i + 1])) })),
    ...changes,
});

test('the first paths are shown without a transition', () => {
    const paths = buildPaths();
    const shown = shownAt(glideTo(null, paths, 100), 100);
    assert.equal(shown.t, 1);
    assert.deepEqual([...shown.xys[0]], [...paths.runs[0].xy]);
});

test('paths that grow on the same plane are shown without a transition', () => {
    const paths = buildPaths();
    const grown = buildPaths({
        runs: [
            pathThrough([
                [0, 0],
                [1, 0.5],
                [1.5, 1],
                [2, 1],
                [2, 1.5],
            ]),
            paths.runs[1],
        ],
    });
    const shown = shownAt(glideTo(glideTo(null, paths, 0), grown, 100), 100);
    assert.equal(shown.t, 1);
    assert.deepEqual([...shown.xys[0]], [...grown.runs[0].xy]);
});

test('to another plane every point glides from where it was, and arrives', () => {
    const paths = buildPaths();
    const next = turned(paths, { bounds: WIDER });
    const glide = glideTo(glideTo(null, paths, 0), next, 1000);
    const [start, middle, end] = [1000, 1000 + GLIDE / 2, 1000 + GLIDE].map((now) => shownAt(glide, now));
    assert.deepEqual([...start.xys[0]], [...paths.runs[0].xy]);
    assert.deepEqual(start.bounds, BOUNDS);
    assert.ok(middle.xys[0].every((value, i) => near(value, (paths.runs[0].xy[i] + next.runs[0].xy[i]) / 2)));
    assert.deepEqual(middle.bounds, { x0: -2, x1: 4, y0: -3, y1: 3 });
    assert.deepEqual([...end.xys[0]], [...next.runs[0].xy]);
    assert.deepEqual([end.bounds, end.t], [WIDER, 1]);
});

test('no point jumps, also where paths grow and are thinned out during a transition', () => {
    const paths = buildPaths();
    const next = turned(paths);
    const [run] = next.runs;
    const thinned = pathThrough(
        [
            [0, 0],
            [-1, 1.5],
            [-1, 2],
            [-1.1, 2.1],
        ],
        [0, 2, 3, 4],
    );
    let glide = glideTo(null, paths, 0);
    let before = null;
    for (let now = 990; now < 1700; now += 10) {
        if (now === 1000) glide = glideTo(glide, next, now);
        if (now === 1200) glide = glideTo(glide, { ...next, runs: [thinned, next.runs[1]] }, now);
        const shown = shownAt(glide, now);
        const at = shown.paths.runs[0].step.indexOf(3);
        const place = [shown.xys[0][2 * at], shown.xys[0][2 * at + 1]];
        if (before) assert.ok(Math.hypot(place[0] - before[0], place[1] - before[1]) < 0.2, `at ${now}`);
        before = place;
    }
    assert.ok(near(before[0], run.xy[6]) && near(before[1], run.xy[7]));
});

test('another plane during a transition starts a new one from the current places', () => {
    const paths = buildPaths();
    const next = turned(paths);
    const halfway = 1000 + GLIDE / 2;
    let glide = glideTo(glideTo(null, paths, 0), next, 1000);
    const before = shownAt(glide, halfway);
    glide = glideTo(glide, turned(next), halfway);
    assert.deepEqual([...shownAt(glide, halfway).xys[0]], [...before.xys[0]]);
});

test('a new point moves like the newest one before it', () => {
    const before = pathThrough([
        [0, 0],
        [1, 0],
    ]);
    const path = pathThrough([
        [0, 0],
        [0, 1],
        [0, 2],
    ]);
    assert.deepEqual([...placesBefore(before, before.xy, path)], [0, 0, 1, 0, 1, 1]);
});

test('a point that had been left out starts on the line between its neighbours', () => {
    const before = pathThrough(
        [
            [0, 0],
            [4, 0],
        ],
        [0, 4],
    );
    const path = pathThrough(
        [
            [0, 0],
            [0, 1],
            [0, 2],
        ],
        [0, 1, 4],
    );
    assert.deepEqual([...placesBefore(before, before.xy, path)], [0, 0, 1, 0, 4, 0]);
});

test('another race is shown without a transition', () => {
    const glide = glideTo(glideTo(null, buildPaths(), 0), turned(buildPaths(), { race: 2 }), 1000);
    assert.equal(shownAt(glide, 1000).t, 1);
});
