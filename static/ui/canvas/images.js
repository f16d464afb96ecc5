/** Images of 28 × 28 numbers, pixels or weights, as small bitmaps that are drawn large and without smoothing. */

/** @typedef {import('./palette.js').Palette} Palette */

export const SIDE = 28;

/**
 * Creates an empty bitmap for columns × rows images.
 *
 * @returns {{ canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, data: ImageData }}
 */
export function bitmap(columns = 1, rows = 1) {
    const canvas = document.createElement('canvas');
    canvas.width = SIDE * columns;
    canvas.height = SIDE * rows;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2-D canvas.');
    return { canvas, context, data: context.createImageData(canvas.width, canvas.height) };
}

/**
 * Paints activations as brightness.
 *
 * @param {Uint8ClampedArray} rgba
 * @param {ArrayLike<number>} pixels
 * @param {Palette} palette
 * @param {{ width?: number, x?: number, y?: number, from?: number }} [place] x, y: the
 *     image in the bitmap, which is `width` wide; from: the first pixel in `pixels`
 */
export function paintPixels(rgba, pixels, palette, { width = SIDE, x = 0, y = 0, from = 0 } = {}) {
    const { brightRgb: bright, darkRgb: dark } = palette;
    for (let i = 0; i < SIDE * SIDE; i++) {
        const at = 4 * ((y + Math.floor(i / SIDE)) * width + x + (i % SIDE));
        const share = pixels[from + i];
        for (let c = 0; c < 3; c++) rgba[at + c] = dark[c] + (bright[c] - dark[c]) * share;
        rgba[at + 3] = 255;
    }
}

/**
 * Paints 784 signed values: one colour for positive, one for negative values, stronger with the magnitude.
 *
 * @param {Uint8ClampedArray} rgba
 * @param {ArrayLike<number>} values
 * @param {number} from index of the first value
 * @param {number} full the magnitude of the full colour
 * @param {Palette} palette
 */
export function paintSigned(rgba, values, from, full, palette) {
    const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, SIDE * SIDE);
    const colours = signedColours(palette);
    const perUnit = full > 0 ? SHADES / full : 0;
    for (let i = 0; i < SIDE * SIDE; i++) {
        const shade = Math.round(values[from + i] * perUnit);
        pixels[i] = colours[SHADES + Math.max(-SHADES, Math.min(SHADES, shade))];
    }
}

/** The number of colours for each sign. */
const SHADES = 255;

/** The colours of each palette. @type {WeakMap<Palette, Uint32Array>} */
const colourTables = new WeakMap();

/** @param {Palette} palette @returns {Uint32Array} from the strongest negative to the strongest positive colour */
function signedColours(palette) {
    const known = colourTables.get(palette);
    if (known) return known;
    const colours = new Uint32Array(2 * SHADES + 1);
    const bytes = new Uint8ClampedArray(colours.buffer);
    for (let shade = -SHADES; shade <= SHADES; shade++) {
        const at = 4 * (shade + SHADES);
        const hue = shade < 0 ? palette.downRgb : palette.upRgb;
        for (let c = 0; c < 3; c++) {
            const none = palette.darkRgb[c];
            bytes[at + c] = none + ((hue[c] - none) * Math.abs(shade)) / SHADES;
        }
        bytes[at + 3] = 255;
    }
    colourTables.set(palette, colours);
    return colours;
}
