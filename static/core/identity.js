/** What a record is of: two that are named alike hold the same numbers. */

/**
 * The example's cost is in the name because parameters may come from a file, and a drawing has no index.
 *
 * @param {import('./record.js').StepRecord} record
 * @param {{ settings_id: string } | null} room
 */
export function toIdentity({ step, cost, exampleCost, focus }, room) {
    return [room?.settings_id, step, cost, focus.split, focus.index, focus.label, exampleCost].join(' ');
}
