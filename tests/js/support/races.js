/** Races to test with, made by hand: the state of a race, its paths, and surfaces over a plane. */

export const BOUNDS = { x0: -1, x1: 3, y0: -2, y1: 2 };

/** The state of a run, as the server sends it. */
export function runState(changes = {}) {
    const settings = { batch_size: 100, optimizer: 'sgd', learning_rate: 3, l2: 0, ...changes.settings };
    return {
        id: 1,
        color: 0,
        full: false,
        paused: false,
        step: 4,
        epoch: 1,
        examples_seen: 400,
        seconds: 0.1,
        cost: 0.5,
        angle: 60,
        diverged: null,
        diverged_text: null,
        share: 0.9,
        plane_cost: 0.6,
        distance: 0.4,
        true_cost: 0.5,
        ...changes,
        settings,
    };
}

/** A race of mini-batches of 100 against the full batch, with `changes`. */
export function raceState(changes = {}) {
    return {
        number: 1,
        settings: {
            start: {},
            fairness: 'examples',
            runs: [],
            plane: { kind: 'paths', weights: null, seed: 0 },
            examples: 1000,
            points: 51,
            speed: 1,
            until: null,
        },
        start: {},
        playing: true,
        over: false,
        progress: 400,
        until: 240000,
        runs: [runState(), runState({ id: 2, color: 1, full: true, step: 1, settings: { batch_size: 4000 } })],
        plane: { kind: 'paths', number: 3, share: 0.93, settled: true },
        surface: { examples: 1000, points: 51 },
        train: 4000,
        parameter_count: 13002,
        ...changes,
    };
}

/**
 * A path through points of the plane, by default one for each step.
 *
 * @param {[number, number][]} places
 * @param {number[]} [steps]
 */
export function pathThrough(places, steps = places.map((_, i) => i)) {
    const count = places.length;
    const floats = (value) => Float32Array.from({ length: count }, (_, i) => value(i));
    const whole = (value) => Int32Array.from({ length: count }, (_, i) => value(i));
    return {
        count,
        xy: Float32Array.from(places.flat()),
        step: Int32Array.from(steps),
        epoch: whole((i) => 1 + Math.floor(steps[i] / 40)),
        batch: whole((i) => steps[i]),
        examplesSeen: whole((i) => 100 * steps[i]),
        seconds: floats((i) => 0.01 * steps[i]),
        cost: floats((i) => 1 / (1 + steps[i])),
        batchCost: floats((i) => (i === 0 ? NaN : 1.1 / (1 + steps[i]))),
        angle: floats((i) => (i === count - 1 ? NaN : 50)),
        distance: floats(() => 0.1),
        fullStep: Float32Array.from({ length: 2 * count }, () => NaN),
    };
}

/** Two paths from the point (0, 0) of the plane, with `changes`. */
export function buildPaths(changes = {}) {
    const runs = [
        pathThrough([
            [0, 0],
            [1, 0.5],
            [1.5, 1],
            [2, 1],
        ]),
        pathThrough([
            [0, 0],
            [0.25, -0.5],
        ]),
    ];
    return { race: 1, plane: 3, bounds: BOUNDS, runs, ...changes };
}

/** A surface whose cost at (x, y) is `cost(x, y)`. */
export function buildSurface(cost, { size = 21, bounds = BOUNDS, ...changes } = {}) {
    const at = (i) => i / (size - 1);
    const values = Float32Array.from({ length: size * size }, (_, i) => {
        const x = bounds.x0 + at(i % size) * (bounds.x1 - bounds.x0);
        const y = bounds.y0 + at(Math.floor(i / size)) * (bounds.y1 - bounds.y0);
        return cost(x, y);
    });
    return {
        race: 1,
        plane: 3,
        bounds,
        size,
        examples: 1000,
        isCoarse: false,
        cost: values,
        tangent: null,
        ...changes,
    };
}

/** A bowl that is lowest at (1, 0): 0.1 there, and 0.1 more for each unit of distance squared. */
export const bowl = (x, y) => 0.1 + 0.1 * ((x - 1) ** 2 + y ** 2);

/** A frame as the decoder returns it. */
export function buildFrame(kind, metadata, tensors) {
    const shaped = Object.entries(tensors).map(([name, { shape, data }]) => [
        name,
        { shape: shape ?? [data.length], data },
    ]);
    return {
        metadata: { kind, race: '1', plane: '3', x0: '-1', x1: '3', y0: '-2', y1: '2', ...metadata },
        tensors: new Map(shaped),
    };
}
