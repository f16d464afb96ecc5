/** The state of the deal: the training images of an epoch in the set's order, shuffled, or dealt into rows. */

import { signal } from '@preact/signals-core';

/** @typedef {'set' | 'shuffled' | 'dealt'} Arrangement */

/**
 * @typedef {object} Epoch one pass over the training set
 * @property {number} number counted from 1
 * @property {Int32Array} order the training examples as they were shuffled
 * @property {number[]} starts the index in that order at which each mini-batch begins; the first is 0
 */

export function createDeal() {
    return {
        /** The arrangements that the images go through; the last one stays. */
        route: signal(/** @type {Arrangement[]} */ (['dealt'])),
        /** Whether the images are moving. */
        isMoving: signal(false),
        /** All training images, 784 pixels each, 0 to 255; null until they are loaded. */
        images: signal(/** @type {Uint8Array | null} */ (null)),
        /** The name of the data set of the images, also while they are being loaded. */
        askForImages: signal(''),
        /** The newest loaded epoch; while the room trains fast it may be an older one. */
        epoch: signal(/** @type {Epoch | null} */ (null)),
        /** The training image under the pointer. */
        pointed: signal(/** @type {number | null} */ (null)),
        /** The shown row, counted from 0; null: that of the shown step. */
        row: signal(/** @type {number | null} */ (null)),
        /** Whether the epoch is being played: row after row becomes a step. */
        isPlayed: signal(false),
        /** Why images or epoch can not be shown; empty where there was no error. */
        trouble: signal(''),
    };
}

/** @typedef {ReturnType<typeof createDeal>} Deal */
