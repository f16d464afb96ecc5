/** The point of the race at which the room is. */

/** @typedef {import('../../../protocol.js').RoomState} RoomState */
/** @typedef {import('../../race/model/state.js').RaceState} RaceState */
/** @typedef {import('../../race/model/state.js').Paths} Paths */
/** @typedef {import('../../race/model/state.js').PathPoint} PathPoint */

/**
 * The retained point at which the room is. The room is at a point of a run if it has the settings of that run and
 * is at one of its retained steps. At step 0 all runs are at the same point: then the answer is null.
 *
 * @param {RoomState | null} room
 * @param {RaceState | null} race
 * @param {Paths | null} paths
 * @returns {PathPoint | null}
 */
export function findVisited(room, race, paths) {
    if (!room || !race || !paths || room.step === 0) return null;
    const roomKey = settingsKey(room.settings);
    const run = race.runs.findIndex(({ settings }) => settingsKey(settings) === roomKey);
    const isRetained = paths.runs[run]?.step.includes(room.step);
    return isRetained ? { run, step: room.step } : null;
}

/** @param {object} settings */
const settingsKey = (settings) =>
    JSON.stringify(Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1)));
