/** Images at any size, as brightness: each made small when it is first wanted so, and kept. */

import { SIDE } from '../../../ui/canvas/images.js';

/**
 * @typedef {object} Level all images at one size
 * @property {number} size
 * @property {Uint8Array} pixels one after the other, size x size each
 * @property {Uint8Array} made 1 for those that have been made
 */

/** @typedef {{ from: number, weights: number[] }} Cover */

const PIXELS = SIDE * SIDE;
/** Sizes that are kept: those at rest, before and after a way. */
const MOST_LEVELS = 6;

/** @param {Uint8Array} images 784 pixels each, 0 to 255 */
export function createAtlas(images) {
    const count = images.length / PIXELS;
    /** @type {Level} */
    const whole = { size: SIDE, pixels: images, made: new Uint8Array(count).fill(1) };
    /** @type {Level[]} the newest last */
    const levels = [];
    /** @type {Map<number, Cover[]>} */
    const covers = new Map();
    const across = new Float32Array(PIXELS);

    return {
        /** The level of a size; what is larger than the images is drawn from them. @param {number} size */
        level(size) {
            if (size >= SIDE) return whole;
            const at = levels.findIndex((level) => level.size === size);
            if (at >= 0) levels.push(...levels.splice(at, 1));
            else levels.push({ size, pixels: new Uint8Array(count * size * size), made: new Uint8Array(count) });
            if (levels.length > MOST_LEVELS) levels.shift();
            return levels[levels.length - 1];
        },

        /** The smallest that is at hand and at least so large: for tiles that do not stay. @param {number} size */
        near(size) {
            return levels.reduce((best, level) => (level.size >= size && level.size < best.size ? level : best), whole);
        },

        /** See to it that an image is there. @param {Level} level @param {number} image */
        make(level, image) {
            if (level.made[image]) return;
            const cover = covers.get(level.size) ?? measureCover(level.size);
            covers.set(level.size, cover);
            shrink({ images, image, cover, across }, level.pixels);
            level.made[image] = 1;
        },
    };
}

/** @typedef {ReturnType<typeof createAtlas>} Atlas */

/** Which pixels each of the fewer covers, and how much of its width each takes. @param {number} size @returns {Cover[]} */
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
 * Make an image small, each pixel the mean of what it covers, so that thin strokes stay.
 *
 * @param {{ images: Uint8Array, image: number, cover: Cover[], across: Float32Array }} of `across`: room for
 *     what it is on the way, narrow but still as high
 * @param {Uint8Array} pixels written to
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
