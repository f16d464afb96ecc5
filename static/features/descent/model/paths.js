/** The paths as marks on the canvas: lines, the points along them, their start, and the newest points. */

import { buildMarker } from '../../race/model/run-marker.js';
import { horizontal, isInside, vertical, within } from './frame.js';

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
 * @property {number[]} arrows x and y of the start and of the tip of each arrow in turn: the steps that all examples
 *     would make from the points, as far as they are known, where they can be told apart
 * @property {{ x: number, y: number, step: number, beyond: number | null } | null} head the newest shown point; null
 *     where there is none. `beyond`: where it is out of the square, the direction to it; it is drawn at the edge then
 * @property {boolean} isPaused
 * @property {string | null} diverged
 */

/** The least distance of two marks on a path, in ems. */
const DOTS_APART = 1.15;
/** Arrows are shown where at least so many are at least so long, in ems: shorter ones are only clutter. */
const LEAST_ARROWS = 3;
const LEAST_LENGTH = 0.95;

/**
 * @param {RunPath} path
 * @param {ArrayLike<number>} xy the shown places of its points in the plane
 * @param {object} run
 * @param {number} run.place
 * @param {number} run.color
 * @param {boolean} run.isPaused
 * @param {string | null} run.diverged
 * @param {boolean} run.isCareful whether its own steps are those of all examples, so that arrows would only cover them
 * @param {number} step the shown step; it may be between two steps
 * @param {{ frame: Frame, bounds: Bounds }} view
 * @returns {RunMarks}
 */
export function buildMarks(path, xy, { place, color, isPaused, diverged, isCareful }, step, { frame, bounds }) {
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
    const at = { x: line[line.length - 2], y: line[line.length - 1] };
    const head = line.length ? { ...toEdge(frame, at), step } : null;
    return {
        place,
        color,
        marker: buildMarker(place),
        line,
        dots: buildDots(line, frame.em),
        arrows: isCareful ? [] : buildArrows(path, xy, step, { frame, bounds }),
        head,
        isPaused,
        diverged,
    };
}

/**
 * A place, or where it is out of the square the nearest place at the square's edge.
 *
 * @param {Frame} frame
 * @param {{ x: number, y: number }} at
 * @returns {{ x: number, y: number, beyond: number | null }} beyond: the direction to the place, as an angle
 */
export function toEdge(frame, at) {
    if (isInside(frame, at)) return { ...at, beyond: null };
    const edge = within(frame, at);
    return { ...edge, beyond: Math.atan2(at.y - edge.y, at.x - edge.x) };
}

/**
 * @param {RunPath} path
 * @param {ArrayLike<number>} xy
 * @param {number} step
 * @param {{ frame: Frame, bounds: Bounds }} view
 */
function buildArrows({ count, step: steps, fullStep }, xy, step, { frame, bounds }) {
    const arrows = [];
    let long = 0;
    for (let i = 0; i < count && steps[i] <= step && Number.isFinite(fullStep[2 * i]); i++) {
        const [x, y] = [xy[2 * i], xy[2 * i + 1]];
        const from = [horizontal(frame, bounds, x), vertical(frame, bounds, y)];
        const to = [horizontal(frame, bounds, x + fullStep[2 * i]), vertical(frame, bounds, y + fullStep[2 * i + 1])];
        arrows.push(...from, ...to);
        if (Math.hypot(to[0] - from[0], to[1] - from[1]) >= LEAST_LENGTH * frame.em) long++;
    }
    return long >= LEAST_ARROWS ? arrows : [];
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
