/**
 * What a person can do. Everything that changes the run goes up to the server as a command; what
 * only changes the view stays here. Nothing draws.
 */

import { batch } from '@preact/signals-core';

import { createApplyActions } from './apply-actions.js';
import { createClock } from './clock.js';
import { createDirection } from './direction.js';
import { createDrawActions } from './draw-actions.js';
import { createErrands } from './errands.js';
import { createKeptActions } from './kept-actions.js';
import { first, next, previous, WHOLE } from './player.js';
import { createRaceActions } from './race-actions.js';
import { notify } from './receive.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./store.js').Selection} Selection */
/** @typedef {import('./player.js').Cursor} Cursor */

/**
 * @param {Store} store
 * @param {(command: Record<string, unknown>) => boolean} send
 * @param {import('./kept-actions.js').Keepers | null} [keepers] of drawings
 */
export function createActions(store, send, keepers = null) {
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

    const errands = createErrands(store, drive, () => {
        if (store.place.value === 'story') direction.setTheStage();
    });

    /** @param {Cursor} cursor where to be in the step to come */
    const makeStep = (cursor) => {
        if (errands.step(1)) moveTo(cursor);
    };

    const direction = createDirection(store, {
        select: (selection) => actions.select(selection),
        pause: () => actions.pause(),
        moveTo,
        send,
    });

    const clock = createClock(store, {
        moveTo,
        makeStep,
        isStepping: errands.isStepping,
        focusOn: (split, index) => send({ type: 'focus', split, index }),
    });

    const actions = {
        ...direction,
        ...createRaceActions(store, { drive, ask: errands.ask, pause: () => actions.pause() }),
        ...createDrawActions(store, { ask: errands.ask, pause: () => actions.pause(), moveTo, refuse: () => void drive({}) }),
        ...createKeptActions(store, keepers),
        ...createApplyActions(store, {
            ask: errands.ask,
            isStepping: errands.isStepping,
            pause: () => actions.pause(),
            sayLabel: (label) => actions.sayLabel(label),
            showPhase: (...phase) => actions.showPhase(...phase),
        }),

        /**
         * The first step for whoever opens Nudge for the first time: phase by phase, in the story as
         * its chapter says.
         *
         * @param {import('./moment.js').Moment | null} [moment] that the address names
         */
        begin(moment = null) {
            if (moment) actions.goTo(moment);
            else if (store.place.value === 'draw') return; // the first stroke begins
            const isStory = store.place.value === 'story';
            const cue = direction.cue() ?? (isStory ? WHOLE : first(store.phases.value));
            if (!moment) makeStep(cue);
            else if (!moment.phase) moveTo(cue);
            store.autoplay.value = !moment?.phase && cue !== WHOLE;
            const isSelected = moment?.selection || !isStory;
            if (!isSelected) errands.afterwards(direction.selectForChapter);
        },

        /** @param {import('./moment.js').Moment} moment */
        goTo({ step: count, focus, phase, selection }) {
            if (focus) drive({ type: 'focus', ...focus }); // first: what is selected then depends on it
            if (count > 0) errands.step(count);
            if (selection) actions.select(selection);
            if (phase) moveTo({ phase, t: 1, direction: 0 });
        },

        /** Play or hold what stands in the middle. */
        toggleCentre: () => (store.centre.value === 'descent' ? actions.toggleRace() : actions.togglePlay()),

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
            errands.noMore();
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
            if (errands.isStepping() && store.target.value === null) return errands.oneMore();
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
            if (!errands.isStepping()) errands.onStepped();
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
                moveTo(direction.cue() ?? first(store.phases.value));
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

        /**
         * @param {Record<string, unknown>} settings
         * @param {(error: string | null) => void} answered with the server's sentence if it refused
         */
        configure(settings, answered) {
            errands.ask({ type: 'configure', settings }, answered);
        },

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

        onAnswered: errands.onAnswered,
        onLost() {
            errands.onLost();
            actions.drawLost();
            actions.applyLost();
        },

        /** Let time pass, in seconds. @param {number} seconds */
        tick(seconds) {
            clock(seconds);
            actions.tickApply(seconds);
            actions.tickDraw(seconds);
        },
    };

    return actions;
}

/** @typedef {ReturnType<typeof createActions>} Actions */
