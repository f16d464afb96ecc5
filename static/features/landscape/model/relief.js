/** The cost as a height over the plane: a triangle mesh, and its height at each place. */

import { filled, finer } from '../../descent/model/grid.js';
import { PEAK } from './camera.js';

/** @typedef {import('../../race/model/state.js').Surface} Surface */

/**
 * @typedef {object} Relief
 * @property {number} size points along each axis
 * @property {Float32Array} z size x size, 0 to PEAK; PEAK where the cost is not finite
 */

/** The mesh has about so many points a side: as many as the grid of the contour lines. */
const SMOOTH = 100;

/**
 * @param {Surface} surface
 * @param {(cost: number) => number} share the height of a cost, 0 to 1
 * @returns {Relief} on a finer grid, the same as that of the contour lines
 */
export function buildRelief({ size, cost }, share) {
    const { values, missing } = filled(cost);
    const grid = finer({ size, values }, Math.max(1, Math.round(SMOOTH / (size - 1))));
    const z = grid.values.map((each) => findHeight(each, share));
    if (missing) raiseMissing(missing, size, z, grid.size);
    return { size: grid.size, z };
}

/** @param {number} cost @param {(cost: number) => number} share */
export function findHeight(cost, share) {
    return PEAK * (Number.isFinite(cost) ? Math.max(0, Math.min(1, share(cost))) : 1);
}

/**
 * Sets the height to PEAK where the cost is not finite. Modifies `z`.
 *
 * @param {Uint8Array} missing
 * @param {number} size
 * @param {Float32Array} z
 * @param {number} finer points along each axis of `z`
 */
function raiseMissing(missing, size, z, finer) {
    const times = (finer - 1) / (size - 1);
    for (let i = 0; i < z.length; i++) {
        const column = Math.round((i % finer) / times);
        const row = Math.round(Math.floor(i / finer) / times);
        if (missing[row * size + column]) z[i] = PEAK;
    }
}

/**
 * The height of the mesh at a place of the world; beyond its edge the height at the edge.
 *
 * @param {Relief} relief
 * @param {number} x
 * @param {number} y
 */
export function heightAt({ size, z }, x, y) {
    const [column, u] = findCell(x, size);
    const [row, v] = findCell(y, size);
    const at = row * size + column;
    const [a, b, c, d] = [z[at], z[at + 1], z[at + size], z[at + size + 1]];
    return u + v <= 1 ? a + u * (b - a) + v * (c - a) : d + (1 - u) * (c - d) + (1 - v) * (b - d);
}

/** The cell of a coordinate, and the place in that cell, 0 to 1. @param {number} value @param {number} size */
function findCell(value, size) {
    const place = Math.max(0, Math.min(size - 1, ((value + 1) / 2) * (size - 1)));
    const cell = Math.min(size - 2, Math.floor(place));
    return [cell, place - cell];
}

/**
 * The mesh for WebGL. Its triangles are those of `heightAt`: each cell is divided from its lower right corner to its
 * upper left one.
 *
 * @param {Relief} relief
 */
export function buildMesh({ size, z }) {
    const positions = new Float32Array(3 * size * size);
    for (let i = 0; i < size * size; i++) {
        positions[3 * i] = (2 * (i % size)) / (size - 1) - 1;
        positions[3 * i + 1] = (2 * Math.floor(i / size)) / (size - 1) - 1;
        positions[3 * i + 2] = z[i];
    }
    return { positions, indices: buildCells(size) };
}

/** The triangles of a grid's cells. @param {number} size points along each axis */
export function buildCells(size) {
    const indices = new Uint32Array(6 * (size - 1) ** 2);
    let at = 0;
    for (let row = 0; row < size - 1; row++) {
        for (let column = 0; column < size - 1; column++) {
            const a = row * size + column;
            indices.set([a, a + 1, a + size, a + 1, a + size + 1, a + size], at);
            at += 6;
        }
    }
    return indices;
}

/** The upward unit normals of the surface, one for each point. @param {Relief} relief */
export function findNormals({ size, z }) {
    const normals = new Float32Array(3 * size * size);
    const step = 2 / (size - 1);
    for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
            const [west, east] = [Math.max(0, column - 1), Math.min(size - 1, column + 1)];
            const [south, north] = [Math.max(0, row - 1), Math.min(size - 1, row + 1)];
            const dx = (z[row * size + east] - z[row * size + west]) / (step * (east - west));
            const dy = (z[north * size + column] - z[south * size + column]) / (step * (north - south));
            const length = Math.hypot(dx, dy, 1);
            normals.set([-dx / length, -dy / length, 1 / length], 3 * (row * size + column));
        }
    }
    return normals;
}

/**
 * The points along the edge, counterclockwise from the lower left corner.
 *
 * @param {number} size
 * @returns {number[]} indices of the grid, the first one again at the end
 */
export function buildRim(size) {
    const last = size - 1;
    const rim = [];
    for (let i = 0; i < last; i++) rim.push(i);
    for (let i = 0; i < last; i++) rim.push(i * size + last);
    for (let i = last; i > 0; i--) rim.push(last * size + i);
    for (let i = last; i > 0; i--) rim.push(i * size);
    return [...rim, 0];
}
