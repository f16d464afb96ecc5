/**
 * The surface as areas and lines, in the unit square of its own bounds: (0, 0) is its lower left corner,
 * (1, 1) its upper right. They are computed once for a surface.
 */

import { contours } from 'd3-contour';

import { filled, finer } from './grid.js';

/** @typedef {import('../../race/model/state.js').Surface} Surface */
/** @typedef {Float32Array} Ring x and y of each point in turn; the last point is the first one again */

/**
 * @typedef {object} Contours
 * @property {number[]} levels
 * @property {Ring[][]} areas for each level the rings around the places with at least that cost; some rings are holes
 * @property {Ring[]} missing rings around the places whose cost is not finite
 */

/** Lines are traced on a grid of about so many points a side. */
const SMOOTH = 100;

/**
 * @param {Surface} surface
 * @param {number[]} levels ascending
 * @returns {Contours}
 */
export function traceContours({ size, cost }, levels) {
    const { values, missing } = filled(cost);
    const grid = finer({ size, values }, Math.max(1, Math.round(SMOOTH / (size - 1))));
    const trace = contours().size([grid.size, grid.size]);
    return {
        levels,
        areas: levels.map((level) => traceRings(trace.contour(/** @type {any} */ (grid.values), level), grid.size)),
        missing: missing
            ? traceRings(
                  contours()
                      .size([size, size])
                      .contour(/** @type {any} */ (missing), 0.5),
                  size,
              )
            : [],
    };
}

/**
 * d3-contour puts grid point (i, j) at (i + ½, j + ½), and its rings reach half a cell beyond the grid.
 *
 * @param {{ coordinates: number[][][][] }} polygons
 * @param {number} size
 * @returns {Ring[]}
 */
function traceRings({ coordinates }, size) {
    const scale = 1 / (size - 1);
    return coordinates.flat().map((ring) => {
        const flat = new Float32Array(2 * ring.length);
        ring.forEach(([x, y], i) => {
            flat[2 * i] = (x - 0.5) * scale;
            flat[2 * i + 1] = (y - 0.5) * scale;
        });
        return flat;
    });
}

/**
 * The parts of a ring that are lines of the level, without those that are the edge of the grid.
 *
 * @param {Ring} ring
 * @returns {Ring[]}
 */
export function buildLines(ring) {
    const inside = (/** @type {number} */ i) => {
        const [x, y] = [ring[2 * i], ring[2 * i + 1]];
        return x > 0 && x < 1 && y > 0 && y < 1;
    };
    const count = ring.length / 2;
    /** @type {Ring[]} */
    const lines = [];
    let from = -1;
    for (let i = 0; i <= count; i++) {
        if (i < count && inside(i)) from = from < 0 ? i : from;
        else if (from >= 0) {
            // with the points beyond the edge at both ends, so that the line reaches the edge
            lines.push(ring.subarray(2 * Math.max(0, from - 1), 2 * Math.min(count, i + 1)));
            from = -1;
        }
    }
    return lines.filter((line) => line.length >= 4);
}
