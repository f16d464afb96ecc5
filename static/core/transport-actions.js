/** Actions that play, pause and step through the run. */

import { batch } from '@preact/signals-core';

import { first, next, previous, WHOLE } from './player.js';
import { notify } from './receive.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./player.js').Cursor} Cursor */

/**
 * Creates these actions.
 *
 * @param {Store} store
 * @param {object} deps
 * @param {(command: Record<string, unknown>) => boolean} deps.drive sends a command; returns whether it was sent
 * @param {() => void} deps.notifyWatching tells a viewer that only the driver can do this
 * @param {(cursor: Cursor) => void} deps.moveTo
 * @param {ReturnType<typeof import('./commands-in-flight.js').createCommandsInFlight>} deps.inFlight
 */
export function createTransport(store, { drive, notifyWatching, moveTo, inFlight }) {
    /** Makes a step that somebody has asked for. @param {Cursor} cursor where it starts to be shown */
    const makeStepAsWished = (cursor) => {
        if (inFlight.stepAsWished(1)) moveTo(cursor);
    };

    /** Pauses what this page does by itself, and a run of many steps. */
    const pausePage = () => {
        batch(() => {
            store.autoplay.value = false;
            store.until.value = null;
            store.target.value = null;
            store.exampleAt.value = null;
            if (store.cursor.value.direction !== 0) {
                store.cursor.value = { ...store.cursor.value, direction: 0 };
            }
        });
        inFlight.noMore();
    };

    /** Pauses the room. @param {() => void} then called once it is paused */
    const halt = (then) => {
        store.halting.value = inFlight.ask({ type: 'pause' }, (error) => {
            if (error === null) return then();
            store.halting.value = false;
            notify(store, 'error', error);
        });
    };

    const actions = {
        togglePlay: () => (store.isPlaying.value ? actions.pause() : actions.play()),

        /** Plays at the chosen speed: the room makes the steps, or the page plays the phases. */
        play() {
            if (!store.driver.value) return notifyWatching();
            const { by, rate } = store.chosenSpeed.value;
            if (by === 'steps') {
                store.autoplay.value = false;
                store.halting.value = false;
                drive({ type: 'play', rate });
            } else {
                store.autoplay.value = true;
                actions.resume();
            }
        },

        /** Plays a paused phase to its end. @returns {boolean} whether there was one */
        resume() {
            const { t, direction, phase } = store.cursor.value;
            if (direction !== 0 || t >= 1) return false;
            moveTo({ phase, t, direction: 1 });
            return true;
        },

        /** Pauses everything: the phase, the examples, the room, and a run of many steps. */
        pause() {
            pausePage();
            if (store.room.value?.playing) halt(() => {});
        },

        /**
         * Pauses everything, and calls `then` once no more steps come: what is on show is of the last one then.
         *
         * @param {() => void} then not called where the room could not be paused: that is a notice
         */
        pauseThen(then) {
            pausePage();
            halt(then);
        },

        /** Plays a paused phase to its end, else the next phase; after the last one makes a step. */
        nextPhase() {
            const wasMoving = store.cursor.value.direction > 0;
            actions.pause();
            if (!wasMoving && actions.resume()) return;
            const follows = next(store.cursor.value, store.phases.value);
            if (follows) moveTo(follows);
            else makeStepAsWished(first(store.phases.value));
        },

        /** Plays the current phase back; where it is playing back already, the phase before it. */
        previousPhase() {
            const isGoingBack = store.cursor.value.direction < 0;
            actions.pause();
            const from = isGoingBack ? previous(store.cursor.value, store.phases.value) : store.cursor.value;
            if (from.t > 0 && !store.view.value.still) moveTo({ ...from, direction: -1 });
            else moveTo(previous(from, store.phases.value));
        },

        /**
         * Plays a phase from `t` on, or shows it there at rest (`direction` 0).
         *
         * @param {string} phase
         * @param {number} [t]
         * @param {0 | 1} [direction]
         */
        showPhase(phase, t = 0, direction = 1) {
            actions.pause();
            moveTo({ phase, t, direction });
        },

        /** Makes one step, after the steps that have been asked for. */
        nextStep() {
            if (inFlight.isStepping() && store.target.value === null) return inFlight.oneMore();
            actions.pause();
            makeStepAsWished({ ...store.cursor.value, t: 1, direction: 0 });
        },

        /** Goes back one step. */
        previousStep() {
            const step = inFlight.goal('step') ?? store.progress.value.step;
            if (step > 0) actions.seek(step - 1);
        },

        /** Goes to a step of the run. @param {number} step */
        seek(step) {
            actions.pause();
            inFlight.headFor('step', step, { type: 'seek', step });
        },

        /** Goes back to step 0. */
        reset() {
            actions.pause();
            inFlight.headFor('step', 0, { type: 'reset' });
            if (store.place.value !== 'story') moveTo({ phase: 'forward', t: 0, direction: 0 });
        },

        /**
         * Makes many steps, in portions.
         *
         * @param {number} steps
         * @param {number | null} [pace] steps a second; null: as many as it can
         */
        train(steps, pace = null) {
            if (!store.driver.value) return notifyWatching();
            actions.pause();
            moveTo(WHOLE);
            store.targetPace.value = pace;
            store.target.value = store.progress.value.step + steps;
            if (!inFlight.isStepping()) inFlight.onStepped();
        },

        /** Chooses a speed; what plays goes on at that speed. @param {number} speed index in SPEEDS */
        chooseSpeed(speed) {
            const wasPlaying = store.isPlaying.value;
            store.speed.value = speed;
            if (wasPlaying) {
                actions.pause();
                actions.play();
            }
        },
    };
    return actions;
}
