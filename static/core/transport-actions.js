/** How the run goes on: played, held, phase by phase, step by step, or many steps at once. */

import { batch } from '@preact/signals-core';

import { first, next, previous, WHOLE } from './player.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./player.js').Cursor} Cursor */

/**
 * @param {Store} store
 * @param {object} deps
 * @param {(command: Record<string, unknown>) => boolean} deps.drive
 * @param {(cursor: Cursor) => void} deps.moveTo
 * @param {(cursor: Cursor) => void} deps.makeStep
 * @param {ReturnType<typeof import('./commands-in-flight.js').createCommandsInFlight>} deps.inFlight
 */
export function createTransport(store, { drive, moveTo, makeStep, inFlight }) {
    const actions = {
        togglePlay: () => (store.isPlaying.value ? actions.pause() : actions.play()),

        play() {
            if (!store.driver.value) return void drive({});
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

        /** Let a phase that was held go on. @returns {boolean} whether there was one */
        resume() {
            const { t, direction, phase } = store.cursor.value;
            if (direction !== 0 || t >= 1) return false;
            moveTo({ phase, t, direction: 1 });
            return true;
        },

        /** Hold everything where it is: the steps, the examples, and what is on its way. */
        pause() {
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
            if (!store.room.value?.playing) return;
            store.halting.value = true;
            drive({ type: 'pause' });
        },

        /** On through a phase that was held, else to the next; after the last comes a step. */
        nextPhase() {
            const wasMoving = store.cursor.value.direction > 0;
            actions.pause();
            if (!wasMoving && actions.resume()) return;
            const follows = next(store.cursor.value, store.phases.value);
            if (follows) moveTo(follows);
            else makeStep(first(store.phases.value));
        },

        /** Back through the present phase; where that is under way already, one phase more. */
        previousPhase() {
            const isGoingBack = store.cursor.value.direction < 0;
            actions.pause();
            const from = isGoingBack ? previous(store.cursor.value, store.phases.value) : store.cursor.value;
            if (from.t > 0 && !store.view.value.still) moveTo({ ...from, direction: -1 });
            else moveTo(previous(from, store.phases.value));
        },

        /**
         * Play a phase, or hold it (`direction` 0) where `t` of it has gone by.
         *
         * @param {string} phase
         * @param {number} [t]
         * @param {0 | 1} [direction]
         */
        showPhase(phase, t = 0, direction = 1) {
            actions.pause();
            moveTo({ phase, t, direction });
        },

        nextStep() {
            if (inFlight.isStepping() && store.target.value === null) return inFlight.oneMore();
            actions.pause();
            makeStep({ ...store.cursor.value, t: 1, direction: 0 });
        },

        previousStep() {
            const step = inFlight.goal('step') ?? store.room.value?.step ?? 0;
            if (step > 0) actions.seek(step - 1);
        },

        /** @param {number} step */
        seek(step) {
            actions.pause();
            inFlight.headFor('step', step, { type: 'seek', step });
        },

        reset() {
            actions.pause();
            inFlight.headFor('step', 0, { type: 'reset' });
            moveTo({ phase: 'forward', t: 0, direction: 0 });
        },

        /** @param {number} steps to train now, seen as they are made */
        train(steps) {
            if (!store.driver.value) return void drive({});
            actions.pause();
            moveTo(WHOLE);
            store.target.value = (store.room.value?.step ?? 0) + steps;
            if (!inFlight.isStepping()) inFlight.onStepped();
        },

        /** @param {number} speed */
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
