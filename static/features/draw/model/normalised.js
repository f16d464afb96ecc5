/** Scales and centres images like those of MNIST. Equal to app/nudge/pen/digits.py. */

import { SIDE } from './ink.js';
import { resized } from './resize.js';

/** Length of the longer side of a digit with its ink, in pixels. */
export const DIGIT = 20;
/** Target of the centre of mass, in pixels from the corner of the image: the middle of the pixel at place 14. */
export const CENTRE = SIDE / 2 + 0.5;

/**
 * Returns the image scaled so that the longer side of its ink is DIGIT pixels, with its centre of mass at CENTRE.
 *
 * @param {Uint8Array} image 28 x 28, 0..255
 * @returns {Uint8Array}
 */
export function normalisedImage(image) {
    if (!image.some((value) => value > 0)) return image.slice();
    const sized = resized(image, DIGIT);
    const { down, across } = centreOfMass(sized);
    return moved(sized, Math.floor(CENTRE - down + 0.5), Math.floor(CENTRE - across + 0.5));
}

/**
 * Returns row and column of the centre of mass of the ink, in pixels from the corner.
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
 * Returns the image moved by whole pixels. Pixels that leave the image are lost.
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
