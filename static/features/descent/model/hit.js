/** Finds the retained point of a path under a place on the canvas. */

import { horizontal, vertical } from './frame.js';

/** @typedef {import('../../race/model/state.js').PathPoint} PathPoint */
/** @typedef {import('./glide.js').Shown} Shown */

/**
 * @param {Shown} shown
 * @param {import('./frame.js').Frame} frame
 * @param {{ x: number, y: number }} place on the canvas
 * @param {number} reach in pixels
 * @returns {PathPoint | null} the nearest one within reach
 */
export function pointAt({ paths, xys, bounds }, frame, { x, y }, reach) {
    /** @type {PathPoint | null} */
    let found = null;
    let nearest = reach;
    paths.runs.forEach((run, r) => {
        // the newest first, since it is drawn on top
        for (let i = run.count - 1; i >= 0; i--) {
            const away = Math.hypot(
                horizontal(frame, bounds, xys[r][2 * i]) - x,
                vertical(frame, bounds, xys[r][2 * i + 1]) - y,
            );
            if (away < nearest) [nearest, found] = [away, { run: r, step: run.step[i] }];
        }
    });
    return found;
}
