/** Where the room itself is in the race. */

/** @typedef {import('../../../protocol.js').RoomState} RoomState */
/** @typedef {import('../../race/model/state.js').RaceState} RaceState */
/** @typedef {import('../../race/model/state.js').Paths} Paths */
/** @typedef {import('../../race/model/state.js').PathPoint} PathPoint */

/**
 * The kept point at which the room stands, if it is one: it has the settings of a run, and made one of its
 * steps. At the start everybody is, and nobody is meant.
 *
 * @param {RoomState | null} room
 * @param {RaceState | null} race
 * @param {Paths | null} paths
 * @returns {PathPoint | null}
 */
export function visitedIn(room, race, paths) {
    if (!room || !race || !paths || room.step === 0) return null;
    const own = toText(room.settings);
    const run = race.runs.findIndex(({ settings }) => toText(settings) === own);
    const isKept = paths.runs[run]?.step.includes(room.step);
    return isKept ? { run, step: room.step } : null;
}

/** @param {object} settings */
const toText = (settings) => JSON.stringify(Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1)));
