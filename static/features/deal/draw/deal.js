/** All training images as tiles, with what is framed and written among them. */

import { readPalette } from '../../../ui/canvas/palette.js';
import { createAtlas } from './tile-atlas.js';
import { mixInks, paintTiles } from './tiles.js';

/** @typedef {import('../../../ui/canvas/palette.js').Palette} Palette */
/** @typedef {import('../model/layout.js').Box} Box */

/**
 * @typedef {object} DealScene
 * @property {number} width in device pixels
 * @property {number} height
 * @property {number} ratio device pixels in one of the page
 * @property {number} em in pixels of the page
 * @property {import('../model/glide.js').Tiles} tiles
 * @property {Uint8Array} tones
 * @property {Int32Array} stack the images in the order in which they are drawn
 * @property {boolean} isMoving all images are on their way
 * @property {boolean} isAtRest tiles on their way need not be sharp
 * @property {Box | null} frame around the present row
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
        /** The theme is another one. */
        readColours() {
            palette = readPalette(canvas);
            inks = mixInks(palette);
        },

        /** @param {DealScene} scene */
        paint(scene) {
            const scale = scene.isMoving ? Math.min(1, 1 / scene.ratio) : 1; // what moves is not seen so sharply
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
        context.font = `${isNow ? 650 : 400} ${Math.round(0.78 * em * ratio)}px ${palette.font}`;
        context.fillStyle = isNow ? palette.attention : palette.muted;
        context.fillText(mark.text, mark.x - 0.6 * em * ratio, mark.y);
    }
    if (frame) outline(context, frame, palette.attention, 2 * ratio);
    if (onStage) outline(context, onStage, palette.up, 2 * ratio);
    if (pointed) outline(context, pointed, palette.text, 2 * ratio);
}

/** Around a box, not on it. @param {CanvasRenderingContext2D} context @param {Box} box @param {string} colour @param {number} width */
function outline(context, { x, y, width: w, height: h }, colour, width) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeRect(x - width / 2, y - width / 2, w + width, h + width);
}
