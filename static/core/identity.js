/** A key for a record: records with the same key hold the same numbers. */

/**
 * The key contains the example's cost because parameters may come from a file, and a drawing has no index.
 *
 * @param {import('./record.js').StepRecord} record
 * @param {{ settings_id: string } | null} room
 */
export function toIdentity({ step, cost, exampleCost, focus }, room) {
    return [room?.settings_id, step, cost, focus.split, focus.index, focus.label, exampleCost].join(' ');
}
