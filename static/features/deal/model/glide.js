/** Tiles on their way from where they lie to where they are to lie. */

/** @typedef {import('./layout.js').Layout} Layout */

/**
 * @typedef {object} Tiles where each training image is, in device pixels
 * @property {Float32Array} x left edges
 * @property {Float32Array} y top edges
 * @property {Float32Array} size sides
 */

/** @typedef {'together' | 'scattered' | 'dealt'} Manner in which they set out */

/** How much later the last tile sets out than the first, in times of its own way. */
/** @type {Record<Manner, number>} */
const SPREAD = { together: 0, scattered: 0.8, dealt: 3 };
/** Numbers that a multiple of this leaves after the point are spread evenly, and look as if by chance. */
const GOLDEN = 0.6180339887498949;

/** @param {number} count @returns {Tiles} */
export function tiles(count) {
    return { x: new Float32Array(count), y: new Float32Array(count), size: new Float32Array(count) };
}

/**
 * The tiles as a layout has them.
 *
 * @param {Layout} layout by place
 * @param {Int32Array | null} order which image is in each place; null: the set's own order
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
 * When each image sets out, as a share of the time that the last one waits.
 *
 * @param {Manner} manner
 * @param {Int32Array | null} order to which they go
 * @param {number} count
 */
export function waits(manner, order, count) {
    const wait = new Float32Array(count);
    if (manner === 'together') return wait;
    for (let place = 0; place < count; place++) {
        const image = order ? order[place] : place;
        wait[image] = manner === 'dealt' ? place / count : (image * GOLDEN) % 1;
    }
    return wait;
}

/**
 * @typedef {object} Glide
 * @property {Tiles} from
 * @property {Tiles} to
 * @property {Manner} manner
 * @property {Float32Array} wait of each image
 * @property {number} seconds
 */

/**
 * Where the tiles are when a share of the time has gone by.
 *
 * @param {Glide} glide
 * @param {number} share 0 to 1
 * @param {Tiles} at written to
 */
export function placeTiles({ from, to, manner, wait }, share, at) {
    const spread = SPREAD[manner];
    const gone = share * (1 + spread);
    for (let i = 0; i < wait.length; i++) {
        const part = eased(gone - spread * wait[i]);
        at.x[i] = from.x[i] + (to.x[i] - from.x[i]) * part;
        at.y[i] = from.y[i] + (to.y[i] - from.y[i]) * part;
        at.size[i] = from.size[i] + (to.size[i] - from.size[i]) * part;
    }
}

/** Whether no tile has any way to go. @param {Tiles} from @param {Tiles} to */
export function isThere(from, to) {
    const parts = /** @type {(keyof Tiles)[]} */ (['x', 'y', 'size']);
    return parts.every((part) => from[part].every((value, i) => value === to[part][i]));
}

/** Slowly out, slowly in. @param {number} t */
function eased(t) {
    if (t <= 0) return 0;
    if (t >= 1) return 1;
    return t < 0.5 ? 4 * t ** 3 : 1 - 4 * (1 - t) ** 3;
}
