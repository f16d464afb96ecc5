/**
 * The state of a race in the page: its settings and runs, its paths on the plane, and the surface over the plane.
 *
 * Places are those of the plane: x along its first direction and y along its second, in the units of the
 * parameters. NaN is an unknown value. Runs are in the order of the settings.
 */

/** @typedef {import('../../../net/decode.js').Frame} Frame */
/** @typedef {import('../../../protocol.js').RaceSettings} RaceSettings */
/** @typedef {import('../../../protocol.js').RunSettings} RunSettings */
/** @typedef {import('../../../protocol.js').PlaneSettings} PlaneSettings */
/** @typedef {import('../../../protocol.js').WeightSettings} PlaneWeight */
/** @typedef {import('../../../protocol.js').RaceState} RaceState */
/** @typedef {import('../../../protocol.js').RunState} RunState */

/** @typedef {RaceSettings['fairness']} Fairness the amount that is equal for all runs; also an axis of the charts */
/** @typedef {PlaneSettings['kind']} PlaneKind */

/** @typedef {{ x0: number, x1: number, y0: number, y1: number }} Bounds of the shown part of the plane */

/**
 * @typedef {object} RunPath the retained points of a run, from its start to the newest; all arrays have one length
 * @property {number} count
 * @property {Float32Array} xy x and y of each point in turn
 * @property {Int32Array} step
 * @property {Int32Array} epoch
 * @property {Int32Array} batch the number of its mini-batch in the epoch
 * @property {Int32Array} examplesSeen
 * @property {Float32Array} seconds
 * @property {Float32Array} cost over the whole training set
 * @property {Float32Array} batchCost of the mini-batch of the step that led to the point
 * @property {Float32Array} angle between the gradient of the next step and that of the full batch, in degrees
 * @property {Float32Array} distance from the plane
 * @property {Float32Array} fullStep x and y of the step that all examples would make from each point, with the run's
 *     learning rate; NaN where it is not known
 */

/** @typedef {{ race: number, plane: number, bounds: Bounds, runs: RunPath[] }} Paths */

/** @typedef {{ x: number, y: number, cost: number, dx: number, dy: number }} Tangent the tangent plane of
 *     the surface at (x, y): its cost there, and its slopes along x and y */

/**
 * @typedef {object} Surface
 * @property {number} race
 * @property {number} plane
 * @property {Bounds} bounds of the grid, from edge to edge
 * @property {number} size points along each axis
 * @property {number} examples the number of examples that the cost is over
 * @property {boolean} isCoarse whether a finer surface will follow
 * @property {Float32Array} cost size × size, rows by y upward, columns by x; not finite where the cost is not finite
 * @property {Tangent | null} tangent at the newest point of the first run
 */

/** @typedef {{ run: number, step: number }} PathPoint a retained point: the index of the run, and the
 *     step after which it was there */

/** @type {RunSettings} */
export const USUAL_RUN = {
    batch_size: 100,
    optimizer: null,
    learning_rate: null,
    l2: null,
    color: null,
    paused: false,
};

/** The usual race: a run with mini-batches of 100 and a run with the full batch. @type {RaceSettings} */
export const USUAL_RACE = {
    start: {},
    fairness: 'examples',
    runs: [USUAL_RUN, { ...USUAL_RUN, batch_size: 'full' }],
    plane: { kind: 'paths', weights: null, seed: 0 },
    examples: 1000,
    points: 51,
    speed: 1,
    until: null,
};

/**
 * @param {Frame} frame of kind "paths"
 * @returns {Paths}
 */
export function toPaths({ metadata, tensors }) {
    /** @type {RunPath[]} */
    const runs = [];
    while (tensors.has(`xy${runs.length}`)) runs.push(toPath(tensors, runs.length));
    return { race: Number(metadata.race), plane: Number(metadata.plane), bounds: findBounds(metadata), runs };
}

/** @param {Frame['tensors']} tensors @param {number} run @returns {RunPath} */
function toPath(tensors, run) {
    const numbers = (/** @type {string} */ name) => /** @type {any} */ (tensors.get(`${name}${run}`)?.data);
    const step = numbers('step');
    return {
        count: step.length,
        xy: numbers('xy'),
        step,
        epoch: numbers('epoch'),
        batch: numbers('batch'),
        examplesSeen: numbers('examples_seen'),
        seconds: numbers('seconds'),
        cost: numbers('cost'),
        batchCost: numbers('batch_cost'),
        angle: numbers('angle'),
        distance: numbers('distance'),
        fullStep: numbers('full_step'),
    };
}

/**
 * @param {Frame} frame of kind "surface"
 * @returns {Surface}
 */
export function toSurface({ metadata, tensors }) {
    const cost = tensors.get('cost');
    if (!cost) throw new Error('A surface without its cost.');
    const tangent = tensors.get('tangent')?.data;
    return {
        race: Number(metadata.race),
        plane: Number(metadata.plane),
        bounds: findBounds(metadata),
        size: cost.shape[0],
        examples: Number(metadata.examples),
        isCoarse: metadata.detail === 'coarse',
        cost: /** @type {Float32Array} */ (cost.data),
        tangent: tangent ? { x: tangent[0], y: tangent[1], cost: tangent[2], dx: tangent[3], dy: tangent[4] } : null,
    };
}

/** @param {Frame['metadata']} metadata @returns {Bounds} */
function findBounds({ x0, x1, y0, y1 }) {
    return { x0: Number(x0), x1: Number(x1), y0: Number(y0), y1: Number(y1) };
}

/**
 * The index of a step among the retained points of a path.
 *
 * @param {RunPath} path
 * @param {number} step
 * @returns {number} its index, or that of the last retained step before it
 */
export function indexOfStep({ step: steps, count }, step) {
    let low = 0;
    let high = count - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (steps[middle] <= step) low = middle;
        else high = middle - 1;
    }
    return low;
}
