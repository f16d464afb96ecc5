/** The point of the race at which the room is. */

/** @typedef {import('../../../core/store.js').RoomState} RoomState */
/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../race/model/state.js').RaceState} RaceState */
/** @typedef {import('../../race/model/state.js').Paths} Paths */
/** @typedef {import('../../race/model/state.js').PathPoint} PathPoint */

/**
 * The retained point whose parameters the step on show computes with: where the run was after the step before. The room
 * must have the settings of the run; the page cannot know whether somebody has changed its parameters at an earlier step.
 * Where the step computes nothing, the answer is null: at step 0, which is at the start of all runs, and where somebody
 * has changed the parameters.
 *
 * @param {StepRecord | null} record
 * @param {RoomState | null} room
 * @param {RaceState | null} race
 * @param {Paths | null} paths
 * @returns {PathPoint | null}
 */
export function findVisited(record, room, race, paths) {
    if (!record || !room || !race || !paths || record.cost === null) return null;
    const roomKey = settingsKey(room.settings);
    const run = race.runs.findIndex(({ settings }) => settingsKey(settings) === roomKey);
    const step = record.step - 1;
    return paths.runs[run]?.step.includes(step) ? { run, step } : null;
}

/** @param {object} settings */
const settingsKey = (settings) =>
    JSON.stringify(Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1)));
