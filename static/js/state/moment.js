/**
 * A moment of a run as an address: settings, seed, step, phase, selection and example. The same
 * address gives the same screen, on any machine, in a room of its own.
 */

/** @typedef {import('./store.js').RoomState} RoomState */
/** @typedef {import('./store.js').Selection} Selection */

/**
 * @typedef {object} Moment
 * @property {Record<string, unknown>} settings those named in the address
 * @property {number} step
 * @property {string | null} phase
 * @property {Selection | null} selection
 * @property {{ split: string, index: number } | null} focus
 */

/**
 * @param {RoomState} room
 * @param {string} phase
 * @param {Selection | null} selection
 * @returns {string} the query of an address, its question mark included
 */
export function queryOf(room, phase, selection) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(room.settings)) {
        query.set(name, Array.isArray(value) ? value.join('-') : String(value));
    }
    query.set('step', String(room.step));
    query.set('phase', phase);
    if (selection) {
        const { layer, index, from } = selection;
        query.set('select', [layer, index, from].filter((part) => typeof part === 'number').join('.'));
    }
    if (room.focus.index !== null) query.set('example', `${room.focus.split}.${room.focus.index}`);
    return `?${query}`;
}

/**
 * @param {string} search
 * @returns {Moment | null} null where the address names nothing
 */
export function momentOf(search) {
    const query = new URLSearchParams(search);
    if ([...query.keys()].length === 0) return null;
    const { step, phase, select, example, ...named } = Object.fromEntries(query);
    const [layer, index, from] = (select ?? '').split('.').filter(Boolean).map(Number);
    const [split, place] = (example ?? '').split('.');
    return {
        settings: Object.fromEntries(Object.entries(named).map(([name, text]) => [name, valueOf(name, text)])),
        step: Number(step ?? 0),
        phase: phase ?? null,
        selection: index === undefined ? null : { layer, index, ...(from === undefined ? {} : { from }) },
        focus: place === undefined ? null : { split, index: Number(place) },
    };
}

/** A number where it reads as one; the server says what is wrong with the rest. */
/** @param {string} name @param {string} text */
function valueOf(name, text) {
    if (name === 'hidden') return text === '' ? [] : text.split('-').map(Number);
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
