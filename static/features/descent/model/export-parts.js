/** Parts of a saved picture of the descent, flat or in three dimensions: marks, and the legend. */

import { markerPath } from '../../race/model/run-marker.js';
import { element, escaped, rounded, textElement, toPath } from './svg.js';

/** @typedef {import('../../race/model/run-marker.js').Marker} Marker */
/** @typedef {{ x: number, y: number }} Spot */

/**
 * @typedef {object} Colours
 * @property {string} ground
 * @property {string} text
 * @property {string} muted
 * @property {string} line
 * @property {string} level
 * @property {string} edge
 * @property {string} attention
 * @property {string[]} runs
 * @property {string[]} bands the lowest cost first
 * @property {string} font
 */

/** @typedef {{ name: string, color: number, marker: Marker }} Entry a run in the legend */

/** @typedef {{ entries: Entry[], sentence: string, colours: Colours }} LegendContent the legend below a picture */

/** Lengths in ems. */
export const LEGEND_LINE = 1.5;
export const SMALL = 12 / 16;

/** The height of the legend below a picture, in ems. @param {LegendContent} content */
export function legendHeight({ entries }) {
    return LEGEND_LINE * (entries.length + 1) + 0.5;
}

/**
 * @param {LegendContent} content
 * @param {{ left: number, top: number, em: number }} at
 */
export function legend({ entries, sentence, colours }, { left, top, em }) {
    const rows = entries.map(({ name, color, marker }, i) => {
        const y = top + (i + 0.8) * LEGEND_LINE * em;
        const text = textElement(name, { x: left + 1.5 * em, y, fill: colours.text, ...letters(0.85 * em) });
        return mark(marker, { x: left + 0.5 * em, y }, 0.42 * em, colours.runs[color], colours) + text;
    });
    const y = top + (entries.length + 0.8) * LEGEND_LINE * em;
    return element('g', { class: 'legend' }, [
        ...rows,
        textElement(sentence, { x: left, y, fill: colours.muted, ...letters(0.8 * em) }),
    ]);
}

/** @param {Marker} marker @param {Spot} at @param {number} radius @param {string} fill @param {Colours} colours */
export function mark(marker, { x, y }, radius, fill, { edge }) {
    return element('path', {
        d: markerPath(marker, radius),
        transform: `translate(${rounded(x)} ${rounded(y)})`,
        fill,
        stroke: edge,
        'stroke-width': 0.35 * radius,
        'paint-order': 'stroke',
    });
}

/**
 * A line with a dark rim, so that it is visible on each colour.
 *
 * @param {number[]} xy
 * @param {string} colour
 * @param {number} width
 * @param {Record<string, string | number>} attributes
 * @param {Colours} colours
 */
export function rimmed(xy, colour, width, attributes, { edge }) {
    const shape = { d: toPath(xy), fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
    const rim = element('path', { ...shape, stroke: edge, 'stroke-width': 1.8 * width });
    return rim + element('path', { ...shape, ...attributes, stroke: colour, 'stroke-width': width });
}

/** The start of all runs. @param {Spot} at @param {number} em @param {Colours} colours */
export function cross({ x, y }, em, { text, edge }) {
    const arm = 0.48 * em;
    const d = toPath([x - arm, y - arm, x + arm, y + arm]) + toPath([x + arm, y - arm, x - arm, y + arm]);
    const stroked = (/** @type {string} */ stroke, /** @type {number} */ width) =>
        element('path', { d, fill: 'none', stroke, 'stroke-width': width });
    return stroked(edge, 0.36 * em) + stroked(text, 0.17 * em);
}

/** The arrow downhill. @param {Spot} from @param {Spot} to @param {number} em @param {Colours} colours */
export function arrow(from, to, em, colours) {
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const wing = (/** @type {number} */ turn) => [
        to.x - 0.75 * em * Math.cos(angle + turn),
        to.y - 0.75 * em * Math.sin(angle + turn),
    ];
    const head = [...wing(0.5), to.x, to.y, ...wing(-0.5)];
    const shaft = [from.x, from.y, to.x, to.y];
    return [shaft, head]
        .map((line) => rimmed(line, colours.attention, 0.16 * em, { class: 'downhill' }, colours))
        .join('');
}

/**
 * The number of a level on its line. Its outline in the colour `under` interrupts the line.
 *
 * @param {string} text
 * @param {Spot & { angle: number }} at
 * @param {number} em
 * @param {string} under
 * @param {Colours} colours
 */
export function levelNumber(text, { x, y, angle }, em, under, { level }) {
    return textElement(text, {
        transform: `translate(${rounded(x)} ${rounded(y)}) rotate(${rounded((angle * 180) / Math.PI)})`,
        'text-anchor': 'middle',
        fill: level,
        stroke: under,
        'stroke-width': 0.34 * em,
        'paint-order': 'stroke',
        ...letters(em),
    });
}

/** @param {number} size in pixels */
export function letters(size) {
    return { 'font-size': size, 'dominant-baseline': 'central' };
}

/**
 * @param {{ width: number, height: number, title: string, colours: Colours }} page
 * @param {string[]} inside
 */
export function drawing({ width, height, title, colours }, inside) {
    const box = { width: Math.round(width), height: Math.round(height) };
    const head = [element('title', {}, escaped(title)), element('rect', { ...box, fill: colours.ground })];
    const attributes = {
        xmlns: 'http://www.w3.org/2000/svg',
        ...box,
        viewBox: `0 0 ${box.width} ${box.height}`,
        'font-family': colours.font,
    };
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', attributes, [...head, ...inside])}\n`;
}
