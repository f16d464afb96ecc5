import assert from 'node:assert/strict';
import test from 'node:test';
import { atRest, shownAt } from '../../../../../static/features/descent/model/glide.js';
import { buildLevels } from '../../../../../static/features/descent/model/levels.js';
import { buildDescent } from '../../../../../static/features/descent/model/scene.js';
import { ABOVE, ASLANT, buildCamera, PEAK } from '../../../../../static/features/landscape/model/camera.js';
import { findHeights } from '../../../../../static/features/landscape/model/heights.js';
import { isHidden, nearestPoint } from '../../../../../static/features/landscape/model/hit.js';
import { buildLandscape, findClearestAzimuth } from '../../../../../static/features/landscape/model/landscape.js';
import { blended, within } from '../../../../../static/features/landscape/model/layers.js';
import { buildOverlay } from '../../../../../static/features/landscape/model/overlay.js';
import { buildRelief, heightAt } from '../../../../../static/features/landscape/model/relief.js';
import { BOUNDS, bowl, buildPaths, buildSurface, raceState, runState } from '../../../support/races.js';

const FRAME = { width: 760, height: 700, left: 90, top: 12, side: 600, em: 17 };

/** A race on a surface, flat and raised. */
function raised({ surface = buildSurface(bowl), race = raceState(), paths = buildPaths(), truths = [] } = {}) {
    const levels = buildLevels(surface.cost);
    const shown = shownAt(atRest(paths), 0);
    const steps = paths.runs.map(({ step, count }) => step[count - 1]);
    const scene = buildDescent({
        race,
        shown,
        steps,
        surface,
        levels,
        frame: FRAME,
        depth: 3,
        pointed: null,
        visited: null,
    });
    const heights = findHeights(surface.cost, truths);
    const relief = buildRelief(surface, heights.share);
    return {
        surface,
        paths,
        scene,
        landscape: buildLandscape({ scene, race, relief, heights, slope: surface.tangent }),
    };
}

test("each retained point lies above its place on the flat picture, at the surface's height there", () => {
    const { landscape, paths } = raised();
    const camera = buildCamera(ABOVE, FRAME);
    paths.runs.forEach(({ xy, count }, r) => {
        const { xyz, places } = landscape.runs[r];
        for (let i = 0; i < count; i++) {
            const point = xyz.subarray(3 * places[i], 3 * places[i] + 3);
            const { x, y } = camera.place([...point]);
            const flat = [
                FRAME.left + ((xy[2 * i] - BOUNDS.x0) / 4) * FRAME.side,
                FRAME.top + ((BOUNDS.y1 - xy[2 * i + 1]) / 4) * FRAME.side,
            ];
            assert.ok(Math.abs(x - flat[0]) < 0.6 && Math.abs(y - flat[1]) < 0.6, `${x}, ${y} above ${flat}`);
            const cost = bowl(xy[2 * i], xy[2 * i + 1]);
            assert.ok(Math.abs(point[2] - PEAK * landscape.heights.share(cost)) < 0.01, `height of ${cost}`);
        }
    });
});

test('the ball is at the newest point, and the truth straight above or below it at the height of the true cost', () => {
    const race = raceState({
        runs: [
            runState({ true_cost: 0.15, plane_cost: 0.3 }),
            runState({ id: 2, true_cost: 0.1601, plane_cost: 0.16 }),
        ],
    });
    const { landscape } = raised({ race });
    const [lying, honest] = landscape.runs;
    assert.deepEqual(lying.truth.at.slice(0, 2), lying.at.slice(0, 2));
    assert.ok(Math.abs(lying.truth.at[2] - PEAK * landscape.heights.share(0.15)) < 1e-9);
    assert.ok(lying.truth.at[2] < lying.at[2], 'it is lower than it looks');
    assert.equal(honest.truth, null, 'it is as high as it looks');
    const unknown = raised({
        race: raceState({ runs: [runState({ true_cost: null }), runState({ plane_cost: null })] }),
    });
    assert.deepEqual(
        unknown.landscape.runs.map(({ truth }) => truth),
        [null, null],
    );
});

