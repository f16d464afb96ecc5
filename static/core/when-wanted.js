/** Parts that are created once, when they are first used, so that their modules need not be loaded before. */

import { signal, untracked } from '@preact/signals-core';

/**
 * @template {unknown[]} Given
 * @typedef {object} Parts
 * @property {<Part>(create: (...given: Given) => Part) => Part} use creates a part, or finds the part that this
 *     function has created
 * @property {() => any[]} used all parts that have been created, as a signal's value
 */

/**
 * Creates an empty collection of parts.
 *
 * @template {unknown[]} Given
 * @param {() => Given} given the arguments that parts are created with
 * @returns {Parts<Given>}
 */
export function whenWanted(given) {
    /** @type {Map<Function, any>} */
    const created = new Map();
    const parts = signal(/** @type {any[]} */ ([]));
    return {
        use(create) {
            // Untracked: a component that uses a part must not subscribe to the signals that its creation reads.
            if (!created.has(create)) {
                untracked(() => {
                    created.set(create, create(...given()));
                    parts.value = [...created.values()];
                });
            }
            return created.get(create);
        },
        used: () => parts.value,
    };
}
