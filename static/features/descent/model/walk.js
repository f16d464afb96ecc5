/**
 * The animation of the runs between two messages of the server. A run moves along its known path: its shown point
 * is never ahead of the computed steps, and it never jumps.
 */

/** @typedef {import('../../race/model/state.js').Paths} Paths */

/**
 * The time in which a run moves to the newest step of a message, in milliseconds: about the time between two messages.
 */
export const WALK_TIME = 110;

/** @typedef {{ race: number, from: number[], to: number[], startedAt: number }} Walk from and to: a step for each
 *     run */

/**
 * @param {Walk | null} walk
 * @param {Paths} paths the newest ones
 * @param {number} now in milliseconds
 * @returns {Walk}
 */
export function continueWalk(walk, paths, now) {
    const to = paths.runs.map(({ step, count }) => step[count - 1]);
    if (walk?.race !== paths.race) return { race: paths.race, from: to, to, startedAt: -Infinity };
    const current = stepsAt(walk, now);
    // a run that is new, or has been restarted, is shown at its newest step
    const from = to.map((step, r) => (current[r] === undefined || current[r] > step ? step : current[r]));
    return { race: paths.race, from, to, startedAt: now };
}

/**
 * The step at which each run is shown; it may be between two steps.
 *
 * @param {Walk} walk
 * @param {number} now in milliseconds
 */
export function stepsAt({ from, to, startedAt }, now) {
    const share = Math.min(1, Math.max(0, (now - startedAt) / WALK_TIME));
    return to.map((step, r) => from[r] + (step - from[r]) * share);
}