test('a true cost off the scale is marked', () => {
    const race = raceState({ runs: [runState({ true_cost: 900, plane_cost: 0.3 }), runState({ id: 2 })] });
    const { landscape, scene } = raised({ race });
    assert.equal(landscape.runs[0].truth.isBeyond, true);
    assert.equal(landscape.runs[0].truth.at[2], PEAK);
    const over = buildOverlay({ landscape, camera: buildCamera(ASLANT, FRAME) }, scene, []);
    assert.ok(over.truths.some(({ text }) => text === 'drawn 3,000 times too low, off the scale'));
});

const ridge = (x) => 0.1 + 3 * Math.exp(-8 * (x - 0.9) ** 2);

test('points behind a ridge are hidden, and the surface is opened from a side where the paths are visible', () => {
    const surface = buildSurface(ridge, { size: 51 });
    const behind = buildPaths({
        runs: buildPaths().runs.map((run) => ({
            ...run,
            xy: run.xy.map((value, i) => (i % 2 ? value : 2.6 + 0.05 * value)),
        })),
    });
    const { landscape } = raised({ surface, paths: behind });
    const from = (azimuth) => buildCamera({ ...ASLANT, tilt: 1.35, azimuth }, FRAME);
    const [west, east] = [-Math.PI / 2, Math.PI / 2];
    const point = landscape.runs[0].at;
    assert.equal(isHidden(landscape, from(west), point), true);
    assert.equal(isHidden(landscape, from(east), point), false);
    assert.equal(findClearestAzimuth(landscape, from, [west, east]), east);
    assert.equal(findClearestAzimuth(landscape, from, [east, west]), east);
    const flat = raised();
    assert.equal(
        findClearestAzimuth(flat.landscape, (azimuth) => buildCamera({ ...ASLANT, azimuth }, FRAME), [-0.5, 0.5]),
        -0.5,
    );
});

test('the retained point at a place is found, but not through a ridge', () => {
    const { landscape, paths } = raised();
    const camera = buildCamera(ASLANT, FRAME);
    const { xyz, places } = landscape.runs[0];
    const place = camera.place([...xyz.subarray(3 * places[2], 3 * places[2] + 3)]);
    assert.deepEqual(nearestPoint({ landscape, camera }, paths, { x: place.x + 3, y: place.y - 2 }, 14), {
        run: 0,
        step: 2,
    });
    assert.equal(nearestPoint({ landscape, camera }, paths, { x: 5, y: 5 }, 14), null);
});

test('while one surface fades in over another the heights are between them, also for other bounds', () => {
    const low = buildRelief(
        buildSurface(() => 1),
        () => 0.2,
    );
    const high = buildRelief(
        buildSurface(() => 1),
        () => 0.6,
    );
    const layers = (opacity) => [
        { relief: low, bounds: BOUNDS, opacity: 1 },
        { relief: high, bounds: BOUNDS, opacity },
    ];
    assert.ok(Math.abs(blended(layers(0.5), BOUNDS).z[7] - 0.4 * PEAK) < 1e-6);
    assert.equal(blended(layers(1), BOUNDS), high, 'the very one, so that nothing is made anew');
    const wider = { x0: -3, x1: 5, y0: -4, y1: 4 };
    assert.deepEqual(within(wider, BOUNDS), [-0.5, -0.5, 2]);
    const sloping = buildRelief(
        buildSurface((x) => x + 2),
        (cost) => cost / 10,
    );
    const seen = blended([{ relief: sloping, bounds: BOUNDS, opacity: 1 }], wider);
    assert.ok(Math.abs(heightAt(seen, 0, 0) - heightAt(sloping, 0, 0)) < 1e-6);
    assert.ok(Math.abs(heightAt(seen, 0.25, 0) - heightAt(sloping, 0.5, 0)) < 0.01);
});

