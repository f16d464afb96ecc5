/** What a person can do with the race: each is one command. */

import { notify } from '../../../core/receive.js';

/** @typedef {import('./state.js').RaceSettings} RaceSettings */

/**
 * @param {import('../../../core/store.js').Store} store
 * @param {Pick<import('../../../core/actions.js').Deps, 'drive' | 'ask' | 'pause'>} deps
 */
export function createRaceActions(store, { drive, ask, pause }) {
    /**
     * @param {Record<string, unknown>} command
     * @param {((error: string | null) => void) | undefined} answered
     */
    const send = (command, answered) => void (answered ? ask(command, answered) : drive(command));

    /** Play or pause; it is shown once the server has done it, and not only when it tells of the race next. */
    const setPlaying = (/** @type {boolean} */ playing) =>
        ask({ type: playing ? 'race_play' : 'race_pause' }, (error) => {
            if (error) notify(store, 'error', error);
            else if (store.race.value) store.race.value = { ...store.race.value, playing };
        });

    const actions = {
        /**
         * Begin a race, change it (runs whose settings stay go on), or end it with null.
         *
         * @param {Partial<RaceSettings> | null} settings
         * @param {(error: string | null) => void} [answered] with the server's sentence if it refused
         */
        setRace: (settings, answered) => send({ type: 'race', settings }, answered),

        playRace: () => setPlaying(true),
        pauseRace: () => setPlaying(false),
        restartRace: () => void drive({ type: 'race_restart' }),

        /** Hold the race or let it go on; where there is none begin it, where it is over begin again. */
        toggleRace() {
            const race = store.race.value;
            if (!race)
                return send({ type: 'race', settings: store.raceDraft.value }, (error) =>
                    error ? notify(store, 'error', error) : actions.playRace(),
                );
            if (race.over) actions.restartRace();
            setPlaying(!race.playing || race.over);
        },

        /**
         * The room takes the settings of a run and goes to one of its steps.
         *
         * @param {number} run its place in the race
         * @param {number} step
         * @param {(error: string | null) => void} [answered] when it is there
         */
        visit(run, step, answered) {
            pause();
            send({ type: 'visit', run, step }, answered);
        },
    };
    return actions;
}

/** @typedef {ReturnType<typeof createRaceActions>} RaceActions */
