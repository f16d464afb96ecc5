/**
 * What the gradient foretells around a point: the plane that touches the surface there. Heights being those of
 * the logarithm, the plane bends a little with them; it touches the surface all the same.
 */

import { findHeight } from './relief.js';

/** @typedef {import('./camera.js').Point} Point */
/** @typedef {import('./heights.js').Heights} Heights */

/**
 * @typedef {object} Sheet
 * @property {number} size points along each side
 * @property {Float32Array} xyz
 * @property {Point[]} arrow from the point to where the flat picture's arrow ends, on the plane
 */

/** How far it reaches to each side, and its points along a side. */
const REACH = 0.36;
const SIZE = 13;
/** So far above the surface that it is not lost in it. */
const RAISED = 0.006;

/**
 * @param {import('../../race/model/state.js').Tangent} tangent
 * @param {import('../../race/model/state.js').Bounds} bounds on show
 * @param {Heights} heights
 * @param {{ x: number, y: number }} tip of the arrow, in the world
 * @returns {Sheet}
 */
export function findSheet(tangent, bounds, heights, tip) {
    const half = (bounds.x1 - bounds.x0) / 2;
    const [x, y] = [(tangent.x - bounds.x0) / half - 1, (tangent.y - bounds.y0) / half - 1];
    /** @param {number} east @param {number} north @returns {Point} */
    const at = (east, north) => {
        const cost = tangent.cost + half * (tangent.dx * (east - x) + tangent.dy * (north - y));
        return [east, north, RAISED + findHeight(Math.max(0, cost), heights.share)];
    };
    const xyz = new Float32Array(3 * SIZE * SIZE);
    for (let i = 0; i < SIZE * SIZE; i++) {
        const [column, row] = [i % SIZE, Math.floor(i / SIZE)].map((place) => (2 * place) / (SIZE - 1) - 1);
        xyz.set(at(within(x + REACH * column), within(y + REACH * row)), 3 * i);
    }
    return { size: SIZE, xyz, arrow: [at(x, y), at(tip.x, tip.y)] };
}

/** @param {number} value */
function within(value) {
    return Math.max(-1, Math.min(1, value));
}
