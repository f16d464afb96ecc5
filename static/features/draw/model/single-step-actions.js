/**
 * What a person can do about one example: say what it should have been, have one step made for it alone,
 * take that back, or have steps made until the network agrees.
 */

import { batch } from '@preact/signals-core';
import { createDrawActions } from './actions.js';
import { createTeach, findStage, MOST_REPEATS, measureAll, usualRate } from './single-step.js';
import { createDraw } from './state.js';

/** @typedef {import('../../../core/store.js').Store} Store */
/** @typedef {import('./single-step.js').Measure} Measure */
/** @typedef {import('../../../protocol.js').Done} Done */

/** From one of many steps to the next, in seconds: the first ones can be followed one by one. */
const FIRST_GAP = 0.5;
const LEAST_GAP = 0.1;
const FASTER = 0.85;

/** How far the phases play when it has been said what the example should have been: all that is of it alone. */
const LAST_PHASE = 'bias_nudges:1';

/** @typedef {Pick<import('../../../core/actions.js').Deps, 'ask' | 'isStepping' | 'pause' | 'showPhase' | 'use'>} Deps */

/** @param {Store} store @param {Deps} deps */
export function createApplyActions(store, { ask, isStepping, pause, showPhase, use }) {
    const teach = store.use(createTeach);
    const draw = store.use(createDraw);
    const { sayLabel } = use(createDrawActions);
    const pace = { gone: 0, gap: FIRST_GAP };
    /** What waits for the answer on its way. */
    const next = { undo: false };

    /** Once nothing is on its way any more, so that it is known which step it is. @param {() => void} then */
    const calmly = (then) => {
        const isMoving = store.room.value?.playing || isStepping();
        if (isMoving || store.isPlaying.value) pause();
        if (isMoving) ask({ type: 'pause' }, (error) => error === null && then());
        else then();
    };

    /**
     * Have a command carried out, one at a time.
     *
     * @param {Record<string, unknown>} command
     * @param {(done: Done | undefined) => void} made
     */
    const carryOut = (command, made) => {
        if (teach.isBusy.value) return;
        teach.refusal.value = '';
        const answered = (/** @type {string | null} */ error, /** @type {Done | undefined} */ done) =>
            batch(() => {
                teach.isBusy.value = false;
                teach.refusal.value = error ?? '';
                if (error === null) made(done);
                else endRepeat('refused');
                if (next.undo) actions.undoApplied();
            });
        teach.isBusy.value = ask(command, answered);
    };

    /**
     * @param {{ rate: number, again: boolean }} how
     * @param {(before: Measure, after: Measure) => void} made
     */
    const apply = ({ rate, again }, made) =>
        carryOut({ type: 'apply', learning_rate: rate, ...(again ? { again } : {}) }, (done) => {
            if (!done?.applied) return;
            const { before, after } = measureAll(done.applied);
            teach.undone.value = null;
            showPhase(LAST_PHASE, 1, 0); // what was asked for is told, and it has been done
            made(before, after);
        });

    /** @param {import('./single-step.js').Repeat['state']} state */
    const endRepeat = (state) => {
        const { repeat } = teach;
        if (repeat.value?.state === 'running') repeat.value = { ...repeat.value, state };
    };

    /** The next of many steps, unless somebody does something else meanwhile. */
    const press = () => {
        const running = teach.repeat.value;
        if (running?.state !== 'running') return;
        const { of, label, rate, points, shown } = running;
        const isDrawn = draw.isDrawing.value || draw.isOnItsWay.value;
        if (of !== findStage(store.record.value) || store.isPlaying.value || isDrawn) return endRepeat('stopped');
        apply({ rate, again: points.length > 0 }, (before, after) => {
            const all = [...(points.length > 0 ? points : [before]), after];
            teach.repeat.value = { ...running, points: all, state: stateAfter(all, label, teach.repeat.value?.state) };
            teach.outcome.value = { of, label, shown, before: all[0], after, rate, count: all.length - 1 };
        });
    };

    const actions = {
        /**
         * Say what the example on the stage should have been, and see what that asks of the network.
         *
         * @param {number} label
         */
        shouldBe(label) {
            const focus = store.room.value?.focus;
            // A stored example that is what it is said to be stays what it is.
            if (!focus || focus.split === 'drawn' || focus.label !== label) sayLabel(label);
            if (!store.driver.value) return;
            showPhase('cost');
            store.until.value = LAST_PHASE;
            store.autoplay.value = true;
        },

        /** The learning rate of steps for one example. @param {number | null} rate null: the usual one */
        setApplyRate: (rate) => void (teach.rate.value = rate),

        /** One step for the example on the stage alone. */
        applyStep() {
            const rate = findRate(teach, store);
            calmly(() => {
                const shown = store.record.value?.exampleCost ?? NaN;
                apply({ rate, again: false }, (before, after) => {
                    const label = store.room.value?.focus.label ?? 0;
                    teach.repeat.value = null;
                    teach.outcome.value = {
                        of: findStage(store.record.value),
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

        /** Take the last such step back, to the bit; steps that were made in a row all at once. */
        undoApplied() {
            endRepeat('stopped');
            next.undo = teach.isBusy.value;
            carryOut({ type: 'undo' }, (done) => {
                const accuracy = done?.room.test_accuracy ?? null;
                teach.undone.value = {
                    of: findStage(store.record.value),
                    from: teach.outcome.value?.before ?? null,
                    accuracy,
                };
                teach.outcome.value = teach.repeat.value = null;
            });
        },

        /** Have steps made for the example on the stage until the network says what it should have been. */
        repeatUntilItAgrees() {
            const rate = findRate(teach, store);
            calmly(() => {
                const label = store.room.value?.focus.label ?? 0;
                pace.gone = pace.gap = FIRST_GAP;
                teach.undone.value = teach.outcome.value = null;
                teach.repeat.value = {
                    of: findStage(store.record.value),
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

        /** Let time pass for steps that are made one after the other, in seconds. @param {number} seconds */
        tick(seconds) {
            if (teach.repeat.value?.state !== 'running' || teach.isBusy.value) return;
            pace.gone += seconds;
            if (pace.gone < pace.gap) return;
            pace.gone = 0;
            pace.gap = Math.max(LEAST_GAP, FASTER * pace.gap);
            press();
        },

        /** The connection is gone: no answer will come. */
        onLost() {
            teach.isBusy.value = next.undo = false;
            endRepeat('stopped');
        },
    };
    return actions;
}

/** @param {Measure[]} points @param {number} label @param {import('./single-step.js').Repeat['state'] | undefined} now */
function stateAfter(points, label, now) {
    if (points[points.length - 1].digit === label) return 'agrees';
    if (now !== 'running') return 'stopped'; // while this one was on its way
    return points.length > MOST_REPEATS ? 'most' : 'running';
}

/** The learning rate of a step for one example. @param {import('./single-step.js').Teach} teach @param {Store} store */
function findRate({ rate }, { room }) {
    return rate.value ?? (room.value ? usualRate(room.value) : 1);
}
