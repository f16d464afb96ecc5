/** The edges of the box around the surface: its floor, the uprights at its corners, and the rim of the surface. */

import { CORNERS } from './camera.js';

/** @typedef {import('./camera.js').WorldPoint} WorldPoint */

/**
 * Edges at a side of the box that faces the eye are in front of the surface. All others are behind it.
 *
 * @param {import('./relief.js').Relief} relief
 * @param {import('./camera.js').Camera} camera
 * @returns {{ behind: WorldPoint[][], front: WorldPoint[][] }} lines
 */
export function buildBox({ size, z }, { position }) {
    const last = size - 1;
    const lines = { behind: /** @type {WorldPoint[][]} */ ([]), front: /** @type {WorldPoint[][]} */ ([]) };
    // the grid point i steps along each side, counterclockwise from the lower left corner
    const along = [
        (/** @type {number} */ i) => i,
        (/** @type {number} */ i) => i * size + last,
        (/** @type {number} */ i) => last * size + last - i,
        (/** @type {number} */ i) => (last - i) * size,
    ];
    /** @param {number} side */
    const facesEye = (side) => [-position[1], position[0], position[1], -position[0]][side] > 1;
    for (let side = 0; side < 4; side++) {
        const [from, to] = [CORNERS[side], CORNERS[(side + 1) % 4]];
        const rim = Array.from({ length: size }, (_, i) => {
            const at = along[side](i);
            return /** @type {WorldPoint} */ ([
                (2 * (at % size)) / last - 1,
                (2 * Math.floor(at / size)) / last - 1,
                z[at],
            ]);
        });
        lines[facesEye(side) ? 'front' : 'behind'].push(
            [
                [...from, 0],
                [...to, 0],
            ],
            rim,
        );
        const isFront = facesEye(side) || facesEye((side + 3) % 4);
        lines[isFront ? 'front' : 'behind'].push([[...from, 0], rim[0]]);
    }
    return lines;
}
