/**
 * Computes the image that the network sees of a drawing.
 *
 * The result is equal to that of app/nudge/pen/digits.py, byte by byte. The page computes it itself to show it at once.
 */

import { box, cleaned, curved, longerSide } from './curve.js';
import { EDGE, inked, SIDE } from './ink.js';
import { CENTRE, centreOfMass, DIGIT, normalisedImage } from './normalised.js';
import { upright } from './upright.js';

/** @typedef {import('./curve.js').PenPoint} PenPoint */
/** @typedef {import('./curve.js').Stroke} Stroke */

/** Width of a line of a digit, in pixels. */
export const INK = 2;
/** Length of the longer side of the path of the pen's middle, in pixels. */
const LINE = DIGIT - INK - EDGE;
const SMALLEST = 0.02;
const THINNEST = 1;
const THICKEST = 3;

/**
 * Returns the image of a drawing: 784 values 0..255, row by row.
 *
 * @param {readonly Stroke[]} strokes each a list of [x, y] or [x, y, pressure], from 0 to 1 of the pad's side
 * @param {object} [options]
 * @param {boolean} [options.normalised] false: scales the pad down without centring
 * @param {Uint8Array | null} [options.under] an image beneath the strokes, as large as the pad
 * @param {boolean} [options.isUpright] whether the network reads upright digits: a normalised drawing is made upright
 * @returns {Uint8Array}
 * @throws {RangeError} where a number is not finite
 */
export function toImage(strokes, { normalised = true, under = null, isUpright = false } = {}) {
    const image = toDrawing(strokes, normalised, under);
    return isUpright && normalised && strokes.length > 0 ? upright(image) : image;
}

/**
 * @param {readonly Stroke[]} strokes
 * @param {boolean} normalised
 * @param {Uint8Array | null} under
 */
function toDrawing(strokes, normalised, under) {
    const lines = cleaned(strokes);
    if (under) {
        const ink = inked(placed(curved(lines), SIDE, 0, 0), INK);
        const drawn = ink.map((value, place) => Math.max(value, under[place]));
        return normalised && lines.length > 0 ? normalisedImage(drawn) : drawn;
    }
    if (!normalised) return inked(placed(curved(lines), SIDE, 0, 0), findWidth(lines) * SIDE);
    return lines.length > 0 ? normalisedLines(curved(lines)) : new Uint8Array(SIDE * SIDE);
}

/**
 * Returns the width of the pen as a share of the pad's side. It grows with the size of the drawing.
 *
 * @param {readonly Stroke[]} strokes
 */
export function penWidth(strokes) {
    return findWidth(cleaned(strokes));
}

/** @param {readonly PenPoint[][]} lines */
function findWidth(lines) {
    const width = (SIDE * longerSide(lines) * INK) / LINE;
    return Math.min(Math.max(width, THINNEST), THICKEST) / SIDE;
}

/** @param {readonly PenPoint[][]} lines */
function normalisedLines(lines) {
    const [left, top, right, bottom] = box(lines);
    const scale = LINE / Math.max(right - left, bottom - top, SMALLEST);
    const x = SIDE / 2 - (scale * (left + right)) / 2;
    const y = SIDE / 2 - (scale * (top + bottom)) / 2;
    const { down, across } = centreOfMass(inked(placed(lines, scale, x, y), INK));
    // limited, so that no ink is cut off
    const mostX = (SIDE - INK - scale * (right - left)) / 2;
    const mostY = (SIDE - INK - scale * (bottom - top)) / 2;
    const toX = x + Math.min(Math.max(CENTRE - across, -mostX), mostX);
    const toY = y + Math.min(Math.max(CENTRE - down, -mostY), mostY);
    return inked(placed(lines, scale, toX, toY), INK);
}

/**
 * Returns the lines scaled and moved, in pixels.
 *
 * @param {readonly PenPoint[][]} lines
 * @param {number} scale
 * @param {number} x
 * @param {number} y
 * @returns {PenPoint[][]}
 */
function placed(lines, scale, x, y) {
    return lines.map((line) => line.map(([a, b, force]) => [scale * a + x, scale * b + y, force]));
}
