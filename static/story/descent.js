/** What the chapter on the descent tells: the careful walker and the quick one, in numbers. */

import { required } from '../core/record.js';
import { held } from '../features/descent/model/words.js';
import { angleLately } from '../features/race/model/race.js';
import { degrees, runNames } from '../features/race/model/words.js';
import { amount, count, key, once, plain } from './parts.js';

/** @typedef {import('./index.js').Told} Told */
/** @typedef {import('./parts.js').Values} Values */
/** @typedef {import('../features/race/model/state.js').RaceState} RaceState */
/** @typedef {import('../features/race/model/state.js').RunState} RunState */

/** By how many runs there are. */
const WALKERS = [
    'Nobody starts',
    'One walker starts',
    'Two walkers start',
    'Three walkers start',
    'Four walkers start',
];

/** @param {Told} told @returns {Values} */
export function downhill({ store }) {
    const race = store.race.value;
    const room = required(store.room.value);
    const examples = race?.train ?? room.dataset?.train ?? 0;
    const careful = race?.runs.find(({ full }) => full) ?? null;
    const quickAt = race?.runs.findIndex(({ full }) => !full) ?? -1;
    const quick = race?.runs[quickAt] ?? null;
    const batch = race ? (quick?.settings.batch_size ?? null) : batchInWords(store.raceDraft.value, examples);
    const path = store.paths.value?.runs[quickAt];
    const angle = path ? angleLately(path) : null;
    const hasPair = careful !== null && quick !== null;
    return {
        parameters: count(race?.parameter_count ?? room.parameter_count),
        examples: count(examples),
        walkers: plain(WALKERS[race?.runs.length ?? 2]),
        has_quick: batch !== null,
        batch: batch === null ? null : count(batch),
        times: batch === null ? null : count(Math.ceil(examples / batch)),
        has_pair: hasPair,
        ...runValues('careful', careful),
        ...runValues('quick', quick),
        angle: angle === null ? null : plain(degrees(angle)),
        ...listOthers(race, hasPair),
        ...toPlane(race),
    };
}

/** The mini-batch that a race will have which has not begun: the first smaller than the training set. */
/** @param {import('../features/race/model/state.js').RaceSettings} race @param {number} examples */
function batchInWords({ runs }, examples) {
    const small = runs.map(({ batch_size }) => batch_size).find((size) => size !== 'full' && size < examples);
    return typeof small === 'number' ? small : null;
}

/** @param {string} who @param {RunState | null} run @returns {Values} */
function runValues(who, run) {
    return {
        [`${who}_steps`]: run && count(run.step),
        [`${who}_step_word`]: run && plain(run.step === 1 ? 'step' : 'steps'),
        [`${who}_seen`]: run && count(run.examples_seen),
        [`${who}_cost`]: run && run.cost !== null ? key(amount(run.cost).text) : null,
    };
}

/** Where there is no such pair: which of the runs is lowest. @param {RaceState | null} race @param {boolean} hasPair */
function listOthers(race, hasPair) {
    const runs = race?.runs ?? [];
    const names = race ? runNames(runs, race.train) : [];
    const lowest = runs.reduce(
        (/** @type {number} */ best, { cost }, i) => (costInWords(cost) < costInWords(runs[best].cost) ? i : best),
        0,
    );
    const run = runs[lowest] ?? null;
    return {
        has_others: race !== null && !hasPair,
        ...once(run !== null && run.cost !== null, { lowest: key(names[lowest]) }),
        ...runValues('lowest', run),
    };
}

/** @param {number | null} cost */
const costInWords = (cost) => cost ?? Infinity;

/** @param {RaceState | null} race @returns {Values} */
function toPlane(race) {
    const share = race?.plane.share ?? null;
    return {
        has_plane: race !== null,
        share: share === null ? null : plain(held(share)),
        path_word: plain(race?.runs.length === 1 ? 'path' : 'paths'),
    };
}
