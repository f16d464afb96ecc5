/** The movement of tiles from one arrangement to another. */

/** @typedef {import('./layout.js').TileLayout} TileLayout */

/**
 * @typedef {object} Tiles the place of each training image, in device pixels
 * @property {Float32Array} x left edges
 * @property {Float32Array} y top edges
 * @property {Float32Array} size sides
 */

/** @typedef {'together' | 'scattered' | 'dealt'} Manner the order in which the tiles start */

/** The delay of the last tile, as a multiple of the time that a tile moves. @type {Record<Manner, number>} */
const LONGEST_DELAY = { together: 0, scattered: 0.8, dealt: 3 };
/** The fractional parts of multiples of this number are evenly spread and look random (the golden ratio). */
const GOLDEN = 0.6180339887498949;

/** @param {number} count @returns {Tiles} */
export function tiles(count) {
    return { x: new Float32Array(count), y: new Float32Array(count), size: new Float32Array(count) };
}

/**
 * The tiles of a layout.
 *
 * @param {TileLayout} layout by place
 * @param {Int32Array | null} order the image in each place; null: the set's order
 */
export function buildTiles(layout, order) {
    const at = tiles(layout.x.length);
    for (let place = 0; place < layout.x.length; place++) {
        const image = order ? order[place] : place;
        at.x[image] = layout.x[place];
        at.y[image] = layout.y[place];
        at.size[image] = layout.sizes[place];
    }
    return at;
}

/**
 * The delay of each image, as a share of the longest delay.
 *
 * @param {Manner} manner
 * @param {Int32Array | null} order of the new arrangement
 * @param {number} count
 */
export function buildDelays(manner, order, count) {
    const delays = new Float32Array(count);
    if (manner === 'together') return delays;
    for (let place = 0; place < count; place++) {
        const image = order ? order[place] : place;
        delays[image] = manner === 'dealt' ? place / count : (image * GOLDEN) % 1;
    }
    return delays;
}

/**
 * @typedef {object} Glide
 * @property {Tiles} from
 * @property {Tiles} to
 * @property {Manner} manner
 * @property {Float32Array} delays of each image
 * @property {number} seconds
 */

/**
 * Computes the places of the tiles when a share of the time has passed.
 *
 * @param {Glide} glide
 * @param {number} share 0 to 1
 * @param {Tiles} at the result is written to it
 */
export function placeTiles({ from, to, manner, delays }, share, at) {
    const spread = LONGEST_DELAY[manner];
    const time = share * (1 + spread);
    for (let i = 0; i < delays.length; i++) {
        const part = eased(time - spread * delays[i]);
        at.x[i] = from.x[i] + (to.x[i] - from.x[i]) * part;
        at.y[i] = from.y[i] + (to.y[i] - from.y[i]) * part;
        at.size[i] = from.size[i] + (to.size[i] - from.size[i]) * part;
    }
}

/** Whether each tile is already at its end. @param {Tiles} from @param {Tiles} to */
export function hasArrived(from, to) {
    const parts = /** @type {(keyof Tiles)[]} */ (['x', 'y', 'size']);
    return parts.every((part) => from[part].every((value, i) => value === to[part][i]));
}

/** Eases in and out. @param {number} t */
function eased(t) {
    if (t <= 0) return 0;
    if (t >= 1) return 1;
    return t < 0.5 ? 4 * t ** 3 : 1 - 4 * (1 - t) ** 3;
}
