/** What few come to is made when it is first wanted, and once: so whoever does not come there need not load it. */

import { signal, untracked } from '@preact/signals-core';

/**
 * @template {unknown[]} Given
 * @typedef {object} Parts
 * @property {<Part>(create: (...given: Given) => Part) => Part} use makes a part, or finds it by what has made it
 * @property {() => any[]} used those that there are; whoever asks is told of more
 */

/**
 * @template {unknown[]} Given
 * @param {() => Given} given what parts are made with
 * @returns {Parts<Given>}
 */
export function whenWanted(given) {
    /** @type {Map<Function, any>} */
    const made = new Map();
    const parts = signal(/** @type {any[]} */ ([]));
    return {
        use(create) {
            // Whoever shows a part hears of its signals, and not of those that were read to make it.
            if (!made.has(create)) {
                untracked(() => {
                    made.set(create, create(...given()));
                    parts.value = [...made.values()];
                });
            }
            return made.get(create);
        },
        used: () => parts.value,
    };
}
