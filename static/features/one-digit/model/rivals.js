/** Two networks from one start, one of which hears of a single digit: how the race goes. */

import { percent, whole } from '../../../text/format.js';

/** @typedef {'only' | 'all'} TrainedOn */
/** @typedef {{ trained_on: TrainedOn, step: number, examples_seen: number, accuracy: number,
 *     predicted: number[], diverged?: string }} Standing predicted: test images by what they are called */

/**
 * @typedef {object} Race
 * @property {number} label the only digit that one of them hears of
 * @property {number} steps how many they are to make
 * @property {Standing | null} only
 * @property {Standing | null} all
 * @property {string} trouble why it ended early
 */

/** @param {number} label @param {number} steps @returns {Race} */
export function newRace(label, steps) {
    return { label, steps, only: null, all: null, trouble: '' };
}

/**
 * The race after one more line of the server's.
 *
 * @param {Race} race
 * @param {any} line the first names the race, a later one is a standing, or says what went wrong
 * @returns {Race}
 */
export function heard(race, line) {
    if (line.error) return { ...race, trouble: line.error.message };
    if (!line.trained_on) return race;
    return { ...race, [line.trained_on]: line };
}

/** How many test images there are. @param {Standing} standing */
export function countDigit({ predicted }) {
    return predicted.reduce((sum, each) => sum + each, 0);
}

/** The share of the test images that is called each digit. @param {Standing | null} standing */
export function findShares(standing) {
    if (!standing) return null;
    const count = countDigit(standing);
    return standing.predicted.map((each) => each / count);
}

/**
 * What came of it, in a sentence; nothing while nothing has been made.
 *
 * @param {Race} race
 */
export function outcome({ label, only, all, trouble }) {
    if (!only || !all) return trouble;
    const called = `${whole(only.predicted[label])} of ${whole(countDigit(only))}`;
    const result =
        `After ${whole(only.step)} ${only.step === 1 ? 'step' : 'steps'} the one that heard only ${label}s calls ${called} images a ${label}: ` +
        `${percent(only.accuracy)} right. The other has ${percent(all.accuracy)} right.`;
    return [result, only.diverged, all.diverged, trouble].filter(Boolean).join(' ');
}
