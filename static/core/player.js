/**
 * The cursor inside a step: how far the current phase has got, and which phase comes next.
 *
 * All functions are pure: they take a cursor and return a new one. The server makes the steps; `next` returns null when
 * a new step is needed.
 */

import { say, textIds } from '../text/say.js';
import { indexOfPhase } from './phases.js';

/** @typedef {import('./phases.js').Phase} Phase */

/**
 * @typedef {object} Cursor
 * @property {string} phase id of the current phase
 * @property {number} t the part of the phase that has been played, 0 to 1
 * @property {-1 | 0 | 1} direction 1 while it plays forward, -1 while it plays back, 0 at rest
 */

/**
 * @typedef {object} Speed
 * @property {string} text the id of its name
 * @property {'phases' | 'examples' | 'steps'} by what advances at this speed
 * @property {number | null} rate steps a second that the server makes; null: as many as it can
 */

/** @type {Speed[]} from the slowest to the fastest */
export const SPEEDS = [
    { text: textIds('speed-phases'), by: 'phases', rate: 0 },
    { text: textIds('speed-examples'), by: 'examples', rate: 0 },
    { text: textIds('speed-one-step'), by: 'steps', rate: 1 },
    { text: textIds('speed-steps'), by: 'steps', rate: 10 },
    { text: textIds('speed-steps'), by: 'steps', rate: 100 },
    { text: textIds('speed-steps'), by: 'steps', rate: 1000 },
    { text: textIds('speed-fastest'), by: 'steps', rate: null },
];

/** The name of a speed. @param {Speed} speed */
export const speedName = ({ text, rate }) => say(text, { rate: rate ?? 0 });

/** Steps a second at which one can watch a network learn: from guessing to nine of ten digits in some ten seconds. */
export const WATCHED = 50;

/** A phase plays back this many times faster than forward, since the viewer has seen it already. */
const BACK = 2;

/** The end of a phase, at rest. @param {string} phase @returns {Cursor} */
export const atEndOf = (phase) => ({ phase, t: 1, direction: 0 });

/** The end of a step: all its results are on the stage. */
export const WHOLE = atEndOf('update');

/**
 * Moves the cursor through the current phase.
 *
 * @param {Cursor} cursor
 * @param {Phase[]} phases
 * @param {number} seconds
 * @param {number} pace how many times faster than phase by phase
 * @returns {Cursor} with direction 0 where the phase has ended
 */
export function advanced(cursor, phases, seconds, pace) {
    if (cursor.direction === 0) return cursor;
    const current = phases[indexOfPhase(phases, cursor.phase)];
    const speed = cursor.direction > 0 ? pace : -BACK * pace;
    const t = cursor.t + (seconds * speed) / current.seconds;
    if (t >= 1 && cursor.direction > 0) return { phase: current.id, t: 1, direction: 0 };
    if (t <= 0 && cursor.direction < 0) return previous({ ...cursor, t: 0 }, phases);
    return { ...cursor, phase: current.id, t };
}

/**
 * The beginning of the next phase; null after the last one.
 *
 * @param {Cursor} cursor
 * @param {Phase[]} phases
 * @returns {Cursor | null}
 */
export function next(cursor, phases) {
    const at = indexOfPhase(phases, cursor.phase);
    if (at + 1 >= phases.length) return null;
    return { phase: phases[at + 1].id, t: 0, direction: 1 };
}

/**
 * The end of the phase before; for the first phase its own beginning.
 *
 * @param {Cursor} cursor
 * @param {Phase[]} phases
 * @returns {Cursor}
 */
export function previous(cursor, phases) {
    const at = indexOfPhase(phases, cursor.phase);
    return at === 0 ? { phase: phases[0].id, t: 0, direction: 0 } : { phase: phases[at - 1].id, t: 1, direction: 0 };
}

/**
 * @param {Phase[]} phases
 * @returns {Cursor} the beginning of a step, playing
 */
export function first(phases) {
    return { phase: phases[0].id, t: 0, direction: 1 };
}
