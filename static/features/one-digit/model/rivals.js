/** The race of two networks from one start: one trains on a single digit, the other on all digits. */

import { signal } from '@preact/signals-core';
import { percent } from '../../../text/format.js';
import { say } from '../../../text/say.js';

/** @typedef {'only' | 'all'} TrainedOn */
/** @typedef {{ trained_on: TrainedOn, step: number, examples_seen: number, accuracy: number,
 *     predicted: number[], diverged?: string }} Standing `predicted`: number of test images for each
 *     answer */

/**
 * @typedef {object} RivalRace
 * @property {number} label the single digit
 * @property {number} steps number of steps to make
 * @property {Standing | null} only
 * @property {Standing | null} all
 * @property {string} trouble why it ended early
 */

/** The race on show, as a signal: the panel and the chapter's sentences tell of it. */
export const createRivals = () => ({ race: signal(/** @type {RivalRace | null} */ (null)) });

/** @param {number} label @param {number} steps @returns {RivalRace} */
export function newRace(label, steps) {
    return { label, steps, only: null, all: null, trouble: '' };
}

/**
 * Returns the race after one more line of the server.
 *
 * @param {RivalRace} race
 * @param {any} line the first line has the set-up; a later one is a standing, or an error
 * @returns {RivalRace}
 */
export function addLine(race, line) {
    if (line.error) return { ...race, trouble: line.error.message };
    if (!line.trained_on) return race;
    return { ...race, [line.trained_on]: line };
}

/** Returns the number of test images. @param {Standing} standing */
export function countImages({ predicted }) {
    return predicted.reduce((sum, each) => sum + each, 0);
}

/** Returns the share of the test images for each answer. @param {Standing | null} standing */
export function findShares(standing) {
    if (!standing) return null;
    const count = countImages(standing);
    return standing.predicted.map((each) => each / count);
}

/**
 * Returns the result as a sentence; empty before the first standings.
 *
 * @param {RivalRace} race
 */
export function toOutcomeText({ label, only, all, trouble }) {
    if (!only || !all) return trouble;
    const result = say('one-digit-outcome', {
        step: only.step,
        digit: label,
        called: only.predicted[label],
        count: countImages(only),
        only_share: percent(only.accuracy),
        all_share: percent(all.accuracy),
    });
    return [result, only.diverged, all.diverged, trouble].filter(Boolean).join(' ');
}
