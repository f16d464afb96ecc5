/**
 * The actions for one example: label it, make one gradient step on it alone, undo such steps, or repeat them until the
 * network agrees.
 */

import { batch } from '@preact/signals-core';
import { createDrawActions } from './actions.js';
import { createTeach, MOST_REPEATS, measureBoth, toStageKey, usualRate } from './single-step.js';
import { createDraw } from './state.js';

/** @typedef {import('../../../core/store.js').Store} Store */
/** @typedef {import('./single-step.js').Measure} Measure */
/** @typedef {import('../../../protocol.js').Done} Done */

/** Seconds between repeated steps. The gap shrinks from FIRST_GAP to LEAST_GAP by the factor FASTER a step. */
const FIRST_GAP = 0.5;
const LEAST_GAP = 0.1;
const FASTER = 0.85;

/** The last phase that belongs to one example alone. The phases play up to it when an example is labelled. */
const LAST_PHASE = 'bias_nudges:1';

/**
 * @typedef {Pick<import('../../../core/actions.js').Deps, 'ask' | 'isStepping' | 'pause' | 'pauseThen' | 'showPhase' |
 *     'use'>} Deps
 */

/** @param {Store} store @param {Deps} deps */
export function createSingleStepActions(store, { ask, isStepping, pause, pauseThen, showPhase, use }) {
    const teach = store.use(createTeach);
    const draw = store.use(createDraw);
    const { setLabel } = use(createDrawActions);
    const pace = { elapsed: 0, gap: FIRST_GAP };
    /** Whether undo waits for the answer to the command in flight. */
    const next = { undo: false };

    /** Calls `then` when the room is paused, so that the step on show is known. @param {() => void} then */
    const whenIdle = (then) => {
        if (store.room.value?.playing || isStepping()) return pauseThen(then);
        if (store.isPlaying.value) pause();
        then();
    };

    /**
     * Sends a command, unless another one is in flight.
     *
     * @param {Record<string, unknown>} command
     * @param {(done: Done | undefined) => void} onDone
     */
    const carryOut = (command, onDone) => {
        if (teach.isBusy.value) return;
        teach.error.value = '';
        const answered = (/** @type {string | null} */ error, /** @type {Done | undefined} */ done) =>
            batch(() => {
                teach.isBusy.value = false;
                teach.error.value = error ?? '';
                if (error === null) onDone(done);
                else endRepeat('rejected');
                if (next.undo) actions.undoSingleSteps();
            });
        teach.isBusy.value = ask(command, answered);
    };

    /**
     * @param {{ rate: number, again: boolean }} how
     * @param {(before: Measure, after: Measure) => void} onDone
     */
    const apply = ({ rate, again }, onDone) =>
        carryOut({ type: 'apply', learning_rate: rate, ...(again ? { again } : {}) }, (done) => {
            if (!done?.applied) return;
            const { before, after } = measureBoth(done.applied);
            teach.undone.value = null;
            showPhase(LAST_PHASE, 1, 0); // shows the nudges of the step that was made
            onDone(before, after);
        });

    /** @param {import('./single-step.js').Repeat['state']} state */
    const endRepeat = (state) => {
        const { repeat } = teach;
        if (repeat.value?.state === 'running') repeat.value = { ...repeat.value, state };
    };

    /** Makes the next repeated step. Ends the repeat where the stage has changed, phases play, or somebody draws. */
    const makeNextStep = () => {
        const running = teach.repeat.value;
        if (running?.state !== 'running') return;
        const { stageKey, label, rate, points, shown } = running;
        const isDrawn = draw.isDrawing.value || draw.isOnItsWay.value;
        if (stageKey !== toStageKey(store.record.value) || store.isPlaying.value || isDrawn)
            return endRepeat('stopped');
        apply({ rate, again: points.length > 0 }, (before, after) => {
            const all = [...(points.length > 0 ? points : [before]), after];
            teach.repeat.value = { ...running, points: all, state: stateAfter(all, label, teach.repeat.value?.state) };
            teach.outcome.value = { stageKey, label, shown, before: all[0], after, rate, count: all.length - 1 };
        });
    };

    const actions = {
        /**
         * Labels the example on the stage, and plays what it asks of the network.
         *
         * @param {number} label
         */
        shouldBe(label) {
            const focus = store.room.value?.focus;
            // A stored example with this label needs no change.
            if (!focus || focus.split === 'drawn' || focus.label !== label) setLabel(label);
            if (!store.driver.value) return;
            showPhase('cost');
            store.until.value = LAST_PHASE;
            store.autoplay.value = true;
        },

        /** Sets the learning rate of steps for one example. @param {number | null} rate null: the usual rate */
        setSingleStepRate: (rate) => void (teach.rate.value = rate),

        /** Makes one step for the example on the stage alone. */
        applySingleStep() {
            const rate = findRate(teach, store);
            whenIdle(() => {
                const shown = store.record.value?.exampleCost ?? NaN;
                apply({ rate, again: false }, (before, after) => {
                    const label = store.room.value?.focus.label ?? 0;
                    teach.repeat.value = null;
                    teach.outcome.value = {
                        stageKey: toStageKey(store.record.value),
                        label,
                        shown,
                        before,
                        after,
                        rate,
                        count: 1,
                    };
                });
            });
        },

        /** Undoes the last such step, to the bit. Repeated steps are undone together. */
        undoSingleSteps() {
            endRepeat('stopped');
            next.undo = teach.isBusy.value;
            carryOut({ type: 'undo' }, (done) => {
                const accuracy = done?.room.test_accuracy ?? null;
                teach.undone.value = {
                    stageKey: toStageKey(store.record.value),
                    from: teach.outcome.value?.before ?? null,
                    accuracy,
                };
                teach.outcome.value = teach.repeat.value = null;
            });
        },

        /** Repeats steps for the example on the stage until the network answers its label. */
        repeatUntilItAgrees() {
            const rate = findRate(teach, store);
            whenIdle(() => {
                const label = store.room.value?.focus.label ?? 0;
                pace.elapsed = pace.gap = FIRST_GAP;
                teach.undone.value = teach.outcome.value = null;
                teach.repeat.value = {
                    stageKey: toStageKey(store.record.value),
                    label,
                    rate,
                    shown: store.record.value?.exampleCost ?? NaN,
                    points: [],
                    state: 'running',
                };
            });
        },

        stopRepeating: () => endRepeat('stopped'),

        needsTime: () => teach.repeat.value?.state === 'running',

        /** Makes the next repeated step when it is due. @param {number} seconds since the last tick */
        tick(seconds) {
            if (teach.repeat.value?.state !== 'running' || teach.isBusy.value) return;
            pace.elapsed += seconds;
            if (pace.elapsed < pace.gap) return;
            pace.elapsed = 0;
            pace.gap = Math.max(LEAST_GAP, FASTER * pace.gap);
            makeNextStep();
        },

        /** The connection is lost: no answer will come. */
        onLost() {
            teach.isBusy.value = next.undo = false;
            endRepeat('stopped');
        },
    };
    return actions;
}

/**
 * @param {Measure[]} points
 * @param {number} label
 * @param {import('./single-step.js').Repeat['state'] | undefined} now
 */
function stateAfter(points, label, now) {
    if (points[points.length - 1].digit === label) return 'agrees';
    if (now !== 'running') return 'stopped'; // it was stopped while this step was in flight
    return points.length > MOST_REPEATS ? 'most' : 'running';
}

/**
 * Returns the learning rate of a step for one example.
 *
 * @param {import('./single-step.js').Teach} teach
 * @param {Store} store
 */
function findRate({ rate }, { room }) {
    return rate.value ?? (room.value ? usualRate(room.value) : 1);
}
