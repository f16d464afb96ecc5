/**
 * A race as part of an address: `race=examples&run=100&run=full&run=1,adam,0.01&plane=paths`. The same
 * address gives the same race, on any machine. What is as it is by default is not named.
 */

import { textOfSetting, toSetting } from '../setting-text.js';

/** @typedef {import('../../features/race/model/state.js').RaceSettings} RaceSettings */
/** @typedef {import('../../features/race/model/state.js').RunSettings} RunSettings */
/** @typedef {import('../../features/race/model/state.js').PlaneSettings} PlaneSettings */
/** @typedef {import('../../protocol.js').TrainingConfig} TrainingConfig */

/** What an address says of a race; the server fills in the rest, or says what is wrong with it. */
/** @typedef {Record<string, unknown>} Named */

/** The names of an address that speak of a race. */
const NAMES = new Set(['race', 'run', 'plane', 'surface', 'points', 'speed', 'until']);
/** Settings of the room that are others in the race: `start.seed=7`. */
const START = 'start.';
/** The race's numbers by the name that each has in an address, and what they are unless named. */
const NUMBERS = /** @type {const} */ ([
    { name: 'surface', setting: 'examples', usual: 1000 },
    { name: 'points', setting: 'points', usual: 51 },
    { name: 'speed', setting: 'speed', usual: 1 },
    { name: 'until', setting: 'until', usual: null },
]);
/** A speed without bounds, where others are numbers. */
const FASTEST = 'max';

/** @param {string} name of an address @returns {boolean} whether it speaks of a race */
export const isOfRace = (name) => NAMES.has(name) || name.startsWith(START);

/** What the query of an address says of a race, as it is written there. @param {string} search @returns {[string, string][]} */
export const ofRace = (search) => [...new URLSearchParams(search)].filter(([name]) => isOfRace(name));

/** Every run has its own mini-batch size; what a race is over is always what its room trains on. */
const NOT_OF_THE_START = new Set(['batch_size', 'dataset', 'train_on', 'drawings', 'drawings_weight']);

/**
 * What a race's start has other than the room: with it an address gives the same race in any such room.
 *
 * @param {TrainingConfig} start
 * @param {TrainingConfig} room its settings
 * @returns {Record<string, unknown>}
 */
export function startIn(start, room) {
    const settings = /** @type {Record<string, unknown>} */ (room);
    const differs = (/** @type {[string, unknown]} */ [name, value]) =>
        !NOT_OF_THE_START.has(name) && JSON.stringify(value) !== JSON.stringify(settings[name]);
    return Object.fromEntries(Object.entries(start).filter(differs));
}

/**
 * @param {RaceSettings} settings
 * @returns {[string, string][]} names and texts for an address, in their order
 */
export function namedRace({ start, fairness, runs, plane, ...numbers }) {
    const isColored = runs.some(({ color }, i) => color !== null && color !== i);
    return [
        ['race', fairness],
        ...Object.entries(start).map(([name, value]) => pair(START + name, textOfSetting(value))),
        ...runs.map((run) => pair('run', textOfRun(isColored ? run : { ...run, color: null }))),
        ...(isUsual(plane) ? [] : [pair('plane', textOfPlane(plane))]),
        ...NUMBERS.filter(({ setting, usual }) => numbers[setting] !== usual).map(({ name, setting }) =>
            pair(name, numbers[setting] === null ? FASTEST : String(numbers[setting])),
        ),
    ];
}

/**
 * @param {URLSearchParams} query
 * @returns {Named | null} null where it names no race
 */
export function toRace(query) {
    if (!query.has('race') && !query.has('run')) return null;
    /** @type {Named} */
    const race = {};
    const start = [...query]
        .filter(([name]) => name.startsWith(START))
        .map(([name, text]) => [name.slice(START.length), text]);
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
function textOfRun({ batch_size, optimizer, learning_rate, l2, color, paused }) {
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

/** @param {string} text @returns {Named} */
function toRun(text) {
    const [batch, ...parts] = text.split(',');
    return Object.assign({ batch_size: toSetting('batch_size', batch) }, ...parts.map(partOfRun));
}

/** A word is its optimizer, a number its learning rate. @param {string} part @returns {Named} */
function partOfRun(part) {
    const [name, text] = part.split(':');
    if (text !== undefined) return { [name]: toSetting(name, text) };
    if (part === 'paused') return { paused: true };
    const value = toSetting('', part);
    return typeof value === 'number' ? { learning_rate: value } : { optimizer: part };
}

/** @param {PlaneSettings} plane */
const isUsual = ({ kind, weights, seed }) => kind === 'paths' && weights === null && seed === 0;

/** @param {PlaneSettings} plane */
function textOfPlane({ kind, weights, seed }) {
    const named = (weights ?? []).map(({ layer, index, from }) => `${layer}.${index}.${from ?? 'bias'}`);
    return [kind, ...(seed === 0 ? [] : [seed]), ...named].join(',');
}

/** @param {string} text @returns {Named} */
function toPlane(text) {
    const [kind, ...parts] = text.split(',');
    const seed = parts.find((part) => !part.includes('.'));
    const weights = parts.filter((part) => part.includes('.')).map(findWeight);
    return {
        kind,
        ...(seed === undefined ? {} : { seed: toSetting('seed', seed) }),
        ...(weights.length ? { weights } : {}),
    };
}

/** @param {string} text */
function findWeight(text) {
    const [layer, index, from] = text.split('.');
    return {
        layer: toSetting('', layer),
        index: toSetting('', index),
        from: from === 'bias' ? null : toSetting('', from ?? ''),
    };
}
