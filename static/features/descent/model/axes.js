/** The axes of the plane, and the colour bar of the costs. */

import { brief, number } from '../../../text/format.js';
import { findSpan, horizontal, vertical } from './frame.js';
import { levelText } from './level-labels.js';
import { buildTicks } from './ticks.js';

/** @typedef {import('../../race/model/state.js').Bounds} Bounds */
/** @typedef {import('./frame.js').Frame} Frame */

/** @typedef {{ at: number, text: string }} Mark at: a place on the axis, in pixels of the canvas */
/**
 * @typedef {object} Bar
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {number} bands the number of bands; all have one width, the lowest cost is first
 * @property {Mark[]} marks the levels between the bands, where there is room
 * @property {string} title the examples that the cost is over
 */

/** The room that a mark of an axis needs, in ems. */
const MARK = 5.5;
/** The room that a number below the colour bar needs, in ems. */
const BAR_MARK = 3.4;
/** The place of the colour bar below the square, in ems. The numbers and the title of the axis stand above it. */
const BAR = { below: 3.3, height: 0.55 };

/**
 * @param {Frame} frame
 * @param {Bounds} bounds
 * @returns {{ across: Mark[], down: Mark[] }}
 */
export function buildAxes(frame, bounds) {
    const most = Math.max(2, Math.round(frame.side / (MARK * frame.em)));
    const across = buildTicks(bounds.x0, bounds.x1, most);
    const down = buildTicks(bounds.y0, bounds.y1, most);
    return {
        across: across.map((value) => ({
            at: horizontal(frame, bounds, value),
            text: tickText(value, findSpan(bounds)),
        })),
        down: down.map((value) => ({ at: vertical(frame, bounds, value), text: tickText(value, findSpan(bounds)) })),
    };
}

/** @param {number} value @param {number} span */
function tickText(value, span) {
    if (Math.abs(value) < span * 1e-9) return '0';
    if (span < 1e-3 || span > 1e5) return number(value, { digits: 2 });
    const places = Math.max(0, 1 - Math.floor(Math.log10(span)));
    return brief(value, places);
}

/**
 * @param {Frame} frame
 * @param {number[]} levels
 * @param {string} title
 * @returns {Bar | null}
 */
export function buildBar({ left, top, side, em }, levels, title) {
    if (levels.length === 0) return null;
    const bands = levels.length + 1;
    const every = Math.ceil((bands * BAR_MARK * em) / side);
    const marks = levels.map((level, i) => ({ at: left + ((i + 1) * side) / bands, text: levelText(level), i }));
    return {
        left,
        top: top + side + BAR.below * em,
        width: side,
        height: BAR.height * em,
        bands,
        marks: marks.filter(({ i }) => i % every === 0),
        title,
    };
}
