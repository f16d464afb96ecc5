/**
 * From a drawing to the image that the network sees.
 *
 * app/nudge/pen/digits.py decides what that is; this does the same, to the byte, so that it is there at once.
 */

import { box, cleaned, curved, longerSide } from './curve.js';
import { EDGE, inked, SIDE } from './ink.js';
import { centreOfMass, DIGIT, HEART, normalisedImage } from './normalised.js';

/** @typedef {import('./curve.js').Point} Point */
/** @typedef {import('./curve.js').Stroke} Stroke */

/** Width of a line in a digit, in pixels. */
export const INK = 2;
/** What is left of a digit's length for the way that the middle of the pen goes. */
const LINE = DIGIT - INK - EDGE;
const SMALLEST = 0.02;
const THINNEST = 1;
const THICKEST = 3;

/**
 * The image of a drawing: 784 values 0..255, row by row.
 *
 * @param {readonly Stroke[]} strokes each a list of [x, y] or [x, y, pressure], from 0 to 1 of the pad's side
 * @param {object} [options]
 * @param {boolean} [options.normalised] false: the pad scaled down as it is
 * @param {Uint8Array | null} [options.under] an image that it is drawn on, as large as the pad
 * @returns {Uint8Array}
 * @throws {RangeError} where a number is not finite
 */
export function toImage(strokes, { normalised = true, under = null } = {}) {
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
 * How wide the pen on the pad is, as a share of its side: it follows the size of the drawing.
 *
 * @param {readonly Stroke[]} strokes
 */
export function penWidth(strokes) {
    return findWidth(cleaned(strokes));
}

/** @param {readonly Point[][]} lines */
function findWidth(lines) {
    const width = (SIDE * longerSide(lines) * INK) / LINE;
    return Math.min(Math.max(width, THINNEST), THICKEST) / SIDE;
}

/** @param {readonly Point[][]} lines */
function normalisedLines(lines) {
    const [left, top, right, bottom] = box(lines);
    const scale = LINE / Math.max(right - left, bottom - top, SMALLEST);
    const x = SIDE / 2 - (scale * (left + right)) / 2;
    const y = SIDE / 2 - (scale * (top + bottom)) / 2;
    const { down, across } = centreOfMass(inked(placed(lines, scale, x, y), INK));
    // never so far that ink is cut off
    const mostX = (SIDE - INK - scale * (right - left)) / 2;
    const mostY = (SIDE - INK - scale * (bottom - top)) / 2;
    const toX = x + Math.min(Math.max(HEART - across, -mostX), mostX);
    const toY = y + Math.min(Math.max(HEART - down, -mostY), mostY);
    return inked(placed(lines, scale, toX, toY), INK);
}

/**
 * The lines in pixels.
 *
 * @param {readonly Point[][]} lines
 * @param {number} scale
 * @param {number} x
 * @param {number} y
 * @returns {Point[][]}
 */
function placed(lines, scale, x, y) {
    return lines.map((line) => line.map(([a, b, force]) => [scale * a + x, scale * b + y, force]));
}
