/** The settings of a race that begins close to its walkers, so that each step can be seen. Pure. */

import { USUAL_RACE } from './state.js';

/** @typedef {import('./state.js').RaceSettings} RaceSettings */
/** @typedef {import('./state.js').RaceState} RaceState */

/** The steps of mini-batches in a second. */
const PACE = 3;
/** The number of steps that are seen from close: the server knows the steps of all examples beside them. */
export const CLOSE_STEPS = 24;

/**
 * The settings of a race that begins close to its walkers: those of a usual one, of examples, with mini-batches. Others
 * are left as somebody has chosen them.
 *
 * @param {RaceSettings} settings
 * @param {number} train number of training examples
 * @returns {RaceSettings}
 */
export function fromClose(settings, train) {
    const size = settings.runs.map(({ batch_size }) => batch_size).find((each) => each !== 'full');
    const { speed, fairness, plane } = settings;
    const isUsual = speed === USUAL_RACE.speed && fairness === 'examples' && plane.kind === 'paths';
    if (!isUsual || typeof size !== 'number' || size >= train) return settings;
    return { ...settings, speed: (PACE * size) / train, plane: { ...plane, kind: 'steps' } };
}

/**
 * How far the quick run of a race is on the plane of its first single steps: it makes them ('near'), has made them and
 * waits ('waiting'), or goes on ('past').
 *
 * @param {RaceState} race
 * @returns {'near' | 'waiting' | 'past' | null} null where the race has another plane, or no quick run
 */
export function findCloseStage({ settings, runs, playing, over }) {
    const quick = runs.find(({ full }) => !full);
    if (settings.plane.kind !== 'steps' || !quick) return null;
    if (quick.step < CLOSE_STEPS) return 'near';
    return playing || over ? 'past' : 'waiting';
}
