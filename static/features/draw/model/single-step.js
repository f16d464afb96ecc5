/** Steps for one example alone: what it was before, what it is after, and what that does to all others. */

import { signal } from '@preact/signals-core';

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../protocol.js').RoomState} RoomState */

/** @typedef {import('../../../protocol.js').SingleStepState} SingleStepState */

/**
 * @typedef {object} Measure what the network makes of one example, and of the test set
 * @property {number | null} cost of the example; null where it is no number
 * @property {number[]} outputs
 * @property {number} digit the network's answer
 * @property {number} accuracy on the test set
 */

/**
 * @typedef {object} Outcome what steps for one example did
 * @property {string} of what is on the stage, and at which step: it is told as long as it is so
 * @property {number} label what the example should have been
 * @property {number} shown its cost on the stage before the first of them
 * @property {Measure} before
 * @property {Measure} after
 * @property {number} rate
 * @property {number} count how many steps
 */

/**
 * @typedef {object} Repeat steps for one example, made one after the other
 * @property {string} of
 * @property {number} label
 * @property {number} rate
 * @property {number} shown
 * @property {Measure[]} points the first of them before the first step; none before it is known
 * @property {'running' | 'agrees' | 'most' | 'stopped' | 'refused'} state
 */

/** So many steps at most, until it agrees. */
export const MOST_REPEATS = 200;

/** A learning rate that shows something where the run's own is of another kind. */
const LEAST_RATE = 0.03;

export function createTeach() {
    return {
        /** The learning rate of a step for one example; null: as much as it has in a mini-batch. */
        rate: signal(/** @type {number | null} */ (null)),
        /** What the last such step did, or several in a row. */
        outcome: signal(/** @type {Outcome | null} */ (null)),
        repeat: signal(/** @type {Repeat | null} */ (null)),
        /** What was taken back last: how it was, and the accuracy since. */
        undone: signal(/** @type {{ of: string, from: Measure | null, accuracy: number | null } | null} */ (null)),
        /** The server's sentence, where it refused. */
        refusal: signal(''),
        /** Whether a step is on its way. */
        isBusy: signal(false),
    };
}

/** @typedef {ReturnType<typeof createTeach>} Teach */

/**
 * How much one example moves the parameters in a step of the run: its share of the mini-batch.
 *
 * @param {Pick<RoomState, 'settings' | 'examples_per_epoch'>} room
 */
export function findShare({ settings: { learning_rate, batch_size }, examples_per_epoch }) {
    return learning_rate / Math.min(batch_size, examples_per_epoch);
}

/** The learning rate that a step for one example has unless somebody says another. */
/** @param {Pick<RoomState, 'settings' | 'examples_per_epoch'>} room */
export function usualRate(room) {
    return Number(Math.max(LEAST_RATE, findShare(room)).toPrecision(2));
}

/** @param {SingleStepState} applied @returns {{ before: Measure, after: Measure }} of one step */
export function measureAll(applied) {
    const { cost_before, cost_after, outputs_before, outputs_after, test_accuracy_before, test_accuracy_after } =
        applied;
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
 * What tells one example at one step from another: its pixels and its label are in it.
 *
 * @param {StepRecord | null} record
 */
export function findStage(record) {
    if (!record) return '';
    let sum = 0;
    for (const pixel of required(record.a[0])) sum = (Math.imul(sum, 31) + Math.round(255 * pixel)) | 0;
    return `${record.step} ${record.focus.label} ${sum}`;
}
