/**
 * Deep links: the settings, step, phase, selection, example and race of a room as the query of an address. The same
 * address shows the same screen on any machine, in a new room.
 */

import { findStartChanges, isRaceName, raceToPairs, settingToText, toRace, toSetting } from './race.js';

/** @typedef {import('../store.js').RoomState} RoomState */
/** @typedef {import('../../features/race/model/state.js').RaceState} RaceState */
/** @typedef {import('../store.js').Selection} Selection */

/**
 * @typedef {object} DeepLink
 * @property {Record<string, unknown>} settings only those that the address names
 * @property {number} step
 * @property {string | null} phase
 * @property {Selection | null} selection
 * @property {{ split: string, index: number } | null} focus
 * @property {import('./race.js').RaceRequest | null} race
 * @property {DescentAppearance | null} view how the descent is shown in the middle; null where it is not
 */

/** @typedef {'flat' | 'solid'} DescentAppearance the surface from above, or in three dimensions */

/**
 * The deep link to what a room shows now.
 *
 * @param {RoomState & { step: number }} room
 * @param {string} phase
 * @param {Selection | null} selection
 * @param {{ race: RaceState | null, view: DescentAppearance | null }} [descent]
 * @returns {string} the query of an address, its question mark included
 */
export function toQuery(room, phase, selection, { race, view } = { race: null, view: null }) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(pickNamedSettings(room.settings))) query.set(name, settingToText(value));
    query.set('step', String(room.step));
    query.set('phase', phase);
    if (selection) {
        const { layer, index, from } = selection;
        query.set('select', [layer, index, from].filter((part) => typeof part === 'number').join('.'));
    }
    if (room.focus.index !== null) query.set('example', `${room.focus.split}.${room.focus.index}`);
    return toQueryText([...query, ...toRacePairs(room, race), ...(view ? [['view', view]] : [])]);
}

/**
 * The settings that an address names. The drawings are named only where the room trains on them, because such a link
 * works only on a server that has them.
 *
 * @param {RoomState['settings']} settings
 */
function pickNamedSettings({ train_on, drawings, drawings_weight, ...others }) {
    return train_on === 'both' || train_on === 'drawings' ? { ...others, train_on, drawings, drawings_weight } : others;
}

/**
 * The names and texts of a race for an address, including the start settings that differ from those of the room.
 *
 * @param {RoomState} room
 * @param {RaceState | null} race
 */
export function toRacePairs(room, race) {
    return race ? raceToPairs({ ...race.settings, start: findStartChanges(race.start, room.settings) }) : [];
}

/**
 * What is shown of the descent, for an address: the race, and its appearance where it stands in the middle.
 *
 * @param {import('../store.js').Store} store
 * @returns {{ race: RaceState | null, view: DescentAppearance | null }}
 */
export function findShownDescent({ race, raceWatchers, centre, centred, solid }) {
    const isLarge = centre.value === 'descent';
    const isChosen = centred.value?.centre === 'descent';
    return {
        race: raceWatchers.value > 0 ? race.value : null,
        view: !isLarge ? null : solid.value ? 'solid' : isChosen ? 'flat' : null,
    };
}

/** A query with its question mark; commas and colons are not escaped. Empty without parts. @param {string[][]} parts */
export function toQueryText(parts) {
    const query = String(new URLSearchParams(parts)).replaceAll('%2C', ',').replaceAll('%3A', ':');
    return query && `?${query}`;
}

/**
 * Reads a deep link.
 *
 * @param {string} search the query of an address
 * @returns {DeepLink | null} null where the query is empty
 */
export function toDeepLink(search) {
    const query = new URLSearchParams(search);
    query.delete('lang'); // it says how the page speaks, and nothing of what is shown
    if ([...query.keys()].length === 0) return null;
    const race = toRace(query);
    const others = [...query].filter(([name]) => !race || !isRaceName(name));
    const { step, phase, select, example, view, ...settings } = Object.fromEntries(others);
    const [layer, index, from] = (select ?? '').split('.').filter(Boolean).map(Number);
    const [split, place] = (example ?? '').split('.');
    return {
        settings: Object.fromEntries(Object.entries(settings).map(([name, text]) => [name, toSetting(name, text)])),
        step: Number(step ?? 0),
        phase: phase ?? null,
        selection: index === undefined ? null : { layer, index, ...(from === undefined ? {} : { from }) },
        focus: place === undefined ? null : { split, index: Number(place) },
        race,
        view: view === 'solid' || view === 'flat' ? view : null,
    };
}
