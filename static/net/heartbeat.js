/**
 * Decides whether the other side of a connection is still there, from the times at which something was heard.
 *
 * Silence alone decides nothing: the page's timers may be late, because its tab is in the background, because the page
 * was busy, or because the machine slept. So the page first asks for a sign of life, and only silence after that
 * question counts.
 */

/** Heartbeats of silence before the page asks. The server lets at most one pass while it is there. */
const ASK_AFTER = 2;
/** The wait for a sign of life where there is a reason to doubt the connection; in milliseconds. */
const DOUBT = 1000;

/**
 * @param {number} beat the time between two signs of life, in milliseconds
 * @param {number} missed how many of them may be missed
 * @param {number} now in milliseconds, by the clock of the wall: other clocks may stop while the machine sleeps
 */
export function createHeartbeat(beat, missed, now) {
    const state = { heard: now, looked: now, wasLate: false, asked: /** @type {number | null} */ (null), wait: 0 };

    /** @param {number} time @param {number} wait @returns {'ask'} */
    const ask = (time, wait) => {
        state.asked = time;
        state.wait = wait;
        return 'ask';
    };

    return {
        /** Something was heard. @param {number} time */
        hear(time) {
            state.heard = time;
            state.asked = null;
            state.wasLate = false;
        },

        /**
         * Looks what is to be done. It is called a few times in each heartbeat, and where there is a reason to doubt.
         *
         * @param {number} time
         * @param {boolean} [isDoubted]
         * @returns {'wait' | 'ask' | 'lost'} `ask`: ask for a sign of life; `lost`: there was none
         */
        look(time, isDoubted = false) {
            const isLate = Math.abs(time - state.looked) > beat;
            state.looked = time;
            state.heard = Math.min(state.heard, time); // the clock may have been set back
            if (state.asked === null) {
                if (isDoubted) return ask(time, Math.min(beat, DOUBT));
                return time - state.heard >= ASK_AFTER * beat ? ask(time, (missed - ASK_AFTER) * beat) : 'wait';
            }
            if (isLate && !state.wasLate) {
                // The answer may have come and wait to be read: once more, but only once.
                state.wasLate = true;
                return ask(time, state.wait);
            }
            if (isDoubted) state.wait = Math.min(state.wait, DOUBT);
            return time - state.asked >= state.wait ? 'lost' : 'wait';
        },
    };
}
