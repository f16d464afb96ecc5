/** How the training images of an epoch lie in the middle of the page: in the set's order, shuffled, or dealt into rows. */

import { signal } from '@preact/signals-core';

/** @typedef {'set' | 'shuffled' | 'dealt'} Arrangement */

/**
 * @typedef {object} Epoch one pass over the training set
 * @property {number} number counted from 1
 * @property {Int32Array} order the training examples as they were shuffled
 * @property {number[]} starts where in that order each mini-batch begins, the first at 0
 */

export function createDeal() {
    return {
        /** Where the images are to go, one arrangement after the other; in the last they stay. */
        route: signal(/** @type {Arrangement[]} */ (['dealt'])),
        /** Whether they are on their way. */
        isMoving: signal(false),
        /** All training images, 784 pixels each in 0..255; null until they have come. */
        images: signal(/** @type {Uint8Array | null} */ (null)),
        /** The data set whose images they are, or are going to be. */
        askForImages: signal(''),
        /** The newest epoch that has come; while steps rush by it may be an older one. */
        epoch: signal(/** @type {Epoch | null} */ (null)),
        /** The training image that is pointed at. */
        pointed: signal(/** @type {number | null} */ (null)),
        /** Which row is looked at, counted from 0; null: that of the step on show. */
        row: signal(/** @type {number | null} */ (null)),
        /** Whether row after row is being made a step, until the epoch is over. */
        isPlayed: signal(false),
        /** Why something has not come. */
        trouble: signal(''),
    };
}

/** @typedef {ReturnType<typeof createDeal>} Deal */
