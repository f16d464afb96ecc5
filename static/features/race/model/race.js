/** The numbers of the race's charts and tables. */

/** @typedef {import('./state.js').RunPath} RunPath */
/** @typedef {import('./state.js').Fairness} Fairness */

/** @typedef {{ x: number[], y: (number | null)[] }} Trace a line of a chart; null where there is nothing */

/** Costs that differ by more than this are seen on a logarithmic axis. */
const WORTH_LOGARITHM = 8;

/** What each axis counts. @type {Record<Fairness, 'examplesSeen' | 'step' | 'seconds'>} */
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
 * The lowest and highest of all traces.
 *
 * @param {readonly Trace[]} traces
 * @returns {{ low: number, high: number } | null} null where there is nothing
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

/** Whether costs are better seen as powers of ten. @param {readonly Trace[]} traces */
export function isWorthLogarithm(traces) {
    const range = findRange(traces);
    return range !== null && range.low > 0 && range.high / range.low > WORTH_LOGARITHM;
}

/**
 * The marks of a logarithmic axis: 1 to 9 times each power of ten.
 *
 * @param {number} low above 0
 * @param {number} high
 * @returns {number[]} rising, all from `low` to `high`
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
 * Some kept points of a path, evenly chosen, the first and the newest among them.
 *
 * @param {RunPath} path
 * @param {number} most
 * @returns {number[]} their indices
 */
export function pickFew({ count }, most) {
    if (count <= most) return Array.from({ length: count }, (_, i) => i);
    return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}

/** So many steps tell how good an approximation a run's gradients are now. */
const LATELY = 20;

/**
 * The mean angle of the newest kept steps of a path.
 *
 * @param {Pick<RunPath, 'angle'>} path
 * @returns {number | null} in degrees; null where none is known
 */
export function angleLately({ angle }) {
    return findMean([...angle.subarray(-LATELY)]);
}

/** Steps that differ from another by no more than this share of it are about there. */
const ABOUT = 0.2;

/**
 * The mean angle of the kept steps about one of them.
 *
 * @param {Pick<RunPath, 'step' | 'angle'>} path
 * @param {number} at a step
 * @returns {number | null} in degrees; null where none is known
 */
export function angleAbout({ step, angle }, at) {
    return findMean([...angle].filter((_, i) => Math.abs(step[i] - at) <= ABOUT * at));
}

/** @param {number[]} values @returns {number | null} the mean of those that are known */
function findMean(values) {
    const known = values.filter(Number.isFinite);
    return known.length ? known.reduce((sum, each) => sum + each, 0) / known.length : null;
}
