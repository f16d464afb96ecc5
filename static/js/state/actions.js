/**
 * What a person can do. Everything that changes the run goes up to the server as a command; what
 * only changes the view stays here. Nothing draws.
 */

import { batch } from '@preact/signals-core';

import { createClock } from './clock.js';
import { first, next, previous, WHOLE } from './player.js';
import { notify } from './receive.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./store.js').Selection} Selection */
/** @typedef {import('./player.js').Cursor} Cursor */

/** A long run makes its steps in portions of this many, so that every portion is seen. */
const PORTION = 5;

/**
 * @param {Store} store
 * @param {(command: Record<string, unknown>) => boolean} send
 */
export function createActions(store, send) {
    /** The id of the step command that has not been answered yet, 0 for none. */
    const pending = { step: 0, lastId: 0 };

    /** @param {Record<string, unknown>} command */
    const drive = (command) => {
        if (store.driver.value) return send(command);
        notify(store, 'info', 'You are watching: only the one who opened this room can drive it.');
        return false;
    };

    /** @param {Cursor} cursor */
    const moveTo = (cursor) => {
        const moved = cursor.phase !== store.cursor.value.phase;
        store.cursor.value = cursor;
        if (moved && store.driver.value) send({ type: 'cursor', phase: cursor.phase });
    };

    /** @param {number} count @returns {boolean} whether it was sent */
    const step = (count) => {
        const id = pending.lastId + 1;
        if (pending.step || !drive({ type: 'step', count, id })) return false;
        pending.step = pending.lastId = id;
        return true;
    };

    /** @param {Cursor} cursor where to be in the step to come */
    const makeStep = (cursor) => {
        if (step(1)) moveTo(cursor);
    };

    const actions = {
        /** The first step, phase by phase, for whoever opens Nudge for the first time. */
        begin() {
            store.autoplay.value = true;
            makeStep(first(store.phases.value));
        },

        /** @param {import('./moment.js').Moment} moment */
        goTo({ step: count, focus, phase, selection }) {
            if (count > 0) step(count);
            if (focus) drive({ type: 'focus', ...focus });
            if (selection) actions.select(selection);
            if (phase) moveTo({ phase, t: 1, direction: 0 });
        },

        togglePlay: () => (store.isPlaying.value ? actions.pause() : actions.play()),

        play() {
            if (!store.driver.value) return void drive({});
            const { by, rate } = store.chosenSpeed.value;
            if (by === 'steps') {
                store.autoplay.value = false;
                drive({ type: 'play', rate });
            } else {
                store.autoplay.value = true;
                const { t, direction, phase } = store.cursor.value;
                if (direction === 0 && t < 1) store.cursor.value = { phase, t, direction: 1 };
            }
        },

        pause() {
            batch(() => {
                store.autoplay.value = false;
                store.target.value = null;
                store.exampleAt.value = null;
            });
            if (store.room.value?.playing) drive({ type: 'pause' });
        },

        nextPhase() {
            actions.pause();
            const { phase, t, direction } = store.cursor.value;
            const from = { phase, t, direction: /** @type {const} */ (1) };
            if (direction === 0 && t === 0) return moveTo(from);
            const follows = next(from, store.phases.value);
            if (follows) moveTo(follows);
            else makeStep(first(store.phases.value));
        },

        previousPhase() {
            actions.pause();
            const { phase, t } = store.cursor.value;
            if (t > 0 && !store.view.value.still) moveTo({ phase, t, direction: -1 });
            else moveTo(previous(store.cursor.value, store.phases.value));
        },

        /** @param {string} phase */
        showPhase(phase) {
            actions.pause();
            moveTo({ phase, t: 0, direction: 1 });
        },

        nextStep() {
            actions.pause();
            makeStep({ ...store.cursor.value, t: 1, direction: 0 });
        },

        previousStep() {
            const step = store.room.value?.step ?? 0;
            if (step > 0) actions.seek(step - 1);
        },

        /** @param {number} step */
        seek(step) {
            actions.pause();
            drive({ type: 'seek', step });
        },

        reset() {
            actions.pause();
            drive({ type: 'reset' });
            moveTo({ phase: 'forward', t: 0, direction: 0 });
        },

        /** @param {number} steps to train now, seen as they are made */
        train(steps) {
            if (!store.driver.value) return void drive({});
            actions.pause();
            moveTo(WHOLE);
            store.target.value = (store.room.value?.step ?? 0) + steps;
            actions.onAnswered(pending.step);
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

        /** @param {'train' | 'test'} split @param {number} index */
        focus(split, index) {
            store.exampleAt.value = null;
            if (drive({ type: 'focus', split, index }) && store.autoplay.value) {
                moveTo(first(store.phases.value));
            }
        },

        /**
         * Put another example on the stage: the next one of `label`, or of the ones for which
         * `isWanted`, after the present one.
         *
         * @param {(index: number, label: number) => boolean} isWanted
         */
        focusNext(isWanted) {
            const labels = store.examples.value?.labels.test;
            const focus = store.room.value?.focus;
            if (!labels || !focus) return;
            const start = focus.split === 'test' ? (focus.index ?? -1) : -1;
            for (let i = 1; i <= labels.length; i++) {
                const index = (start + i) % labels.length;
                if (isWanted(index, labels[index])) return actions.focus('test', index);
            }
            notify(store, 'info', 'There is no such example.');
        },

        focusNextMistake: () => actions.focusNext((index) => store.mistakes.value.has(index)),

        /** @param {Record<string, unknown>} settings */
        configure: (settings) => drive({ type: 'configure', settings }),

        /** @param {Selection | null} selection */
        select(selection) {
            store.selection.value = selection;
            if (!store.driver.value) return;
            const { layer, index, from } = selection ?? {};
            const weight = typeof from === 'number' ? { from } : {};
            send(selection ? { type: 'select', layer, index, ...weight } : { type: 'select' });
        },

        /** @param {Partial<import('./store.js').View>} changes */
        look(changes) {
            store.view.value = { ...store.view.value, ...changes };
        },

        /** @param {number} id */
        dismiss(id) {
            store.notices.value = store.notices.value.filter((notice) => notice.id !== id);
        },

        /** The server has done what was asked, or refused it. @param {number | null} id */
        onAnswered(id) {
            if (id !== pending.step) return;
            pending.step = 0;
            const target = store.target.value;
            if (target === null) return;
            const left = target - (store.room.value?.step ?? 0);
            if (left > 0 && !store.room.value?.diverged) {
                step(Math.min(PORTION, left));
            } else store.target.value = null;
        },

        /** The connection is gone: no answer will come. */
        onLost() {
            pending.step = 0;
            store.target.value = null;
        },

        /** Let time pass, in seconds. */
        tick: createClock(store, {
            moveTo,
            makeStep,
            isStepping: () => pending.step !== 0,
            focusOn: (index) => send({ type: 'focus', split: 'train', index }),
        }),
    };

    return actions;
}

/** @typedef {ReturnType<typeof createActions>} Actions */
