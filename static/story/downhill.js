/** Live values of chapter 12: the full-batch run (careful) and the first mini-batch run (quick). */

import { required } from '../core/record.js';
import { findPathShares, toShareText } from '../features/descent/model/words.js';
import { CLOSE_STEPS, findCloseStage } from '../features/race/model/close-up.js';
import { hasBegun } from '../features/race/model/race.js';
import { degrees, runNames } from '../features/race/model/words.js';
import { amount, count, emphasized, plain, whenKnown, word } from './parts.js';

/** @typedef {import('./index.js').StoryContext} StoryContext */
/** @typedef {import('./parts.js').Values} Values */
/** @typedef {import('../features/race/model/state.js').RaceState} RaceState */
/** @typedef {import('../features/race/model/state.js').RunState} RunState */

/** What the picture shows of a race that has begun. @type {Record<string, string>} */
const VIEWS = { steps: 'close', whole: 'far' };
/** Runs in a race that has not begun. */
const MOST_OFTEN = 2;

/** @param {StoryContext} context @returns {Values} */
export function downhill({ store }) {
    const race = store.race.value;
    const room = required(store.room.value);
    const examples = race?.train ?? room.examples_per_epoch;
    const careful = race?.runs.find(({ full }) => full) ?? null;
    const quick = race?.runs.find(({ full }) => !full) ?? null;
    const batch = race ? (quick?.settings.batch_size ?? null) : findSmallBatch(store.raceDraft.value, examples);
    const angle = quick?.angle ?? null;
    const isBegun = race !== null && hasBegun(race);
    const view = isBegun ? (VIEWS[race.settings.plane.kind] ?? 'other') : 'start';
    const hasPair = careful !== null && quick !== null;
    return {
        parameters: count(race?.parameter_count ?? room.parameter_count),
        examples: count(examples),
        walkers: word(race?.runs.length ?? MOST_OFTEN),
        has_quick: batch !== null,
        batch: batch === null ? null : count(batch),
        times: batch === null ? null : count(Math.ceil(examples / batch)),
        has_pair: hasPair,
        has_reached: hasPair && isBegun && view !== 'close',
        is_asking: careful?.step === 0,
        ...runValues('careful', careful),
        ...runValues('quick', quick),
        angle: angle === null ? null : plain(degrees(angle)),
        ...lowestRunValues(race, hasPair),
        ...planeValues(view === 'other' ? race : null, careful, quick),
        ...endValues(race, careful, quick),
        view: word(view),
        close_steps: count(CLOSE_STEPS),
        is_waiting: race !== null && findCloseStage(race) === 'waiting',
    };
}

/**
 * The size of the first mini-batch, smaller than the training set, in the settings of a race that has not begun.
 *
 * @param {import('../features/race/model/state.js').RaceSettings} race
 * @param {number} examples
 */
function findSmallBatch({ runs }, examples) {
    const small = runs.map(({ batch_size }) => batch_size).find((size) => size !== 'full' && size < examples);
    return typeof small === 'number' ? small : null;
}

/** @param {string} who @param {RunState | null} run @returns {Values} */
function runValues(who, run) {
    return {
        [`${who}_steps`]: run && count(run.step),
        [`${who}_seen`]: run && count(run.examples_seen),
        [`${who}_cost`]: run && run.cost !== null ? emphasized(amount(run.cost).text) : null,
    };
}

/**
 * The values of the run with the lowest cost, for races without a careful and a quick run.
 *
 * @param {RaceState | null} race
 * @param {boolean} hasPair
 */
function lowestRunValues(race, hasPair) {
    const runs = race?.runs ?? [];
    const names = race ? runNames(runs, race.train) : [];
    const lowest = runs.reduce(
        (/** @type {number} */ best, { cost }, i) =>
            costOrInfinity(cost) < costOrInfinity(runs[best].cost) ? i : best,
        0,
    );
    const run = runs[lowest] ?? null;
    return {
        has_others: race !== null && !hasPair,
        ...whenKnown(run !== null && run.cost !== null, { lowest: emphasized(names[lowest]) }),
        ...runValues('lowest', run),
    };
}

/** @param {number | null} cost */
const costOrInfinity = (cost) => cost ?? Infinity;

/**
 * What has come of a race of a careful and a quick run, once it is over.
 *
 * @param {RaceState | null} race
 * @param {RunState | null} careful
 * @param {RunState | null} quick
 * @returns {Values}
 */
function endValues(race, careful, quick) {
    const isKnown = race?.over && typeof careful?.cost === 'number' && typeof quick?.cost === 'number';
    return {
        lower: word(
            isKnown ? (costOrInfinity(quick.cost) < costOrInfinity(careful.cost) ? 'quick' : 'careful') : 'open',
        ),
        fairness: word(race?.settings.fairness ?? 'examples'),
    };
}

/**
 * How much of the paths the plane shows: of a careful and a quick run alone, of each by its name.
 *
 * @param {RaceState | null} race
 * @param {RunState | null} careful
 * @param {RunState | null} quick
 * @returns {Values}
 */
function planeValues(race, careful, quick) {
    const found = race && findPathShares(race);
    const isPair = careful !== null && quick !== null && race?.runs.length === 2;
    const shareOf = (/** @type {RunState | null} */ run) =>
        isPair && run && run.share !== null ? plain(toShareText(run.share)) : null;
    return {
        has_plane: found !== null,
        share: found && plain(found.shares),
        quick_share: shareOf(quick),
        careful_share: shareOf(careful),
        paths: word(found?.isEach ? (isPair ? 'pair' : 'each') : (race?.runs.length ?? MOST_OFTEN)),
    };
}
