/** Paints the pad: the lines as drawn, over the image beneath them. */

import { bitmap, paintPixels } from '../../../ui/canvas/images.js';

/** @typedef {import('../../../ui/canvas/palette.js').Palette} Palette */
/** @typedef {readonly (readonly [number, number, number])[]} InkLine points (x, y, pressure) in sides of the pad */

/**
 * @typedef {object} Sheet the content of the pad
 * @property {readonly InkLine[]} lines
 * @property {number} width width of a line at the pressure of a mouse, in sides of the pad
 * @property {ArrayLike<number> | null} under the image beneath the lines: 28 x 28 values 0..1
 * @property {{ x: number, y: number, isDown: boolean } | null} pen the place of the keyboard's pen
 */

/** A line is LIGHTEST + PRESSED · pressure times its width. The pressure of a mouse, 0.5, gives 1. */
const LIGHTEST = 0.8;
const PRESSED = 0.4;
/** Radius of the keyboard's pen, in sides of the pad. */
const PEN = 0.035;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} side of the pad, in pixels of the page
 * @param {Sheet} sheet
 * @param {Palette} palette
 */
export function paintPad(canvas, side, { lines, width, under, pen }, palette) {
    const ratio = globalThis.devicePixelRatio || 1;
    const size = Math.round(side * ratio);
    if (canvas.width !== size) canvas.width = canvas.height = size;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, size, size);
    if (under) paintUnder(context, size, under, palette);
    context.fillStyle = context.strokeStyle = `rgb(${palette.brightRgb.join(' ')})`;
    context.lineCap = context.lineJoin = 'round';
    for (const line of lines) paintLine(context, line, size, width * size);
    if (pen) paintPen(context, pen, size, palette);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} size
 * @param {ArrayLike<number>} under
 * @param {Palette} palette
 */
function paintUnder(context, size, under, palette) {
    const image = bitmap();
    paintPixels(image.data.data, under, palette);
    image.context.putImageData(image.data, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(image.canvas, 0, 0, size, size);
}

/**
 * Paints a line as one path for each run of points of equal pressure.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {InkLine} line
 * @param {number} size
 * @param {number} width
 */
function paintLine(context, line, size, width) {
    const [[x, y, pressure]] = line;
    if (line.length === 1) {
        context.beginPath();
        context.arc(x * size, y * size, (width * (LIGHTEST + PRESSED * pressure)) / 2, 0, 2 * Math.PI);
        context.fill();
        return;
    }
    for (let i = 0; i + 1 < line.length; ) {
        const at = line[i][2];
        context.lineWidth = width * (LIGHTEST + PRESSED * at);
        context.beginPath();
        context.moveTo(line[i][0] * size, line[i][1] * size);
        do {
            i++;
            context.lineTo(line[i][0] * size, line[i][1] * size);
        } while (i + 1 < line.length && line[i][2] === at);
        context.stroke();
    }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {NonNullable<Sheet['pen']>} pen
 * @param {number} size
 * @param {Palette} palette
 */
function paintPen(context, { x, y, isDown }, size, palette) {
    const r = PEN * size;
    context.strokeStyle = context.fillStyle = palette.attention;
    context.lineWidth = 0.3 * r;
    context.beginPath();
    context.arc(x * size, y * size, r, 0, 2 * Math.PI);
    context.stroke();
    context.beginPath();
    for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
    ]) {
        context.moveTo((x + 0.5 * PEN * dx) * size, (y + 0.5 * PEN * dy) * size);
        context.lineTo((x + 1.6 * PEN * dx) * size, (y + 1.6 * PEN * dy) * size);
    }
    context.stroke();
    if (!isDown) return;
    context.beginPath();
    context.arc(x * size, y * size, 0.45 * r, 0, 2 * Math.PI);
    context.fill();
}
