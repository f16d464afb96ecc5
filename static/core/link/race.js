/**
 * A race as part of an address: `race=examples&run=100&run=full&run=1,adam,0.01&plane=paths`. The same
 * address gives the same race on any machine. Values that are the defaults are not named.
 */

/** @typedef {import('../../features/race/model/state.js').RaceSettings} RaceSettings */
/** @typedef {import('../../features/race/model/state.js').RunSettings} RunSettings */
/** @typedef {import('../../features/race/model/state.js').PlaneSettings} PlaneSettings */
/** @typedef {import('../../protocol.js').TrainingConfig} TrainingConfig */

/**
 * The settings of a race that an address names. The server fills in the rest, or answers with an error.
 *
 * @typedef {Record<string, unknown>} RaceRequest
 */

/** The query names that describe a race. */
const RACE_NAMES = new Set(['race', 'run', 'plane', 'surface', 'points', 'speed', 'until']);
/** The prefix of start settings that differ from those of the room: `start.seed=7`. */
const START_PREFIX = 'start.';
/** The numbers of a race: the name in an address, the setting, and the default. */
const NUMBERS = /** @type {const} */ ([
    { name: 'surface', setting: 'examples', defaultValue: 1000 },
    { name: 'points', setting: 'points', defaultValue: 51 },
    { name: 'speed', setting: 'speed', defaultValue: 1 },
    { name: 'until', setting: 'until', defaultValue: null },
]);
/** The text of an unlimited speed. */
const FASTEST = 'max';

/** @param {string} name in a query @returns {boolean} whether it describes a race */
export const isRaceName = (name) => RACE_NAMES.has(name) || name.startsWith(START_PREFIX);

/** The names and texts of a query that describe a race. @param {string} search @returns {[string, string][]} */
export const findRacePairs = (search) => [...new URLSearchParams(search)].filter(([name]) => isRaceName(name));

/** Not start settings: every run has its own mini-batch size, and a race always trains on the examples of its room. */
const NOT_IN_START = new Set(['batch_size', 'dataset', 'train_on', 'drawings', 'drawings_weight']);

/**
 * The start settings of a race that differ from the room's settings.
 *
 * @param {TrainingConfig} start
 * @param {TrainingConfig} room the settings of the room
 * @returns {Record<string, unknown>}
 */
export function findStartChanges(start, room) {
    const settings = /** @type {Record<string, unknown>} */ (room);
    const differs = (/** @type {[string, unknown]} */ [name, value]) =>
        !NOT_IN_START.has(name) && JSON.stringify(value) !== JSON.stringify(settings[name]);
    return Object.fromEntries(Object.entries(start).filter(differs));
}

/**
 * Writes a race for an address.
 *
 * @param {RaceSettings} settings
 * @returns {[string, string][]} names and texts, in their order
 */
export function raceToPairs({ start, fairness, runs, plane, ...numbers }) {
    const isColored = runs.some(({ color }, i) => color !== null && color !== i);
    return [
        ['race', fairness],
        ...Object.entries(start).map(([name, value]) => pair(START_PREFIX + name, settingToText(value))),
        ...runs.map((run) => pair('run', runToText(isColored ? run : { ...run, color: null }))),
        ...(isDefaultPlane(plane) ? [] : [pair('plane', planeToText(plane))]),
        ...NUMBERS.filter(({ setting, defaultValue }) => numbers[setting] !== defaultValue).map(({ name, setting }) =>
            pair(name, numbers[setting] === null ? FASTEST : String(numbers[setting])),
        ),
    ];
}

/**
 * Reads a race from an address.
 *
 * @param {URLSearchParams} query
 * @returns {RaceRequest | null} null where it names no race
 */
export function toRace(query) {
    if (!query.has('race') && !query.has('run')) return null;
    /** @type {RaceRequest} */
    const race = {};
    const start = [...query]
        .filter(([name]) => name.startsWith(START_PREFIX))
        .map(([name, text]) => [name.slice(START_PREFIX.length), text]);
    if (start.length) race.start = Object.fromEntries(start.map(([name, text]) => [name, toSetting(name, text)]));
    if (query.get('race')) race.fairness = query.get('race');
    if (query.has('run')) race.runs = query.getAll('run').map(toRun);
    const plane = query.get('plane');
    if (plane) race.plane = toPlane(plane);
    for (const { name, setting } of NUMBERS) {
        const text = query.get(name);
        if (text) race[setting] = name === 'speed' && text === FASTEST ? null : toSetting(name, text);
    }
    return race;
}

/** @param {string} name @param {string} text @returns {[string, string]} */
const pair = (name, text) => [name, text];

/** @param {RunSettings} run */
function runToText({ batch_size, optimizer, learning_rate, l2, color, paused }) {
    const parts = [
        batch_size,
        optimizer,
        learning_rate,
        l2 === null ? null : `l2:${l2}`,
        color === null ? null : `color:${color}`,
        paused ? 'paused' : null,
    ];
    return parts.filter((part) => part !== null).join(',');
}

/** @param {string} text @returns {RaceRequest} */
function toRun(text) {
    const [batch, ...parts] = text.split(',');
    return Object.assign({ batch_size: toSetting('batch_size', batch) }, ...parts.map(toRunPart));
}

/**
 * `name:value`, or without a name: a word is the optimizer, a number the learning rate.
 *
 * @param {string} part
 * @returns {RaceRequest}
 */
function toRunPart(part) {
    const [name, text] = part.split(':');
    if (text !== undefined) return { [name]: toSetting(name, text) };
    if (part === 'paused') return { paused: true };
    const value = toSetting('', part);
    return typeof value === 'number' ? { learning_rate: value } : { optimizer: part };
}

/** @param {PlaneSettings} plane */
const isDefaultPlane = ({ kind, weights, seed }) => kind === 'paths' && weights === null && seed === 0;

/** @param {PlaneSettings} plane */
function planeToText({ kind, weights, seed }) {
    const named = (weights ?? []).map(({ layer, index, from }) => `${layer}.${index}.${from ?? 'bias'}`);
    return [kind, ...(seed === 0 ? [] : [seed]), ...named].join(',');
}

/** @param {string} text @returns {RaceRequest} */
function toPlane(text) {
    const [kind, ...parts] = text.split(',');
    const seed = parts.find((part) => !part.includes('.'));
    const weights = parts.filter((part) => part.includes('.')).map(toWeight);
    return {
        kind,
        ...(seed === undefined ? {} : { seed: toSetting('seed', seed) }),
        ...(weights.length ? { weights } : {}),
    };
}

/** @param {string} text */
function toWeight(text) {
    const [layer, index, from] = text.split('.');
    return {
        layer: toSetting('', layer),
        index: toSetting('', index),
        from: from === 'bias' ? null : toSetting('', from ?? ''),
    };
}

/** @param {unknown} value */
export function settingToText(value) {
    return Array.isArray(value) ? value.join('-') : String(value);
}

/** @type {Record<string, boolean>} */
const YES_OR_NO = { true: true, false: false };

/**
 * The value of a setting. A text that is no number stays a text: the server answers with an error.
 *
 * @param {string} name
 * @param {string} text
 */
export function toSetting(name, text) {
    if (name === 'hidden') return text === '' ? [] : text.split('-').map(Number);
    if (name === 'augment') return YES_OR_NO[text] ?? text;
    if (name === 'drawings') return text; // a digest may look like a number
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