test('the axis has costs at their heights, at an edge that nothing covers', () => {
    const { landscape, scene } = raised();
    for (const azimuth of [-0.5, 0.6, 2, -2.5]) {
        const camera = buildCamera({ ...ASLANT, azimuth }, FRAME);
        const { axis } = buildOverlay({ landscape, camera }, scene, []);
        assert.ok(axis.marks.length >= 3);
        const ys = axis.marks.map(({ y }) => y);
        assert.deepEqual(
            ys,
            [...ys].sort((one, other) => other - one),
            'higher costs further up',
        );
        assert.ok([-1, 1].every((x) => [-1, 1].every((y) => camera.place([x, y, 0]).x >= axis.foot.x)));
    }
});

test('the numbers of the levels are never upside down, and none covers another one', () => {
    const { landscape, scene, surface } = raised();
    const labels = scene.levels.flatMap((level, i) =>
        [0.2, 0.5, 0.8].map((x) => ({ level, text: String(level), x, y: (i + 1) / 15, angle: 0.3 })),
    );
    for (const azimuth of [-0.5, 1.5, 3, -2]) {
        const over = buildOverlay({ landscape, camera: buildCamera({ ...ASLANT, azimuth }, FRAME) }, scene, [
            { surface, labels, opacity: 1 },
        ]);
        assert.ok(over.levels.length > 3);
        over.levels.forEach(({ angle, x, y }, i) => {
            assert.ok(Math.abs(angle) <= Math.PI / 2 + 1e-9);
            for (const other of over.levels.slice(i + 1)) assert.ok(Math.hypot(other.x - x, other.y - y) > FRAME.em);
        });
    }
});

test('a run beside the surface has no ball on it, no truth and no mark', () => {
    const away = buildPaths({
        runs: buildPaths().runs.map((run, r) => (r ? run : { ...run, xy: Float32Array.of(0, 0, 1, 0, 2, 0, 90, 50) })),
    });
    const { landscape, scene } = raised({ paths: away });
    assert.equal(landscape.runs[0].at, null);
    assert.equal(landscape.runs[0].truth, null);
    assert.deepEqual(
        [...landscape.runs[0].places].map((place) => place >= 0),
        [true, true, true, false],
    );
    assert.ok(buildOverlay({ landscape, camera: buildCamera(ASLANT, FRAME) }, scene, []).dots[0].spots.length <= 2);
});

test('texts of true costs are kept apart', () => {
    const near = buildPaths({
        runs: buildPaths().runs.map((run) => ({ ...run, xy: run.xy.map((_, i) => (i % 2 ? 0.01 : 0)) })),
    });
    const race = raceState({
        runs: [runState({ true_cost: 0.3, plane_cost: 0.2 }), runState({ id: 2, true_cost: 0.301, plane_cost: 0.2 })],
    });
    const { landscape, scene } = raised({ race, paths: near });
    const { truths } = buildOverlay({ landscape, camera: buildCamera(ASLANT, FRAME) }, scene, []);
    assert.equal(truths.length, 2);
    assert.ok(Math.abs(truths[0].textAt.y - truths[1].textAt.y) >= FRAME.em);
});

test('for two weights the tangent plane touches the surface at its point, and its arrow goes downhill', () => {
    const tangent = { x: 2, y: 1, cost: bowl(2, 1), dx: 0.2, dy: 0.2 };
    const { landscape } = raised({ surface: buildSurface(bowl, { tangent }) });
    const { arrow, xyz, size } = landscape.tangent;
    assert.ok(Math.abs(arrow[0][2] - landscape.heightAt(0.5, 0.5)) < 0.02);
    assert.ok(arrow[1][2] < arrow[0][2]);
    assert.ok(arrow[1][0] < arrow[0][0] && arrow[1][1] < arrow[0][1]);
    for (const i of [0, size - 1, size * size - 1]) {
        const [x, y, z] = xyz.subarray(3 * i, 3 * i + 3);
        const cost = tangent.cost + 2 * (0.2 * (x - 0.5) + 0.2 * (y - 0.5));
        assert.ok(
            Math.abs(z - PEAK * Math.max(0, Math.min(1, landscape.heights.share(cost)))) < 0.02,
            'what the gradient predicts',
        );
    }
    assert.equal(raised().landscape.tangent, null);
});
