/**
 * A moment of a run as an address: settings, seed, step, phase, selection and example. The same
 * address gives the same screen, on any machine, in a room of its own.
 */

import { textOfSetting, toSetting } from '../setting-text.js';
import { isOfRace, namedRace, startIn, toRace } from './race.js';

/** @typedef {import('../store.js').RoomState} RoomState */
/** @typedef {import('../../features/race/model/state.js').RaceState} RaceState */
/** @typedef {import('../store.js').Selection} Selection */

/**
 * @typedef {object} Moment
 * @property {Record<string, unknown>} settings those named in the address
 * @property {number} step
 * @property {string | null} phase
 * @property {Selection | null} selection
 * @property {{ split: string, index: number } | null} focus
 * @property {import('./race.js').Named | null} race
 * @property {DescentLook | null} view how the descent is shown large, if it is
 */

/** @typedef {'flat' | 'solid'} DescentLook from above, or in three dimensions */

/**
 * @param {RoomState} room
 * @param {string} phase
 * @param {Selection | null} selection
 * @param {{ race: RaceState | null, view: DescentLook | null }} [descent]
 * @returns {string} the query of an address, its question mark included
 */
export function toQuery(room, phase, selection, { race, view } = { race: null, view: null }) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(named(room.settings))) query.set(name, textOfSetting(value));
    query.set('step', String(room.step));
    query.set('phase', phase);
    if (selection) {
        const { layer, index, from } = selection;
        query.set('select', [layer, index, from].filter((part) => typeof part === 'number').join('.'));
    }
    if (room.focus.index !== null) query.set('example', `${room.focus.split}.${room.focus.index}`);
    return written([...query, ...raceIn(room, race), ...(view ? [['view', view]] : [])]);
}

/**
 * The settings that an address names: drawings only where they are trained on, as only a server that has them
 * can do that.
 *
 * @param {RoomState['settings']} settings
 */
function named({ train_on, drawings, drawings_weight, ...others }) {
    return train_on === 'both' || train_on === 'drawings' ? { ...others, train_on, drawings, drawings_weight } : others;
}

/**
 * A race as the address of a room names it: with what its start has other than the room.
 *
 * @param {RoomState} room
 * @param {RaceState | null} race
 */
export function raceIn(room, race) {
    return race ? namedRace({ ...race.settings, start: startIn(race.start, room.settings) }) : [];
}

/**
 * What of the descent is on show, for an address: its race, and its look where it is shown large.
 *
 * @param {import('../store.js').Store} store
 * @returns {{ race: RaceState | null, view: DescentLook | null }}
 */
export function descentOn({ race, raceWatchers, centre, centred, solid }) {
    const isLarge = centre.value === 'descent';
    const isChosen = centred.value?.centre === 'descent';
    return {
        race: raceWatchers.value > 0 ? race.value : null,
        view: !isLarge ? null : solid.value ? 'solid' : isChosen ? 'flat' : null,
    };
}

/** A query as people read it: commas and colons need no disguise. @param {string[][]} parts */
export function written(parts) {
    const query = String(new URLSearchParams(parts)).replaceAll('%2C', ',').replaceAll('%3A', ':');
    return query && `?${query}`;
}

/**
 * @param {string} search
 * @returns {Moment | null} null where the address names nothing
 */
export function toMoment(search) {
    const query = new URLSearchParams(search);
    if ([...query.keys()].length === 0) return null;
    const race = toRace(query);
    const others = [...query].filter(([name]) => !race || !isOfRace(name));
    const { step, phase, select, example, view, ...named } = Object.fromEntries(others);
    const [layer, index, from] = (select ?? '').split('.').filter(Boolean).map(Number);
    const [split, place] = (example ?? '').split('.');
    return {
        settings: Object.fromEntries(Object.entries(named).map(([name, text]) => [name, toSetting(name, text)])),
        step: Number(step ?? 0),
        phase: phase ?? null,
        selection: index === undefined ? null : { layer, index, ...(from === undefined ? {} : { from }) },
        focus: place === undefined ? null : { split, index: Number(place) },
        race,
        view: view === 'solid' || view === 'flat' ? view : null,
    };
}
