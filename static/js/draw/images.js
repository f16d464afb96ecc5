/** Images of numbers: pixels and weights, one small bitmap each, drawn large and unsmoothed. */

/** @typedef {import('./palette.js').Palette} Palette */

export const SIDE = 28;

/** @returns {{ canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, data: ImageData }} */
export function bitmap(columns = 1, rows = 1) {
    const canvas = document.createElement('canvas');
    canvas.width = SIDE * columns;
    canvas.height = SIDE * rows;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2-D canvas.');
    return { canvas, context, data: context.createImageData(canvas.width, canvas.height) };
}

/**
 * Activations as brightness.
 *
 * @param {Uint8ClampedArray} rgba
 * @param {ArrayLike<number>} pixels
 * @param {Palette} palette
 * @param {{ width?: number, x?: number, y?: number, from?: number }} [place] where in the bitmap
 */
export function paintPixels(rgba, pixels, palette, { width = SIDE, x = 0, y = 0, from = 0 } = {}) {
    const { litRgb: lit, unlitRgb: unlit } = palette;
    for (let i = 0; i < SIDE * SIDE; i++) {
        const at = 4 * ((y + Math.floor(i / SIDE)) * width + x + (i % SIDE));
        const share = pixels[from + i];
        for (let c = 0; c < 3; c++) rgba[at + c] = unlit[c] + (lit[c] - unlit[c]) * share;
        rgba[at + 3] = 255;
    }
}

/**
 * Signed values as colour: up, down, and nothing for 0.
 *
 * @param {Uint8ClampedArray} rgba
 * @param {Float32Array} values
 * @param {number} from
 * @param {number} full the magnitude in full colour
 * @param {Palette} palette
 */
export function paintSigned(rgba, values, from, full, palette) {
    const { upRgb, downRgb, unlitRgb: none } = palette;
    const perUnit = full > 0 ? 1 / full : 0;
    for (let i = 0; i < SIDE * SIDE; i++) {
        const value = values[from + i];
        const hue = value < 0 ? downRgb : upRgb;
        const share = Math.min(1, Math.abs(value) * perUnit);
        for (let c = 0; c < 3; c++) rgba[4 * i + c] = none[c] + (hue[c] - none[c]) * share;
        rgba[4 * i + 3] = 255;
    }
}
