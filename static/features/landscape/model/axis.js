/** The vertical axis: a bar in the colours of the bands, and the costs between the bands. */

import { say } from '../../../text/say.js';
import { levelText } from '../../descent/model/level-labels.js';
import { CORNERS, PEAK } from './camera.js';
import { buildMarks } from './heights.js';

/** @typedef {{ x: number, y: number }} Spot */

/** Lengths in ems. */
const BAR = 0.42;
const TICK = 0.35;
const MARKS_APART = 1.1;
const TITLE_ABOVE = 1.1;
const ROOM = 2.2;

/**
 * The axis stands at the vertical edge that is furthest to the left on the canvas, since nothing is in front of that
 * edge. Where that edge is outside the canvas, it stands at the next one.
 *
 * @param {import('./heights.js').Heights} heights
 * @param {number[]} levels
 * @param {import('./camera.js').Camera} camera
 * @param {number} em
 */
export function buildAxis(heights, levels, camera, em) {
    const [x, y] = leftmost(camera, ROOM * em);
    const width = BAR * em;
    const at = (/** @type {number} */ share) => {
        const place = camera.place([x, y, PEAK * share]);
        return { x: place.x - width, y: place.y };
    };
    const shares = [0, ...levels.map((level) => Math.max(0, Math.min(1, heights.share(level)))), 1];
    const bands = shares
        .slice(1)
        .map((high, band) => ({ band, low: at(shares[band]), high: at(high), isVisible: high > shares[band] }));
    const [foot, peak] = [at(0), at(1)];
    const length = Math.max(1, Math.hypot(peak.x - foot.x, peak.y - foot.y));
    return {
        width,
        bands: bands.filter(({ isVisible }) => isVisible),
        foot,
        peak,
        tick: TICK * em,
        marks: buildMarks(heights, levels, (MARKS_APART * em) / length).map(({ cost, share }) => ({
            ...at(share),
            text: levelText(cost),
        })),
        title: {
            x: peak.x,
            y: peak.y - TITLE_ABOVE * em,
            text: say('landscape-axis', { is_cut: heights.isCut, highest: levelText(heights.high) }),
        },
    };
}

/** @param {import('./camera.js').Camera} camera @param {number} room to its left, in pixels */
function leftmost(camera, room) {
    const placed = CORNERS.map((corner) => ({ corner, left: camera.place([...corner, 0]).x })).sort(
        (one, other) => one.left - other.left,
    );
    return (placed.find(({ left }) => left >= room) ?? placed[0]).corner;
}
