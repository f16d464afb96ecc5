/** Scales the ink of an image to a given length of its longer side. Equal to app/nudge/pen/resize.py. */

import { SIDE } from './ink.js';

/**
 * Returns the image with its ink scaled to `longer` pixels on the longer side, about in the middle. The image must have
 * ink.
 *
 * @param {Uint8Array} image 28 x 28, 0..255
 * @param {number} longer
 * @returns {Uint8Array}
 */
export function resized(image, longer) {
    const [top, height] = extent((row, column) => image[row * SIDE + column]);
    const [left, width] = extent((column, row) => image[row * SIDE + column]);
    const scale = longer / Math.max(height, width);
    const down = alongRows(Float64Array.from(image), top, height, scale);
    const both = transposed(alongRows(transposed(down), left, width, scale));
    return Uint8Array.from(both, (value) => Math.floor(value + 0.5));
}

/**
 * Returns the first line with ink, and the number of lines up to the last one with ink.
 *
 * @param {(line: number, place: number) => number} value
 * @returns {[number, number]}
 */
function extent(value) {
    const places = Array.from({ length: SIDE }, (_, place) => place);
    const lines = places.filter((line) => places.some((place) => value(line, place) > 0));
    const [first, last] = [lines[0], lines[lines.length - 1]];
    return [first, last - first + 1];
}

/**
 * Returns an image whose rows are weighted means of the rows of `image`, added in a fixed order.
 *
 * @param {Float64Array} image
 * @param {number} first
 * @param {number} count
 * @param {number} scale
 */
function alongRows(image, first, count, scale) {
    const found = new Float64Array(SIDE * SIDE);
    const start = Math.floor((SIDE - count * scale) / 2);
    const reach = Math.max(1, 1 / scale);
    for (let row = 0; row < SIDE; row++) {
        const middle = (row + 0.5 - start) / scale + first;
        const mean = found.subarray(row * SIDE, (row + 1) * SIDE);
        const last = Math.floor(middle + reach - 0.5);
        let total = 0;
        for (let source = Math.ceil(middle - reach - 0.5); source <= last; source++) {
            const weight = Math.max(0, 1 - Math.abs(source + 0.5 - middle) / reach);
            total += weight;
            if (source < 0 || source >= SIDE) continue;
            for (let column = 0; column < SIDE; column++) mean[column] += weight * image[source * SIDE + column];
        }
        for (let column = 0; column < SIDE; column++) mean[column] /= total;
    }
    return found;
}

/** @param {Float64Array} image */
function transposed(image) {
    return image.map((_, place) => image[(place % SIDE) * SIDE + Math.floor(place / SIDE)]);
}
