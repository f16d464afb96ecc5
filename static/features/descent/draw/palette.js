/** The colours of the descent, read from the page's tokens. */

import { rgb, tokenReader } from '../../../ui/canvas/palette.js';

const SLOPES = 8;
const RUNS = 6;

/**
 * @typedef {object} DescentPalette
 * @property {import('./slopes.js').Rgb[]} slopes from the lowest cost to the highest
 * @property {string[]} runs by the number of the colour
 * @property {string} edge the outline of the paths, so that they are visible on each colour
 * @property {string} level the lines of the surface, and their numbers
 * @property {string} ground
 * @property {string} text
 * @property {string} muted
 * @property {string} line
 * @property {string} attention
 * @property {string} font
 * @property {boolean} isLight
 */

/**
 * @param {Element} element whose computed style has the tokens
 * @returns {DescentPalette}
 */
export function readDescentPalette(element) {
    const token = tokenReader(element);
    const ground = token('ground');
    return {
        slopes: Array.from({ length: SLOPES }, (_, i) => rgb(token(`slope-${i}`))),
        runs: Array.from({ length: RUNS }, (_, i) => token(`run-${i}`)),
        edge: token('run-edge'),
        level: token('level'),
        ground,
        text: token('text'),
        muted: token('muted'),
        line: token('line'),
        attention: token('attention'),
        font: getComputedStyle(element).fontFamily,
        isLight: rgb(ground)[0] > 127,
    };
}
