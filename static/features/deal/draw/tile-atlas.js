/** The images at any size, as brightness. Each is scaled down when it is first needed at a size, then cached. */

import { SIDE } from '../../../ui/canvas/images.js';

/**
 * @typedef {object} Level all images at one size
 * @property {number} size
 * @property {Uint8Array} pixels one image after the other, size × size each
 * @property {Uint8Array} isMade 1 for images that have been scaled
 */

/** @typedef {{ from: number, weights: number[] }} Cover */

const PIXELS = SIDE * SIDE;
/** The number of sizes that are cached: those at rest before and after a transition. */
const MOST_LEVELS = 6;

/** @param {Uint8Array} images 784 pixels each, 0 to 255 */
export function createAtlas(images) {
    const count = images.length / PIXELS;
    /** @type {Level} */
    const whole = { size: SIDE, pixels: images, isMade: new Uint8Array(count).fill(1) };
    /** @type {Level[]} the newest last */
    const levels = [];
    /** @type {Map<number, Cover[]>} */
    const covers = new Map();
    const across = new Float32Array(PIXELS);

    return {
        /** The level of a size. Sizes above that of the images use the images themselves. @param {number} size */
        level(size) {
            if (size >= SIDE) return whole;
            const at = levels.findIndex((level) => level.size === size);
            if (at >= 0) levels.push(...levels.splice(at, 1));
            else levels.push({ size, pixels: new Uint8Array(count * size * size), isMade: new Uint8Array(count) });
            if (levels.length > MOST_LEVELS) levels.shift();
            return levels[levels.length - 1];
        },

        /** The smallest cached level of at least that size: for moving tiles. @param {number} size */
        near(size) {
            return levels.reduce((best, level) => (level.size >= size && level.size < best.size ? level : best), whole);
        },

        /** Scales an image for a level, unless that has been done. @param {Level} level @param {number} image */
        make(level, image) {
            if (level.isMade[image]) return;
            const cover = covers.get(level.size) ?? measureCover(level.size);
            covers.set(level.size, cover);
            shrink({ images, image, cover, across }, level.pixels);
            level.isMade[image] = 1;
        },
    };
}

/** @typedef {ReturnType<typeof createAtlas>} Atlas */

/**
 * For each pixel of a scaled image: the pixels that it covers, and the weight of each.
 *
 * @param {number} size
 * @returns {Cover[]}
 */
function measureCover(size) {
    const wide = SIDE / size;
    return Array.from({ length: size }, (_, i) => {
        const from = Math.floor(i * wide + 1e-9);
        const end = Math.min(SIDE, Math.ceil((i + 1) * wide - 1e-9));
        const share = (/** @type {number} */ k) => Math.min(k + 1, (i + 1) * wide) - Math.max(k, i * wide);
        return { from, weights: Array.from({ length: end - from }, (__, k) => share(from + k) / wide) };
    });
}

/**
 * Scales an image down. Each pixel is the mean of the pixels that it covers, so that thin strokes stay visible.
 *
 * @param {{ images: Uint8Array, image: number, cover: Cover[], across: Float32Array }} options `across`: a buffer
 *     for the image that is scaled only horizontally
 * @param {Uint8Array} pixels the result is written to it
 */
function shrink({ images, image, cover, across }, pixels) {
    const size = cover.length;
    for (let y = 0; y < SIDE; y++) {
        for (let x = 0; x < size; x++) {
            const { from, weights } = cover[x];
            let sum = 0;
            for (let k = 0; k < weights.length; k++) sum += weights[k] * images[image * PIXELS + y * SIDE + from + k];
            across[y * size + x] = sum;
        }
    }
    for (let y = 0; y < size; y++) {
        const { from, weights } = cover[y];
        for (let x = 0; x < size; x++) {
            let sum = 0;
            for (let k = 0; k < weights.length; k++) sum += weights[k] * across[(from + k) * size + x];
            pixels[(image * size + y) * size + x] = Math.round(sum);
        }
    }
}
