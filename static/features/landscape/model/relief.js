/** The cost as a height over the plane: a grid of triangles, its height at each place, and how light its slopes are. */

import { filled, finer } from '../../descent/model/grid.js';
import { PEAK } from './camera.js';

/** @typedef {import('../../race/model/state.js').Surface} Surface */

/**
 * @typedef {object} Relief
 * @property {number} size points along each axis
 * @property {Float32Array} z size x size, 0 to PEAK; PEAK where the cost is not finite
 * @property {Float32Array} cost size x size; where it is not finite, the highest finite one
 * @property {Uint8Array | null} missing size x size: 1 where the cost is not finite; null where all costs are finite
 */

/** The grid has about so many points a side: as many as the grid of the contour lines. */
const SMOOTH = 100;
/** Light from the upper left, as on a map; fixed to the surface. A unit vector. */
export const LIGHT = [-0.5493, 0.3496, 0.759];
/** The limits of the brightness of a slope; 1 is that of a horizontal part. */
export const DARKEST = 0.3;
export const LIGHTEST = 1.45;

/**
 * @param {Pick<Surface, 'size' | 'cost'>} surface
 * @param {(cost: number) => number} share the height of a cost, 0 to 1
 * @returns {Relief} on a finer grid, the same as that of the contour lines
 */
export function buildRelief({ size, cost }, share) {
    const { values, missing } = filled(cost);
    const grid = finer({ size, values }, Math.max(1, Math.round(SMOOTH / (size - 1))));
    const z = grid.values.map((each) => findHeight(each, share));
    const isMissing = missing && spread(missing, size, grid.size);
    isMissing?.forEach((value, i) => {
        if (value) z[i] = PEAK;
    });
    return { size: grid.size, z, cost: grid.values, missing: isMissing };
}

/** @param {number} cost @param {(cost: number) => number} share */
export function findHeight(cost, share) {
    return PEAK * (Number.isFinite(cost) ? Math.max(0, Math.min(1, share(cost))) : 1);
}

/**
 * What a grid says at each point of a finer one: what its nearest point says.
 *
 * @param {Uint8Array} values
 * @param {number} size
 * @param {number} finerSize
 */
function spread(values, size, finerSize) {
    const times = (finerSize - 1) / (size - 1);
    return Uint8Array.from({ length: finerSize * finerSize }, (_, i) => {
        const column = Math.round((i % finerSize) / times);
        const row = Math.round(Math.floor(i / finerSize) / times);
        return values[row * size + column];
    });
}

/**
 * The height of the surface at a place of the world; beyond its edge the height at the edge.
 *
 * @param {Pick<Relief, 'size' | 'z'>} relief
 * @param {number} x
 * @param {number} y
 */
export function heightAt({ size, z }, x, y) {
    return valueAt(z, size, x, y);
}

/**
 * A value of a grid at a place of the world, on its triangles: each cell is divided from its lower right corner to its
 * upper left one.
 *
 * @param {Float32Array} values
 * @param {number} size
 * @param {number} x
 * @param {number} y
 */
export function valueAt(values, size, x, y) {
    const last = size - 1;
    const across = Math.max(0, Math.min(last, ((x + 1) / 2) * last));
    const up = Math.max(0, Math.min(last, ((y + 1) / 2) * last));
    const column = Math.min(size - 2, Math.floor(across));
    const row = Math.min(size - 2, Math.floor(up));
    const [u, v] = [across - column, up - row];
    const at = row * size + column;
    const [b, c] = [values[at + 1], values[at + size]];
    if (u + v <= 1) return values[at] + u * (b - values[at]) + v * (c - values[at]);
    const d = values[at + size + 1];
    return d + (1 - u) * (c - d) + (1 - v) * (b - d);
}

/**
 * How light the surface is at each point of the grid, from DARKEST to LIGHTEST.
 *
 * @param {Pick<Relief, 'size' | 'z'>} relief
 */
export function findLightness({ size, z }) {
    const lightness = new Float32Array(size * size);
    const step = 2 / (size - 1);
    for (let row = 0; row < size; row++) {
        const [south, north] = [Math.max(0, row - 1), Math.min(size - 1, row + 1)];
        for (let column = 0; column < size; column++) {
            const [west, east] = [Math.max(0, column - 1), Math.min(size - 1, column + 1)];
            const dx = (z[row * size + east] - z[row * size + west]) / (step * (east - west));
            const dy = (z[north * size + column] - z[south * size + column]) / (step * (north - south));
            lightness[row * size + column] = lightnessOf(dx, dy);
        }
    }
    return lightness;
}

/** The lightness of a slope. @param {number} dx of the height, to the east @param {number} dy to the north */
export function lightnessOf(dx, dy) {
    const brightness = (LIGHT[2] - dx * LIGHT[0] - dy * LIGHT[1]) / (Math.sqrt(dx * dx + dy * dy + 1) * LIGHT[2]);
    return Math.max(DARKEST, Math.min(LIGHTEST, 0.42 + 0.58 * brightness));
}
