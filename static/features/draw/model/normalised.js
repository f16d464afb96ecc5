/** Images scaled and moved as MNIST's are, as app/nudge/pen/digits.py does it. */

import { SIDE } from './ink.js';
import { resized } from './resize.js';

/** Pixels that the longer side of a digit takes, its ink included. */
export const DIGIT = 20;
/** Where the centre of mass is, in pixels from the image's corner: amid the pixel at place 14. */
export const HEART = SIDE / 2 + 0.5;

/**
 * An image with its ink's longer side as long as a digit's, and its centre of mass in the middle.
 *
 * @param {Uint8Array} image 28 x 28, 0..255
 * @returns {Uint8Array}
 */
export function normalisedImage(image) {
    if (!image.some((value) => value > 0)) return image.slice();
    const sized = resized(image, DIGIT);
    const { down, across } = centreOfMass(sized);
    return moved(sized, Math.floor(HEART - down + 0.5), Math.floor(HEART - across + 0.5));
}

/**
 * Row and column of the centre of an image's ink, in pixels from its corner.
 *
 * @param {Uint8Array} image
 */
export function centreOfMass(image) {
    let [total, rows, columns] = [0, 0, 0];
    image.forEach((value, place) => {
        total += value;
        rows += value * Math.floor(place / SIDE);
        columns += value * (place % SIDE);
    });
    return { down: rows / total + 0.5, across: columns / total + 0.5 };
}

/**
 * An image moved by whole pixels; what leaves is lost.
 *
 * @param {Uint8Array} image
 * @param {number} down
 * @param {number} right
 */
function moved(image, down, right) {
    const found = new Uint8Array(SIDE * SIDE);
    image.forEach((value, place) => {
        const row = Math.floor(place / SIDE) + down;
        const column = (place % SIDE) + right;
        if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) found[row * SIDE + column] = value;
    });
    return found;
}
