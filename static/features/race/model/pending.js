/** The settings of the race that were sent to the server, until a newer state of the race has come. */

/** @typedef {import('./state.js').RaceSettings} RaceSettings */
/** @typedef {import('./state.js').RaceState} RaceState */

/**
 * Keeps the newest settings that were sent. They hold until all changes are answered and a state of the race has come
 * after the last answer: the server sends no older state after its answer, but one from before it may be on show still.
 */
export function createPendingSettings() {
    /** @type {RaceSettings | null} */
    let sent = null;
    let unanswered = 0;
    /** The settings of the race on show at the last answer. @type {RaceSettings | undefined} */
    let before;
    return {
        /** @param {RaceState | null} race the newest state @returns {RaceSettings | null} */
        latest(race) {
            if (unanswered === 0 && race?.settings !== before) sent = null;
            return sent;
        },
        /** A change is sent. @param {RaceSettings} settings */
        add(settings) {
            sent = settings;
            unanswered += 1;
        },
        /**
         * The server has answered a change.
         *
         * @param {string | null} error
         * @param {RaceState | null} race the newest state
         */
        answered(error, race) {
            unanswered = Math.max(0, unanswered - 1);
            before = race?.settings;
            if (error && unanswered === 0) sent = null;
        },
    };
}
