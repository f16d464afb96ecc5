/**
 * The clock of the page. As time passes, it plays the phases of a step or the examples of a mini-batch, then asks for
 * the next step. It changes the cursor and draws nothing.
 */

import { indexOfPhase } from './phases.js';
import { advanced, first, next } from './player.js';
import { required } from './record.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./player.js').Cursor} Cursor */

/** The phase that is shown for each example while examples are played: at its end all nudges are on the stage. */
export const EXAMPLE_PHASE = 'bias_nudges:1';
const SECONDS_PER_EXAMPLE = 0.3;
const SECONDS_FOR_AVERAGE = 1.5;
/** The least and the greatest time between two portions of a run of many steps that has a pace, in seconds. */
const PORTION = 0.1;
const LONGEST_PORTION = 0.5;
/** The longest wait for an example to come to the stage, in seconds. */
const EXAMPLE_TIMEOUT = 3;
/** How many times faster phases play while the server makes steps than when they are played phase by phase. */
const STEP_BY_STEP_PACE = 28;

/**
 * @typedef {object} Deps
 * @property {(cursor: Cursor) => void} moveTo
 * @property {(cursor: Cursor) => void} makeStep asks for a step and moves to the cursor
 * @property {() => boolean} isStepping whether a step command has not been answered yet
 * @property {(due: number) => void} stepOnWay makes steps of a run of many steps
 * @property {(split: string, index: number) => void} focusOn puts an example on the stage
 */

/**
 * Creates the clock of a page.
 *
 * @param {Store} store
 * @param {Deps} deps
 * @returns {(seconds: number) => void} lets that much time pass
 */
export function createClock(store, { moveTo, makeStep, isStepping, stepOnWay, focusOn }) {
    let exampleSeconds = 0;
    let waitedSeconds = 0;
    let restSeconds = 0;
    /** The seconds since the last portion of a run that has a pace. */
    let portionSeconds = 0;
    /**
     * The end of the last phase that has played to its end. Only there the page waits, so that the result can be read.
     *
     * @type {Cursor | null}
     */
    let lastEnd = null;
    /**
     * The example that was on the stage before those of the mini-batch were played.
     *
     * @type {{ split: string, index: number | null } | null}
     */
    let focusBefore = null;

    return (seconds) => {
        if (store.target.value !== null && store.targetPace.value !== null)
            passTraining(seconds, store.targetPace.value);
        else portionSeconds = 0;
        const passesExamples = store.autoplay.value && store.chosenSpeed.value.by === 'examples';
        if (passesExamples) passExamples(seconds);
        else passPhases(seconds);
    };

    /**
     * Makes as many steps as the pace allows, some at a time. Where the server is slower, it sets the pace.
     *
     * @param {number} seconds
     * @param {number} pace steps a second
     */
    function passTraining(seconds, pace) {
        portionSeconds = Math.min(portionSeconds + seconds, LONGEST_PORTION);
        if (isStepping() || portionSeconds < PORTION) return;
        stepOnWay(Math.max(1, Math.round(portionSeconds * pace)));
        portionSeconds = 0;
    }

    /** @param {number} seconds */
    function passPhases(seconds) {
        const now = store.cursor.value;
        const pace = store.room.value?.playing ? STEP_BY_STEP_PACE : 1;
        if (now.direction !== 0) {
            restSeconds = 0;
            const cursor = advanced(now, store.phases.value, seconds, pace);
            const isOver = cursor.direction === 0 && now.direction > 0;
            if (isOver) lastEnd = cursor;
            if (isOver && store.room.value?.playing) goOn(cursor);
            else moveTo(cursor);
        } else if (store.autoplay.value && now.t >= 1 && !isStepping()) {
            restSeconds += seconds;
            const { hold } = store.phases.value[indexOfPhase(store.phases.value, now.phase)];
            if (now !== lastEnd || restSeconds >= hold) goOn(now);
        }
    }

    /** Goes on from the end of a phase if the page or the room plays; else stays there. @param {Cursor} over */
    function goOn(over) {
        if (over.phase === store.until.value) {
            store.autoplay.value = false;
            store.until.value = null;
        }
        const wanted = store.autoplay.value || store.room.value?.playing;
        const follows = wanted ? next(over, store.phases.value) : over;
        if (follows) moveTo(follows);
        else if (store.autoplay.value) makeStep(first(store.phases.value));
        else moveTo(over);
    }

    /**
     * Plays the mini-batch's examples one after the other, then their average, then asks for the next step.
     *
     * @param {number} seconds
     */
    function passExamples(seconds) {
        const examples = store.record.value?.batch;
        if (isStepping()) return;
        if (!examples) return makeStep({ phase: EXAMPLE_PHASE, t: 1, direction: 0 });
        waitedSeconds = isOnItsWay(examples) ? waitedSeconds + seconds : 0;
        if (waitedSeconds > 0 && waitedSeconds < EXAMPLE_TIMEOUT) return;
        exampleSeconds += seconds;
        const isAverage = store.cursor.value.phase === 'average';
        if (exampleSeconds < (isAverage ? SECONDS_FOR_AVERAGE : SECONDS_PER_EXAMPLE)) return;
        exampleSeconds = waitedSeconds = 0;
        const at = (store.exampleAt.value ?? -1) + 1;
        if (at < examples.count) {
            if (at === 0) focusBefore = store.room.value?.focus ?? null;
            store.exampleAt.value = at;
            focusOn('train', examples.index[at]);
            moveTo({ phase: EXAMPLE_PHASE, t: 1, direction: 0 });
        } else if (!isAverage) {
            if (focusBefore && focusBefore.index !== null) focusOn(focusBefore.split, focusBefore.index);
            moveTo({ phase: 'average', t: 1, direction: 0 });
        } else {
            store.exampleAt.value = null;
            makeStep({ phase: EXAMPLE_PHASE, t: 1, direction: 0 });
        }
    }

    /**
     * Whether the example that was asked for has not come to the stage yet.
     *
     * @param {import('./record.js').Batch} examples
     */
    function isOnItsWay({ index, count }) {
        const at = store.exampleAt.value;
        if (at === null || at >= count || store.cursor.value.phase !== EXAMPLE_PHASE) return false;
        const { split, index: shown } = required(store.record.value).focus;
        return split !== 'train' || shown !== index[at];
    }
}
