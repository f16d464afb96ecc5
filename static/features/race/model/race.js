/** The numbers of the race's charts and tables. */

/** @typedef {import('./state.js').RunPath} RunPath */
/** @typedef {import('./state.js').Fairness} Fairness */

/** @typedef {{ x: number[], y: (number | null)[] }} Trace a line of a chart; null where a value is not finite */

/** A larger ratio of the highest to the lowest cost is shown on a logarithmic axis. */
const WORTH_LOGARITHM = 8;

/** The column of a path for each axis. @type {Record<Fairness, 'examplesSeen' | 'step' | 'seconds'>} */
const COLUMNS = { examples: 'examplesSeen', steps: 'step', seconds: 'seconds' };

/**
 * @param {RunPath} path
 * @param {Fairness} axis
 * @param {'cost' | 'angle'} what
 * @returns {Trace}
 */
export function buildTrace(path, axis, what) {
    const along = path[COLUMNS[axis]];
    const values = path[what];
    return { x: [...along], y: Array.from(values, (value) => (Number.isFinite(value) ? value : null)) };
}

/**
 * The lowest and the highest value of all traces.
 *
 * @param {readonly Trace[]} traces
 * @returns {{ low: number, high: number } | null} null where no value is finite
 */
export function findRange(traces) {
    let low = Infinity;
    let high = -Infinity;
    for (const { y } of traces) {
        for (const value of y) {
            if (value === null) continue;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }
    return low <= high ? { low, high } : null;
}

/** Whether costs span so much that a logarithmic axis is better. @param {readonly Trace[]} traces */
export function isWorthLogarithm(traces) {
    const range = findRange(traces);
    return range !== null && range.low > 0 && range.high / range.low > WORTH_LOGARITHM;
}

/**
 * The marks of a logarithmic axis: 1 to 9 times each power of ten.
 *
 * @param {number} low above 0
 * @param {number} high
 * @returns {number[]} ascending, from `low` to `high`
 */
export function logarithmicMarks(low, high) {
    const [lowest, highest] = [low, high].map((end) => Math.floor(Math.log10(end)));
    const marks = [];
    for (let power = lowest; power <= highest; power++) {
        for (let digit = 1; digit <= 9; digit++) marks.push(Number(`${digit}e${power}`));
    }
    return marks.filter((mark) => mark >= low && mark <= high);
}

/**
 * Indices of retained points of a path at equal distances, with the first and the newest one.
 *
 * @param {RunPath} path
 * @param {number} most
 * @returns {number[]}
 */
export function pickFew({ count }, most) {
    if (count <= most) return Array.from({ length: count }, (_, i) => i);
    return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}

/** A step is near another one if it differs by at most this share of it. */
const NEAR_SHARE = 0.2;

/**
 * The mean angle of the retained steps near a step.
 *
 * @param {Pick<RunPath, 'step' | 'angle'>} path
 * @param {number} at a step
 * @returns {number | null} in degrees; null where none is finite
 */
export function angleNear({ step, angle }, at) {
    return findMean([...angle].filter((_, i) => Math.abs(step[i] - at) <= NEAR_SHARE * at));
}

/** @param {number[]} values @returns {number | null} the mean of the finite ones; null where there is none */
function findMean(values) {
    const finite = values.filter(Number.isFinite);
    return finite.length ? finite.reduce((sum, each) => sum + each, 0) / finite.length : null;
}

/**
 * The step that computes with the parameters of a point. Where the run diverged there, it has no such step: then the
 * step that led to the point.
 *
 * @param {Pick<import('./state.js').RunState, 'step' | 'diverged'>} run
 * @param {number} step after which the run was at the point
 */
export function stepFrom(run, step) {
    return run.diverged && step === run.step ? step : step + 1;
}

/** Whether a run has made a step. @param {Pick<import('./state.js').RaceState, 'runs'>} race */
export function hasBegun({ runs }) {
    return runs.some(({ step }) => step > 0);
}
