/** Nudges as arrows: the direction is the sign, the length is the magnitude. */

import { required } from '../../core/record.js';
import { pileScale } from './asks.js';
import { arrowX } from './layout.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').StageLayout} StageLayout */
/** @typedef {import('./staging.js').Staging} Staging */

/**
 * @typedef {object} Arrow
 * @property {number} layer
 * @property {number} index
 * @property {number} x
 * @property {number} y the middle of the arrow
 * @property {number} length in pixels, with the nudge's sign: positive points up
 * @property {number} value the nudge
 * @property {number} alpha
 */

/** @typedef {import('../../core/chapters/chapters.js').ArrowScale} ArrowScale */

/** A nudge below this share of the longest has no arrow, only its number. */
const SMALLEST_SHARE = 0.012;

/**
 * The magnitude of the nudge that the longest arrow of each layer shows.
 *
 * @param {StepRecord} record
 * @param {ArrowScale} scale
 * @returns {number[]} by layer
 */
export function longestNudges(record, scale) {
    const most = record.nudge.map((nudges) => {
        let longest = 0;
        for (const nudge of nudges ?? []) longest = Math.max(longest, Math.abs(nudge));
        return longest;
    });
    return scale === 'layer' ? most : most.map(() => Math.max(...most));
}

/**
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {Staging} staging
 * @param {ArrowScale} scale
 * @returns {Arrow[]}
 */
export function buildArrows(record, layout, staging, scale) {
    const longest = longestNudges(record, scale);
    return layout.columns.flatMap(({ layer, ys, spacing }) => {
        const shown = layer === 0 ? 0 : staging.nudgeShown(layer);
        if (shown === 0 || longest[layer] === 0) return [];
        const nudges = required(record.nudge[layer]);
        const x = arrowX(layout, layer, record.depth);
        // Beside a pile of asks an arrow starts on the scale of the pile, then grows to its own scale.
        const from = layer < record.depth ? pileScale(record, layout, layer + 1).perUnit : 0;
        return Array.from(nudges, (value, index) => ({
            layer,
            index,
            x,
            y: ys[index],
            length: value * (from + shown * ((0.92 * spacing) / longest[layer] - from)),
            value,
            alpha: Math.min(1, 2 * shown),
        })).filter(({ value }) => Math.abs(value) >= SMALLEST_SHARE * longest[layer]);
    });
}
