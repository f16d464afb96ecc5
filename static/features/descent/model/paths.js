/** The paths as marks on the canvas: lines, the points along them, their start, and the newest points. */

import { buildMarker } from '../../race/model/run-marker.js';
import { horizontal, vertical } from './frame.js';

/** @typedef {import('../../race/model/state.js').RunPath} RunPath */
/** @typedef {import('../../race/model/state.js').Bounds} Bounds */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../../race/model/run-marker.js').Marker} Marker */

/**
 * @typedef {object} RunMarks in pixels of the canvas
 * @property {number} place the index of the run in the race
 * @property {number} color
 * @property {Marker} marker
 * @property {number[]} line x and y of each point in turn, up to the shown step
 * @property {number[]} dots x and y of the points that have room for a mark
 * @property {{ x: number, y: number, step: number } | null} head the newest shown point; null where there is none
 * @property {boolean} isPaused
 * @property {string | null} diverged
 */

/** The least distance of two marks on a path, in ems. */
const DOTS_APART = 1.15;

/**
 * @param {RunPath} path
 * @param {ArrayLike<number>} xy the shown places of its points in the plane
 * @param {object} run
 * @param {number} run.place
 * @param {number} run.color
 * @param {boolean} run.isPaused
 * @param {string | null} run.diverged
 * @param {number} step the shown step; it may be between two steps
 * @param {{ frame: Frame, bounds: Bounds }} view
 * @returns {RunMarks}
 */
export function buildMarks(path, xy, { place, color, isPaused, diverged }, step, { frame, bounds }) {
    /** @type {number[]} */
    const line = [];
    const put = (/** @type {number} */ x, /** @type {number} */ y) => {
        if (Number.isFinite(x) && Number.isFinite(y))
            line.push(horizontal(frame, bounds, x), vertical(frame, bounds, y));
    };
    for (let i = 0; i < path.count; i++) {
        if (path.step[i] <= step) {
            put(xy[2 * i], xy[2 * i + 1]);
            continue;
        }
        const share = i === 0 ? 0 : (step - path.step[i - 1]) / (path.step[i] - path.step[i - 1]);
        if (i > 0) put(mix(xy[2 * i - 2], xy[2 * i], share), mix(xy[2 * i - 1], xy[2 * i + 1], share));
        break;
    }
    const head = line.length ? { x: line[line.length - 2], y: line[line.length - 1], step } : null;
    return {
        place,
        color,
        marker: buildMarker(place),
        line,
        dots: buildDots(line, frame.em),
        head,
        isPaused,
        diverged,
    };
}

/** @param {number} from @param {number} to @param {number} share */
const mix = (from, to, share) => from + (to - from) * share;

/**
 * The points of a line that are far enough apart, without its start and its end.
 *
 * @param {number[]} line
 * @param {number} em
 */
function buildDots(line, em) {
    const dots = [];
    let [x, y] = line;
    for (let i = 2; i + 2 < line.length; i += 2) {
        if (Math.hypot(line[i] - x, line[i + 1] - y) < DOTS_APART * em) continue;
        [x, y] = [line[i], line[i + 1]];
        dots.push(x, y);
    }
    return dots;
}
