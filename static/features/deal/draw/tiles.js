/** Paints thousands of small images into one bitmap: fast enough without a graphics processor. */

/** @typedef {import('../../../ui/canvas/palette.js').Palette} Palette */
/** @typedef {import('./tile-atlas.js').Atlas} Atlas */
/** @typedef {import('./tile-atlas.js').Level} Level */

/**
 * @typedef {object} TilePicture
 * @property {number} width of the bitmap, in dots
 * @property {number} height
 * @property {number} [scale] dots of the bitmap in a unit of the tiles, 1 unless given
 * @property {{ x: Float32Array, y: Float32Array, size: Float32Array }} tiles by image
 * @property {Uint8Array} tones by image: the index of its ink
 * @property {Int32Array} stack the images in the order in which they are drawn, the last on top
 * @property {boolean} isAtRest whether tiles are drawn sharply; moving tiles are not
 */

/** The opacity of a used image. */
const FADED = 0.3;
/** The share of the bright colour in the ground of an image of the shown step's row. */
const RAISED = 0.1;

/**
 * The colours of an activation of 0 to 255 for each tone: used, to come, and now.
 *
 * @param {Palette} palette
 * @returns {Uint32Array[]}
 */
export function mixInks({ brightRgb, darkRgb, groundRgb }) {
    return [
        ramp(mix(groundRgb, darkRgb, FADED), mix(groundRgb, brightRgb, FADED)),
        ramp(darkRgb, brightRgb),
        ramp(mix(darkRgb, brightRgb, RAISED), brightRgb),
    ];
}

/** @typedef {[number, number, number]} Rgb */

/** @param {Rgb} from @param {Rgb} to @param {number} share @returns {Rgb} */
function mix(from, to, share) {
    const at = (/** @type {number} */ c) => from[c] + (to[c] - from[c]) * share;
    return [at(0), at(1), at(2)];
}

/** @param {Rgb} from @param {Rgb} to */
function ramp(from, to) {
    const colours = new Uint32Array(256);
    const bytes = new Uint8ClampedArray(colours.buffer);
    for (let value = 0; value < 256; value++) bytes.set([...mix(from, to, value / 255), 255], 4 * value);
    return colours;
}

/**
 * Writes the tiles into the dots of a bitmap.
 *
 * @param {Uint32Array} dots width × height
 * @param {TilePicture} picture
 * @param {Atlas} atlas
 * @param {Uint32Array[]} inks
 */
export function paintTiles(dots, picture, atlas, inks) {
    const { tiles, tones, stack, isAtRest, scale = 1 } = picture;
    const readColumns = createColumns();
    for (const image of stack) {
        const side = Math.round(tiles.size[image] * scale);
        if (side < 1) continue;
        const level = isAtRest ? atlas.level(side) : atlas.near(side);
        atlas.make(level, image);
        const place = { x: Math.round(tiles.x[image] * scale), y: Math.round(tiles.y[image] * scale), side };
        stamp(dots, picture, place, { level, image, ink: inks[tones[image]], columns: readColumns(level.size, side) });
    }
}

/** Finds the column (or line) of an image for each column of a tile; computed once for a size and side. */
function createColumns() {
    /** @type {Map<number, Uint8Array>} */
    const cache = new Map();
    return (/** @type {number} */ size, /** @type {number} */ side) => {
        const key = 4096 * size + side;
        const columns = cache.get(key) ?? Uint8Array.from({ length: side }, (_, i) => Math.floor((i * size) / side));
        cache.set(key, columns);
        return columns;
    };
}

/**
 * @param {Uint32Array} dots
 * @param {{ width: number, height: number }} bitmap
 * @param {{ x: number, y: number, side: number }} place
 * @param {{ level: Level, image: number, ink: Uint32Array, columns: Uint8Array }} source
 */
function stamp(dots, { width, height }, { x, y, side }, { level: { size, pixels }, image, ink, columns }) {
    const first = image * size * size;
    const left = Math.max(0, -x);
    const right = Math.min(side, width - x);
    const bottom = Math.min(side, height - y);
    for (let row = Math.max(0, -y); row < bottom; row++) {
        const from = first + columns[row] * size;
        const to = (y + row) * width + x;
        for (let i = left; i < right; i++) dots[to + i] = ink[pixels[from + columns[i]]];
    }
}
