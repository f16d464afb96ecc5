/** Which example is on the stage. */

import { first } from './player.js';
import { notify } from './receive.js';

/**
 * @param {import('./store.js').Store} store
 * @param {object} deps
 * @param {ReturnType<typeof import('./commands-in-flight.js').createCommandsInFlight>} deps.inFlight
 * @param {(cursor: import('./player.js').Cursor) => void} deps.moveTo
 * @param {() => import('./player.js').Cursor | null} deps.cue where the chapter begins, if there is one
 */
export function createExampleActions(store, { inFlight, moveTo, cue }) {
    const actions = {
        /** @param {'train' | 'test'} split @param {number} index */
        focus(split, index) {
            store.exampleAt.value = null;
            // From an example for training, the search in the test set goes on where it is: at the beginning.
            const place = split === 'test' ? index : -1;
            if (inFlight.headFor('example', place, { type: 'focus', split, index }) && store.autoplay.value) {
                moveTo(cue() ?? first(store.phases.value));
            }
        },

        /**
         * Put another example on the stage: the next one of `label`, or of the ones for which
         * `isWanted`, after the present one.
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
            notify(store, 'info', 'There is no such example.');
        },

        focusNextMistake: () => actions.focusNext((index) => store.mistakes.value.has(index)),
    };
    return actions;
}
