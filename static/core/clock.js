/**
 * Time on the page: it lets phases pass, and examples, and asks for the next step when they are
 * over. It knows what follows what; how that is drawn it does not.
 */

import { indexOfPhase } from './phases.js';
import { advanced, first, next } from './player.js';
import { required } from './record.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./player.js').Cursor} Cursor */

/** Which phase shows all of one example's nudges at once, while examples pass by. */
export const EXAMPLE_PHASE = 'bias_nudges:1';
const SECONDS_PER_EXAMPLE = 0.3;
const SECONDS_FOR_AVERAGE = 1.5;
/** An example that has been asked for and is not on the stage yet is waited for, but no longer than this. */
const PATIENCE = 3;
/** A step a second leaves this many times less time for its phases than phase by phase does. */
const STEP_BY_STEP_PACE = 28;

/**
 * @typedef {object} Deps how what time brings about is carried out
 * @property {(cursor: Cursor) => void} moveTo
 * @property {(cursor: Cursor) => void} makeStep make one, and be there when it is asked for
 * @property {() => boolean} isStepping a step has been asked for and not been made yet
 * @property {(split: string, index: number) => void} focusOn an example
 */

/**
 * @param {Store} store
 * @param {Deps} deps
 * @returns {(seconds: number) => void} lets that much time pass
 */
export function createClock(store, { moveTo, makeStep, isStepping, focusOn }) {
    let onExample = 0;
    let awaited = 0;
    let held = 0;
    /** Where the last phase to end ended: there what came out stays for a while, elsewhere not. */
    /** @type {Cursor | null} */
    let ended = null;
    /** The example that was on the stage before the mini-batch's passed by. */
    /** @type {{ split: string, index: number | null } | null} */
    let before = null;

    return (seconds) => {
        const passesExamples = store.autoplay.value && store.chosenSpeed.value.by === 'examples';
        if (passesExamples) passExamples(seconds);
        else passPhases(seconds);
    };

    /** @param {number} seconds */
    function passPhases(seconds) {
        const now = store.cursor.value;
        const pace = store.room.value?.playing ? STEP_BY_STEP_PACE : 1;
        if (now.direction !== 0) {
            held = 0;
            const cursor = advanced(now, store.phases.value, seconds, pace);
            const isOver = cursor.direction === 0 && now.direction > 0;
            if (isOver) ended = cursor;
            if (isOver && store.room.value?.playing) goOn(cursor);
            else moveTo(cursor);
        } else if (store.autoplay.value && now.t >= 1 && !isStepping()) {
            held += seconds;
            const { hold } = store.phases.value[indexOfPhase(store.phases.value, now.phase)];
            if (now !== ended || held >= hold) goOn(now);
        }
    }

    /** A phase has come to its end: the next, if somebody wants it. @param {Cursor} over */
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

    /** The mini-batch's examples one after the other, then their average, then the next step. */
    /** @param {number} seconds */
    function passExamples(seconds) {
        const examples = store.record.value?.batch;
        if (isStepping()) return;
        if (!examples) return makeStep({ phase: EXAMPLE_PHASE, t: 1, direction: 0 });
        awaited = isOnItsWay(examples) ? awaited + seconds : 0;
        if (awaited > 0 && awaited < PATIENCE) return;
        onExample += seconds;
        const isAverage = store.cursor.value.phase === 'average';
        if (onExample < (isAverage ? SECONDS_FOR_AVERAGE : SECONDS_PER_EXAMPLE)) return;
        onExample = awaited = 0;
        const at = (store.exampleAt.value ?? -1) + 1;
        if (at < examples.count) {
            if (at === 0) before = store.room.value?.focus ?? null;
            store.exampleAt.value = at;
            focusOn('train', examples.index[at]);
            moveTo({ phase: EXAMPLE_PHASE, t: 1, direction: 0 });
        } else if (!isAverage) {
            if (before && before.index !== null) focusOn(before.split, before.index);
            moveTo({ phase: 'average', t: 1, direction: 0 });
        } else {
            store.exampleAt.value = null;
            makeStep({ phase: EXAMPLE_PHASE, t: 1, direction: 0 });
        }
    }

    /** Whether the example whose turn it is has not come to the stage. @param {import('./record.js').Batch} examples */
    function isOnItsWay({ index, count }) {
        const at = store.exampleAt.value;
        if (at === null || at >= count || store.cursor.value.phase !== EXAMPLE_PHASE) return false;
        const { split, index: shown } = required(store.record.value).focus;
        return split !== 'train' || shown !== index[at];
    }
}
