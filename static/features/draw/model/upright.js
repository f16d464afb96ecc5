/** Makes digits upright. Equal to app/nudge/data/upright.py, byte by byte. */

import { SIDE } from './ink.js';

/** The greatest lean that is undone: 45°. */
const MOST_LEAN = 1;

/**
 * Returns the image sheared so that its ink does not lean.
 *
 * @param {Uint8Array} image 28 x 28, 0..255
 * @returns {Uint8Array}
 */
export function upright(image) {
    const { lean, middle } = findLean(image);
    const found = new Uint8Array(SIDE * SIDE);
    for (let row = 0; row < SIDE; row++) {
        const moved = lean * (row - middle);
        for (let column = 0; column < SIDE; column++) {
            const source = column + moved;
            const left = Math.floor(source);
            const here = pixel(image, row, left);
            const there = pixel(image, row, left + 1);
            found[row * SIDE + column] = Math.floor(here + (source - left) * (there - here) + 0.5);
        }
    }
    return found;
}

/** @param {Uint8Array} image @param {number} row @param {number} column may be outside of the image: 0 */
function pixel(image, row, column) {
    return column >= 0 && column < SIDE ? image[row * SIDE + column] : 0;
}

/**
 * How far the ink moves to the right from one row to the next, by least squares, and the row of its centre of mass.
 * All sums are of whole numbers, so they are exact.
 *
 * @param {Uint8Array} image
 */
function findLean(image) {
    let [total, down, across, both, squares] = [0, 0, 0, 0, 0];
    image.forEach((value, place) => {
        const row = Math.floor(place / SIDE);
        const column = place % SIDE;
        total += value;
        down += value * row;
        across += value * column;
        both += value * row * column;
        squares += value * row * row;
    });
    const spread = total * squares - down * down;
    const lean = spread > 0 ? (total * both - down * across) / spread : 0;
    return { lean: Math.min(Math.max(lean, -MOST_LEAN), MOST_LEAN), middle: total > 0 ? down / total : 0 };
}
