/** Actions that put an example on the stage. */

import { say } from '../text/say.js';
import { first } from './player.js';
import { notify } from './receive.js';

/**
 * Creates these actions.
 *
 * @param {import('./store.js').Store} store
 * @param {object} deps
 * @param {ReturnType<typeof import('./commands-in-flight.js').createCommandsInFlight>} deps.inFlight
 * @param {(cursor: import('./player.js').Cursor) => void} deps.moveTo
 * @param {(then: () => void) => void} deps.pauseThen
 * @param {() => import('./player.js').Cursor | null} deps.cue the beginning of the chapter; null where it names no
 *     phase
 */
export function createExampleActions(store, { inFlight, moveTo, pauseThen, cue }) {
    const actions = {
        /** Puts an example on the stage. @param {'train' | 'test'} split @param {number} index */
        focus(split, index) {
            store.exampleAt.value = null;
            // After a training example, the search in the test set starts at its beginning.
            const place = split === 'test' ? index : -1;
            if (inFlight.headFor('example', place, { type: 'focus', split, index }) && store.autoplay.value) {
                moveTo(cue() ?? first(store.phases.value));
            }
        },

        /**
         * Puts the next example of the test set for which `isWanted` on the stage. The search starts after the current
         * one and goes on from the end to the beginning.
         *
         * @param {(index: number, label: number) => boolean} isWanted
         */
        focusNext(isWanted) {
            const labels = store.examples.value?.labels.test;
            const focus = store.room.value?.focus;
            if (!labels || !focus) return;
            const now = focus.split === 'test' ? (focus.index ?? -1) : -1;
            const start = inFlight.goal('example') ?? now;
            for (let i = 1; i <= labels.length; i++) {
                const index = (start + i) % labels.length;
                if (isWanted(index, labels[index])) return actions.focus('test', index);
            }
            notify(store, 'info', say('notice-no-such-example'));
        },

        /**
         * Puts the next test example on the stage that the network answers wrongly. Where the room makes steps, it is
         * paused first: the mistakes are then those of the parameters on show.
         */
        focusNextMistake() {
            const focusMistake = () => actions.focusNext((index) => store.mistakes.value.has(index));
            if (!store.room.value?.playing && !inFlight.isStepping()) return focusMistake();
            pauseThen(focusMistake);
        },
    };
    return actions;
}
