/** The results of gradient steps for one example alone: before, after, and the effect on the test set. */

import { signal } from '@preact/signals-core';

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../protocol.js').RoomState} RoomState */

/** @typedef {import('../../../protocol.js').SingleStepState} SingleStepState */

/**
 * @typedef {object} Measure the network's results on one example and on the test set
 * @property {number | null} cost of the example; null where it is no number
 * @property {number[]} outputs
 * @property {number} digit the network's answer
 * @property {number} accuracy on the test set
 */

/**
 * @typedef {object} Outcome the effect of steps for one example
 * @property {string} stageKey key of the example and the step; the outcome is shown while the stage has the same key
 * @property {number} label what the example should have been
 * @property {number} shown the cost on the stage before the first step
 * @property {Measure} before
 * @property {Measure} after
 * @property {number} rate
 * @property {number} count number of steps
 */

/**
 * @typedef {object} Repeat steps for one example, made one after the other
 * @property {string} stageKey
 * @property {number} label
 * @property {number} rate
 * @property {number} shown
 * @property {Measure[]} points the first one is before the first step; empty until it is known
 * @property {'running' | 'agrees' | 'most' | 'stopped' | 'rejected'} state
 */

/** At most this many repeated steps. */
export const MOST_REPEATS = 200;

/** The least usual rate: a step at a smaller one might show no effect. */
const LEAST_RATE = 0.03;

export function createTeach() {
    return {
        /** The chosen learning rate of a step for one example; null: the usual rate. */
        rate: signal(/** @type {number | null} */ (null)),
        /** The effect of the last step, or of the last repeated steps. */
        outcome: signal(/** @type {Outcome | null} */ (null)),
        repeat: signal(/** @type {Repeat | null} */ (null)),
        /** What was undone last: the measure before the steps, and the test accuracy after undo. */
        undone: signal(
            /** @type {{ stageKey: string, from: Measure | null, accuracy: number | null } | null} */ (null),
        ),
        /** The server's error message; empty without an error. */
        error: signal(''),
        /** Whether a command is in flight. */
        isBusy: signal(false),
    };
}

/** @typedef {ReturnType<typeof createTeach>} Teach */

/**
 * Returns the learning rate with which one example counts in a step of the run: learning rate / mini-batch size.
 *
 * @param {Pick<RoomState, 'settings' | 'examples_per_epoch'>} room
 */
export function findShare({ settings: { learning_rate, batch_size }, examples_per_epoch }) {
    return learning_rate / Math.min(batch_size, examples_per_epoch);
}

/** Returns the default learning rate of a step for one example. */
/** @param {Pick<RoomState, 'settings' | 'examples_per_epoch'>} room */
export function usualRate(room) {
    return Number(Math.max(LEAST_RATE, findShare(room)).toPrecision(2));
}

/** @param {SingleStepState} singleStep @returns {{ before: Measure, after: Measure }} the measures of one step */
export function measureBoth(singleStep) {
    const { cost_before, cost_after, outputs_before, outputs_after, test_accuracy_before, test_accuracy_after } =
        singleStep;
    return {
        before: measure(cost_before, outputs_before, test_accuracy_before),
        after: measure(cost_after, outputs_after, test_accuracy_after),
    };
}

/** @param {number | null} cost @param {number[]} outputs @param {number} accuracy @returns {Measure} */
function measure(cost, outputs, accuracy) {
    return { cost, outputs, digit: outputs.indexOf(Math.max(...outputs)), accuracy };
}

/**
 * Returns a key of the example and step of a record. It depends on the step, the label and the pixels.
 *
 * @param {StepRecord | null} record
 */
export function toStageKey(record) {
    if (!record) return '';
    let sum = 0;
    for (const pixel of required(record.a[0])) sum = (Math.imul(sum, 31) + Math.round(255 * pixel)) | 0;
    return `${record.step} ${record.focus.label} ${sum}`;
}
