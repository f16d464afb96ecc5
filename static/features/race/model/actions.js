/** The actions of the race: each sends one command. */

import { notify } from '../../../core/receive.js';
import { stepFrom } from './race.js';

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

    /**
     * Plays or pauses. The page shows it as soon as the server has answered, before the next state of the race comes.
     */
    const setPlaying = (/** @type {boolean} */ playing) =>
        ask({ type: playing ? 'race_play' : 'race_pause' }, (error) => {
            if (error) notify(store, 'error', error);
            else if (store.race.value) store.race.value = { ...store.race.value, playing };
        });

    const actions = {
        /**
         * Begins a race, changes it (runs with unchanged settings continue), or ends it with null.
         *
         * @param {Partial<RaceSettings> | null} settings
         * @param {(error: string | null) => void} [answered] called with the error of the server; null: the change
         *     was made
         */
        setRace: (settings, answered) => send({ type: 'race', settings }, answered),

        playRace: () => setPlaying(true),
        pauseRace: () => setPlaying(false),
        restartRace: () => void drive({ type: 'race_restart' }),

        /** Holds or continues the race. Begins one where there is none; restarts a race that is over. */
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
         * Gives the room the settings of a run and takes it to a point of that run: to the step that computes with the
         * parameters there.
         *
         * @param {number} run its index in the race
         * @param {number} step after which the run was at the point
         * @param {(error: string | null) => void} [answered] called with the error of the server; null: the room is
         *     there
         */
        visit(run, step, answered) {
            const state = store.race.value?.runs[run];
            if (!state) return;
            pause();
            send({ type: 'visit', run, step: stepFrom(state, step) }, answered);
        },
    };
    return actions;
}

/** @typedef {ReturnType<typeof createRaceActions>} RaceActions */
