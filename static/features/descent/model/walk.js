/**
 * Between two messages of the server a run walks on along what it has made: its newest point is never ahead
 * of what was computed, and never leaps.
 */

/** @typedef {import('../../race/model/state.js').Paths} Paths */

/** How long a walker takes for what a message brings, in milliseconds: about as long as until the next. */
export const STRIDE = 110;

/** @typedef {{ race: number, from: number[], to: number[], startedAt: number }} Walk steps, one for each run */

/**
 * @param {Walk | null} walk
 * @param {Paths} paths that have come
 * @param {number} now in milliseconds
 * @returns {Walk}
 */
export function walkedOn(walk, paths, now) {
    const to = paths.runs.map(({ step, count }) => step[count - 1]);
    if (walk?.race !== paths.race) return { race: paths.race, from: to, to, startedAt: -Infinity };
    const here = stepsAt(walk, now);
    // one that is new, or has begun again, stands where it is
    const from = to.map((step, r) => (here[r] === undefined || here[r] > step ? step : here[r]));
    return { race: paths.race, from, to, startedAt: now };
}

/**
 * At which step, or between which, each run is seen.
 *
 * @param {Walk} walk
 * @param {number} now in milliseconds
 */
export function stepsAt({ from, to, startedAt }, now) {
    const share = Math.min(1, Math.max(0, (now - startedAt) / STRIDE));
    return to.map((step, r) => from[r] + (step - from[r]) * share);
}
