/**
 * The tangent plane of the surface at a point: the costs that the gradient predicts around it. Since heights are
 * logarithms of costs, the drawn plane is slightly curved.
 */

import { findHeight } from './relief.js';

/** @typedef {import('./camera.js').WorldPoint} WorldPoint */
/** @typedef {import('./heights.js').Heights} Heights */

/**
 * @typedef {object} Sheet
 * @property {number} size points along each side
 * @property {Float32Array} xyz
 * @property {WorldPoint[]} arrow from the point to where the flat picture's arrow ends, on the plane
 */

/** The extent of the sheet to each side, and its number of points along a side. */
const REACH = 0.36;
const SIZE = 13;
/** The distance of the sheet above the surface, so that both are visible. */
const RAISED = 0.006;

/**
 * @param {import('../../race/model/state.js').Tangent} tangent
 * @param {import('../../race/model/state.js').Bounds} bounds the shown ones
 * @param {Heights} heights
 * @param {{ x: number, y: number }} tip of the arrow, in the world
 * @returns {Sheet}
 */
export function buildSheet(tangent, bounds, heights, tip) {
    const half = (bounds.x1 - bounds.x0) / 2;
    const [x, y] = [(tangent.x - bounds.x0) / half - 1, (tangent.y - bounds.y0) / half - 1];
    /** @param {number} east @param {number} north @returns {WorldPoint} */
    const at = (east, north) => {
        const cost = tangent.cost + half * (tangent.dx * (east - x) + tangent.dy * (north - y));
        return [east, north, RAISED + findHeight(Math.max(0, cost), heights.share)];
    };
    const xyz = new Float32Array(3 * SIZE * SIZE);
    for (let i = 0; i < SIZE * SIZE; i++) {
        const [column, row] = [i % SIZE, Math.floor(i / SIZE)].map((place) => (2 * place) / (SIZE - 1) - 1);
        xyz.set(at(clamp(x + REACH * column), clamp(y + REACH * row)), 3 * i);
    }
    return { size: SIZE, xyz, arrow: [at(x, y), at(tip.x, tip.y)] };
}

/** @param {number} value */
function clamp(value) {
    return Math.max(-1, Math.min(1, value));
}
