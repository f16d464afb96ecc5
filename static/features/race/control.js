import { useEffect, useRef, useState } from 'preact/hooks';

import { createRaceActions } from './model/actions.js';
import { buildDraftRuns } from './model/changes.js';

/** @typedef {import('./model/state.js').RaceSettings} RaceSettings */
/** @typedef {import('./model/state.js').RaceState} RaceState */
/** @typedef {import('./model/state.js').RunState} RunState */
/** @typedef {(settings: RaceSettings) => RaceSettings} SettingsChange */

/**
 * @typedef {object} RaceControl
 * @property {RaceState | null} race null: it has not begun, and its settings are a draft of this page
 * @property {RaceSettings} settings the newest ones; the server may not have answered them yet
 * @property {RunState[]} runs
 * @property {number} train number of training examples
 * @property {(change: SettingsChange, at: string) => Promise<boolean>} change resolves to whether the server
 *     accepted it; `at` names the control that shows the error
 * @property {{ at: string, text: string } | null} changeError
 * @property {(at?: string) => Promise<boolean>} begin
 * @property {() => void} end
 */

/**
 * The settings of the race, which many controls change. Each change is made to the newest settings, also before
 * the server has answered the previous change: so quick changes add up.
 *
 * @param {import('../../core/store.js').Store} store
 * @param {import('../../core/actions.js').Actions} actions
 * @returns {RaceControl | null} null before there is a room
 */
export function useRaceControl(store, actions) {
    const raceActions = actions.use(createRaceActions);
    const race = store.race.value;
    const room = store.room.value;
    const draft = store.raceDraft.value;
    const [changeError, setChangeError] = useState(/** @type {RaceControl['changeError']} */ (null));
    const pending = usePendingSettings(race);
    if (!room) return null;
    const train = race?.train ?? room.examples_per_epoch;

    /** @param {RaceSettings} settings @param {string} at @returns {Promise<boolean>} */
    const send = (settings, at) =>
        new Promise((resolve) => {
            raceActions.setRace(settings, (error) => {
                pending.answered(error);
                setChangeError(error ? { at, text: error } : null);
                resolve(!error);
            });
        });

    const settings = pending.latest() ?? draft;
    return {
        race,
        settings: race && settings.runs.length !== race.runs.length ? race.settings : settings,
        runs: race?.runs ?? buildDraftRuns(draft, room.settings, train),
        train,
        changeError,
        async change(change, at) {
            const changed = change(pending.latest() ?? store.raceDraft.value);
            if (race) {
                pending.add(changed);
                return send(changed, at);
            }
            setChangeError(null);
            store.raceDraft.value = changed;
            return true;
        },
        async begin(at = 'begin') {
            const isDone = await send(draft, at);
            if (isDone) raceActions.playRace();
            return isDone;
        },
        end: () => raceActions.setRace(null),
    };
}

/**
 * The newest settings that were sent. They are dropped when the race changes while no change is unanswered, and after an
 * error of the last unanswered change.
 *
 * @param {RaceState | null} race
 */
function usePendingSettings(race) {
    const [, redraw] = useState(0);
    const pending = useRef(
        /** @type {{ settings: RaceSettings | null, unanswered: number }} */ ({ settings: null, unanswered: 0 }),
    );
    const forget = () => {
        if (pending.current.unanswered > 0) return;
        pending.current.settings = null;
    };
    useEffect(forget, [race]);
    return {
        latest: () => pending.current.settings,
        /** @param {RaceSettings} settings */
        add(settings) {
            pending.current.settings = settings;
            pending.current.unanswered += 1;
            redraw((times) => times + 1);
        },
        /** @param {string | null} error */
        answered(error) {
            pending.current.unanswered = Math.max(0, pending.current.unanswered - 1);
            if (error) forget();
            redraw((times) => times + 1);
        },
    };
}
