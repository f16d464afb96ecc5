import { useRef, useState } from 'preact/hooks';

import { createRaceActions } from './model/actions.js';
import { buildDraftRuns } from './model/changes.js';
import { createPendingSettings } from './model/pending.js';

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
    const [, redraw] = useState(0);
    const kept = useRef(/** @type {ReturnType<typeof createPendingSettings> | null} */ (null));
    kept.current ??= createPendingSettings();
    const pending = kept.current;
    if (!room) return null;
    const train = race?.train ?? room.examples_per_epoch;

    /** @param {RaceSettings} settings @param {string} at @returns {Promise<boolean>} */
    const send = (settings, at) =>
        new Promise((resolve) => {
            raceActions.setRace(settings, (error) => {
                pending.answered(error, store.race.peek());
                redraw((times) => times + 1);
                setChangeError(error ? { at, text: error } : null);
                resolve(!error);
            });
        });

    const settings = pending.latest(race) ?? draft;
    return {
        race,
        settings: race && settings.runs.length !== race.runs.length ? race.settings : settings,
        runs: race?.runs ?? buildDraftRuns(draft, room.settings, train),
        train,
        changeError,
        async change(change, at) {
            const changed = change(pending.latest(store.race.peek()) ?? store.raceDraft.value);
            if (race) {
                pending.add(changed);
                redraw((times) => times + 1);
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
