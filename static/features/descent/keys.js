import { say } from '../../text/say.js';
import { createRaceActions } from '../race/model/actions.js';
import { indexOfStep } from '../race/model/state.js';
import { runNames } from '../race/model/words.js';
import { mapKeys } from './map-gestures.js';
import { toPointAriaText } from './model/words.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */

/** The number of points that Page Up and Page Down move by. */
const PAGE = 10;
/** Keys that act once, however long they are held. */
const ONCE = new Set([' ', 'Enter']);

/**
 * The picture as a slider along the paths, for the keyboard and for screen readers.
 *
 * @param {Store} store
 * @param {Actions} actions
 * @returns {Record<string, unknown>} the attributes of the element that takes the keys
 */
export function pathKeys(store, actions) {
    const race = store.race.value;
    const point = store.pathPoint.value;
    const path = point && store.paths.value?.runs[point.run];
    const i = path ? indexOfStep(path, point.step) : 0;
    const names = race ? runNames(race.runs, race.train) : [];
    const moves = { ...listMoves(store, actions), ...mapKeys(store.descentMotion.value) };
    return {
        role: 'slider',
        tabIndex: 0,
        'aria-label': say('descent-keys'),
        'aria-valuemin': 0,
        'aria-valuemax': path ? path.count - 1 : 0,
        'aria-valuenow': i,
        'aria-valuetext': path ? toPointAriaText(names[point.run] ?? '', path, i) : say('descent-no-point'),
        onKeyDown: (/** @type {KeyboardEvent} */ event) => {
            const isHandled = /** @type {HTMLElement} */ (event.target).matches(':focus-visible') && moves[event.key];
            if (!isHandled || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            event.stopPropagation();
            if (!(event.repeat && ONCE.has(event.key))) moves[event.key]();
        },
    };
}

/**
 * @param {Store} store
 * @param {Actions} actions
 * @returns {Record<string, () => void>}
 */
function listMoves(store, actions) {
    const raceActions = actions.use(createRaceActions);
    /** The point that the keyboard is at: the chosen point, or the newest point of the first run. */
    const findCurrent = () => {
        const runs = store.paths.peek()?.runs ?? [];
        const { run, step } = store.pathPoint.peek() ?? { run: 0, step: Infinity };
        return runs[run] ? { runs, run, i: indexOfStep(runs[run], step) } : null;
    };
    const along = (/** @type {number} */ by) => () => {
        const at = findCurrent();
        if (!at) return;
        const { step, count } = at.runs[at.run];
        store.pathPoint.value = { run: at.run, step: step[Math.max(0, Math.min(count - 1, at.i + by))] };
    };
    const across = (/** @type {number} */ by) => () => {
        const at = findCurrent();
        if (!at) return;
        const run = (at.run + by + at.runs.length) % at.runs.length;
        const other = at.runs[run];
        store.pathPoint.value = { run, step: other.step[indexOfStep(other, at.runs[at.run].step[at.i])] };
    };
    const visit = () => {
        const at = findCurrent();
        if (at) raceActions.visit(at.run, at.runs[at.run].step[at.i]);
    };
    return {
        ArrowRight: along(1),
        ArrowLeft: along(-1),
        PageUp: along(PAGE),
        PageDown: along(-PAGE),
        Home: along(-Infinity),
        End: along(Infinity),
        ArrowUp: across(-1),
        ArrowDown: across(1),
        Enter: visit,
        Escape: () => (store.pathPoint.value = null),
        ' ': () => raceActions.toggleRace(),
    };
}
