/**
 * The clock inside a step: how far the current phase has got, and what comes after it.
 *
 * Pure: a cursor and the seconds gone by in, a cursor out. The server makes the steps; this only
 * says when the next one is wanted.
 */

import { indexOfPhase } from './phases.js';

/** @typedef {import('./phases.js').Phase} Phase */

/**
 * @typedef {object} Cursor
 * @property {string} phase id of the phase on show
 * @property {number} t how far it has got, 0 to 1
 * @property {-1 | 0 | 1} direction 1 while it plays on, -1 while it plays back, 0 at rest
 */

/**
 * @typedef {object} Speed
 * @property {string} name
 * @property {'phases' | 'examples' | 'steps'} by what advances at this speed
 * @property {number | null} rate steps a second that the server makes; null: as fast as it goes
 */

/** @type {Speed[]} from one phase at a time to as fast as it goes */
export const SPEEDS = [
    { name: 'phase by phase', by: 'phases', rate: 0 },
    { name: 'example by example', by: 'examples', rate: 0 },
    { name: 'step by step', by: 'steps', rate: 1 },
    { name: '10 steps a second', by: 'steps', rate: 10 },
    { name: '100 steps a second', by: 'steps', rate: 100 },
    { name: '1,000 steps a second', by: 'steps', rate: 1000 },
    { name: 'as fast as it goes', by: 'steps', rate: null },
];

/** Going back through a phase is a reminder, not a lesson: this many times faster. */
const BACK = 3;

/** @type {Cursor} everything a step did is on the stage */
export const WHOLE = { phase: 'update', t: 1, direction: 0 };

/**
 * Let time pass over the current phase.
 *
 * @param {Cursor} cursor
 * @param {Phase[]} phases
 * @param {number} seconds
 * @param {number} pace how many times faster than phase by phase
 * @returns {Cursor} its direction 0 where it has come to an end
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
 * The next phase, from its beginning; null after the last, when a step is wanted.
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
 * The phase before, as it ended; the first stays where it began.
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
 * @returns {Cursor} at the beginning of a step, moving
 */
export function first(phases) {
    return { phase: phases[0].id, t: 0, direction: 1 };
}
