/** Paints all training images as tiles, with the frames and the numbers of rows. */

import { FINE } from '../../../ui/canvas/fonts.js';
import { readPalette } from '../../../ui/canvas/palette.js';
import { createAtlas } from './tile-atlas.js';
import { mixInks, paintTiles } from './tiles.js';

/** @typedef {import('../../../ui/canvas/palette.js').Palette} Palette */
/** @typedef {import('../model/layout.js').Box} Box */

/**
 * @typedef {object} DealScene
 * @property {number} width in device pixels
 * @property {number} height
 * @property {number} ratio device pixels to a CSS pixel
 * @property {number} em in CSS pixels
 * @property {import('../model/glide.js').Tiles} tiles
 * @property {Uint8Array} tones
 * @property {Int32Array} stack the images in the order in which they are drawn
 * @property {boolean} isMoving whether all images are moving
 * @property {boolean} isAtRest whether tiles are drawn sharply; moving tiles are not
 * @property {Box | null} frame around the shown step's row
 * @property {{ text: string, row: number, x: number, y: number }[]} marks
 * @property {number} row
 * @property {Box | null} pointed
 * @property {Box | null} onStage
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Uint8Array} images
 */
export function dealPainter(canvas, images) {
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2-D canvas.');
    const atlas = createAtlas(images);
    let bitmap = context.createImageData(1, 1);
    let palette = readPalette(canvas);
    let inks = mixInks(palette);

    return {
        /** Reads the colours again after a change of the theme. */
        readColours() {
            palette = readPalette(canvas);
            inks = mixInks(palette);
        },

        /** @param {DealScene} scene */
        paint(scene) {
            const scale = scene.isMoving ? Math.min(1, 1 / scene.ratio) : 1; // moving images are not seen sharply
            const [width, height] = [Math.floor(scene.width * scale), Math.floor(scene.height * scale)];
            if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
            if (bitmap.width !== width || bitmap.height !== height) bitmap = context.createImageData(width, height);
            const dots = new Uint32Array(bitmap.data.buffer);
            dots.fill(0);
            paintTiles(dots, { ...scene, width, height, scale }, atlas, inks);
            context.putImageData(bitmap, 0, 0);
            paintMarks(context, scene, palette);
        },
    };
}

/** @param {CanvasRenderingContext2D} context @param {DealScene} scene @param {Palette} palette */
function paintMarks(context, { marks, row, frame, pointed, onStage, ratio, em }, palette) {
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (const mark of marks) {
        const isNow = mark.row === row;
        context.font = `${isNow ? 650 : 400} ${FINE * em * ratio}px ${palette.font}`;
        context.fillStyle = isNow ? palette.attention : palette.muted;
        context.fillText(mark.text, mark.x - 0.6 * em * ratio, mark.y);
    }
    if (frame) outline(context, frame, palette.attention, 2 * ratio);
    if (onStage) outline(context, onStage, palette.up, 2 * ratio);
    if (pointed) outline(context, pointed, palette.text, 2 * ratio);
}

/**
 * A frame around a box, outside of it.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Box} box
 * @param {string} colour
 * @param {number} width
 */
function outline(context, { x, y, width: w, height: h }, colour, width) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeRect(x - width / 2, y - width / 2, w + width, h + width);
}
