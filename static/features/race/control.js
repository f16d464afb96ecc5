import { useEffect, useRef, useState } from 'preact/hooks';

import { createRaceActions } from './model/actions.js';
import { runsToCome } from './model/changes.js';

/** @typedef {import('./model/state.js').RaceSettings} RaceSettings */
/** @typedef {import('./model/state.js').RaceState} RaceState */
/** @typedef {import('./model/state.js').RunState} RunState */
/** @typedef {(settings: RaceSettings) => RaceSettings} Change */

/**
 * @typedef {object} RaceControl
 * @property {RaceState | null} race null: it has not begun, and what is chosen is only kept here
 * @property {RaceSettings} settings as they are wished, which the server may not have answered yet
 * @property {RunState[]} runs
 * @property {number} train number of training examples
 * @property {(change: Change, at: string) => Promise<boolean>} change says whether it was done; `at` names
 *     the control, by which a refusal is then told
 * @property {{ at: string, text: string } | null} refused
 * @property {(at?: string) => Promise<boolean>} begin
 * @property {() => void} end
 */

/**
 * The settings of the race, changed by many controls. What is changed quickly one after the other adds
 * up: each change is made to what was wished last.
 *
 * @param {import('../../core/store.js').Store} store
 * @param {import('../../core/actions.js').Actions} actions
 * @returns {RaceControl | null} null before there is a room
 */
export function useRaceControl(store, actions) {
    const racing = actions.use(createRaceActions);
    const race = store.race.value;
    const room = store.room.value;
    const draft = store.raceDraft.value;
    const [refused, setRefused] = useState(/** @type {RaceControl['refused']} */ (null));
    const wish = useWish(race);
    if (!room) return null;
    const train = race?.train ?? room.examples_per_epoch;

    /** @param {RaceSettings} settings @param {string} at @returns {Promise<boolean>} */
    const send = (settings, at) =>
        new Promise((resolve) => {
            racing.setRace(settings, (error) => {
                wish.answered(error);
                setRefused(error ? { at, text: error } : null);
                resolve(!error);
            });
        });

    const settings = wish.latest() ?? draft;
    return {
        race,
        settings: race && settings.runs.length !== race.runs.length ? race.settings : settings,
        runs: race?.runs ?? runsToCome(draft, room.settings, train),
        train,
        refused,
        async change(change, at) {
            const changed = change(wish.latest() ?? store.raceDraft.value);
            if (race) {
                wish.make(changed);
                return send(changed, at);
            }
            setRefused(null);
            store.raceDraft.value = changed;
            return true;
        },
        async begin(at = 'begin') {
            const isDone = await send(draft, at);
            if (isDone) racing.playRace();
            return isDone;
        },
        end: () => racing.setRace(null),
    };
}

/**
 * What was wished last, until the server tells of a race that has it.
 *
 * @param {RaceState | null} race
 */
function useWish(race) {
    const [, redraw] = useState(0);
    const wish = useRef(/** @type {{ settings: RaceSettings | null, open: number }} */ ({ settings: null, open: 0 }));
    const forget = () => {
        if (wish.current.open > 0) return;
        wish.current.settings = null;
    };
    useEffect(forget, [race]);
    return {
        latest: () => wish.current.settings,
        /** @param {RaceSettings} settings */
        make(settings) {
            wish.current.settings = settings;
            wish.current.open += 1;
            redraw((times) => times + 1);
        },
        /** @param {string | null} error */
        answered(error) {
            wish.current.open = Math.max(0, wish.current.open - 1);
            if (error) forget();
            redraw((times) => times + 1);
        },
    };
}
