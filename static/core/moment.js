/**
 * The moment on show: a step. All numbers on the screen are of the parameters of that step, those with which it
 * computes, before its update. What was measured at another step is shown with that step, or not at all.
 */

/** @typedef {import('./record.js').StepRecord} StepRecord */

/**
 * A key for the moment and the example on show: records with the same key hold the same numbers. It contains the
 * example's cost because parameters may come from a file, and a drawing has no index.
 *
 * @param {StepRecord} record
 * @param {{ settings_id: string } | null} room
 */
export function toMoment({ step, cost, exampleCost, focus }, room) {
    return [room?.settings_id, step, cost, focus.split, focus.index, focus.label, exampleCost].join(' ');
}

/**
 * The step that a number has to name.
 *
 * @param {number} step of which the number is
 * @param {Pick<StepRecord, 'step'> | null} record on show
 * @returns {number | null} null where it is of the step on show
 */
export function otherStep(step, record) {
    return step === record?.step ? null : step;
}
