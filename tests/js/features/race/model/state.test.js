import assert from 'node:assert/strict';
import test from 'node:test';
import { receiveFrame, receiveText } from '../../../../../static/core/receive.js';
import { indexOfStep, toPaths, toSurface } from '../../../../../static/features/race/model/state.js';
import { BOUNDS, buildFrame, pathThrough, raceState } from '../../../support/races.js';
import { page } from '../../../support/rooms.js';

const column = (values, Type = Float32Array) => ({ data: Type.from(values) });

/** A frame of one path of two points. */
function pathsFrame(metadata = {}) {
    return buildFrame('paths', metadata, {
        xy0: { shape: [2, 2], data: Float32Array.of(0, 0, 1, 2) },
        step0: column([0, 4], Int32Array),
        epoch0: column([0, 1], Int32Array),
        batch0: column([0, 4], Int32Array),
        examples_seen0: column([0, 400], Int32Array),
        seconds0: column([0, 0.5]),
        cost0: column([2, 1]),
        batch_cost0: column([NaN, 1.5]),
        angle0: column([60, NaN]),
        distance0: column([0, 0.25]),
    });
}

const surfaceFrame = (metadata = {}, tensors = {}) =>
    buildFrame(
        'surface',
        { points: '2', examples: '1000', detail: 'fine', ...metadata },
        { cost: { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) }, ...tensors },
    );

test('a frame of paths has every column of every run, and the part of the plane on show', () => {
    const { race, plane, bounds, runs } = toPaths(pathsFrame());
    assert.deepEqual([race, plane, bounds, runs.length], [1, 3, BOUNDS, 1]);
    assert.deepEqual([...runs[0].xy], [0, 0, 1, 2]);
    assert.deepEqual([...runs[0].examplesSeen], [0, 400]);
    assert.deepEqual([...runs[0].batchCost], [NaN, 1.5]);
    assert.equal(runs[0].count, 2);
});

test('a frame of a surface tells its size, whether a finer one is to come, and the plane that touches it', () => {
    const plain = toSurface(surfaceFrame());
    assert.deepEqual([plain.size, plain.isCoarse, plain.examples, plain.tangent], [2, false, 1000, null]);
    const touched = toSurface(surfaceFrame({ detail: 'coarse' }, { tangent: column([1, 0, 0.5, 0.1, -0.2]) }));
    assert.equal(touched.isCoarse, true);
    assert.deepEqual([touched.tangent.x, touched.tangent.cost], [1, 0.5]);
    assert.throws(() => toSurface(buildFrame('surface', {}, {})), /without its cost/);
});

test('a step is found among the kept ones, or the last kept before it', () => {
    const path = pathThrough(
        [
            [0, 0],
            [1, 0],
            [2, 0],
        ],
        [0, 8, 12],
    );
    assert.deepEqual(
        [0, 7, 8, 11, 12, Infinity].map((step) => indexOfStep(path, step)),
        [0, 0, 1, 1, 2, 2],
    );
});

test('what is of an older race goes when another begins, and comes no more', () => {
    const { store } = page();
    receiveText(store, { type: 'race', race: raceState() });
    receiveFrame(store, pathsFrame());
    receiveFrame(store, surfaceFrame());
    assert.equal(store.paths.value.runs.length, 1);
    assert.equal(store.surface.value.size, 2);
    receiveText(store, { type: 'race', race: raceState({ number: 2 }) });
    assert.deepEqual([store.paths.value, store.surface.value], [null, null]);
    receiveFrame(store, pathsFrame()); // was on its way
    assert.equal(store.paths.value, null);
    receiveFrame(store, pathsFrame({ race: '2' }));
    assert.equal(store.paths.value.race, 2);
});

test('the same race goes on with what there is of it', () => {
    const { store } = page();
    receiveText(store, { type: 'race', race: raceState() });
    receiveFrame(store, pathsFrame());
    const before = store.paths.value;
    receiveText(store, { type: 'race', race: raceState({ progress: 800 }) });
    assert.equal(store.paths.value, before);
});

test('when the race ends nothing of it is left', () => {
    const { store } = page();
    receiveText(store, { type: 'race', race: raceState() });
    receiveFrame(store, pathsFrame());
    store.pathPoint.value = { run: 0, step: 4 };
    receiveText(store, { type: 'race', race: null });
    assert.deepEqual([store.race.value, store.paths.value, store.pathPoint.value], [null, null, null]);
});

test('frames may come before the words of their race', () => {
    const { store } = page();
    receiveFrame(store, pathsFrame());
    receiveText(store, { type: 'race', race: raceState() });
    assert.equal(store.paths.value.race, 1);
});

test("what stands in the middle is the chapter's own until something else is chosen there", () => {
    const { store, actions } = page();
    assert.equal(store.centre.value, 'stage');
    actions.showCentre('descent');
    assert.equal(store.centre.value, 'descent');
    store.place.value = 'story';
    assert.equal(store.centre.value, 'stage');
    store.place.value = 'lab';
    assert.equal(store.centre.value, 'descent');
});
