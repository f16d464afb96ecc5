/** A line seen from above laid upon the surface, as far as it is on it. */

import { heightAt } from './relief.js';

/** @typedef {import('./relief.js').Relief} Relief */

/** The height of a place that is none: there the line has left the surface, and is not drawn. */
export const GAP = -99;

/**
 * So many places between the given ones that the line follows every cell. Where it leaves the surface it ends
 * at the edge; a gap stands between that and where it comes back.
 *
 * @param {Relief} relief
 * @param {ArrayLike<number>} xy its points in the world, in turn
 * @param {number} [raised] above the mesh
 * @returns {{ xyz: Float32Array, places: Int32Array }} places: where each given point is among them; −1 beside
 *     the surface
 */
export function laid(relief, xy, raised = 0) {
    /** @type {number[]} */
    const xyz = [];
    const places = new Int32Array(xy.length / 2).fill(-1);
    const put = (/** @type {number} */ x, /** @type {number} */ y) => xyz.push(x, y, heightAt(relief, x, y) + raised);
    for (let i = 0; 2 * i < xy.length; i++) {
        const [x, y] = [xy[2 * i], xy[2 * i + 1]];
        const [fromX, fromY] = i > 0 ? [xy[2 * i - 2], xy[2 * i - 1]] : [x, y];
        const part = findInside(fromX, fromY, x - fromX, y - fromY);
        if (!part) continue;
        if (part.from > 0 || xyz.length === 0) {
            if (xyz.length > 0) xyz.push(fromX, fromY, GAP);
            put(fromX + part.from * (x - fromX), fromY + part.from * (y - fromY));
        }
        const length = Math.hypot(x - fromX, y - fromY) * (part.to - part.from);
        const pieces = Math.max(1, Math.ceil(length * (relief.size - 1)));
        for (let piece = 1; piece <= pieces && length > 0; piece++) {
            const share = part.from + ((part.to - part.from) * piece) / pieces;
            put(fromX + (x - fromX) * share, fromY + (y - fromY) * share);
        }
        if (part.to === 1) places[i] = xyz.length / 3 - 1;
    }
    return { xyz: Float32Array.from(xyz), places };
}

/** Whether a place is on the surface. @param {number} x @param {number} y */
export function isOn(x, y) {
    return Math.abs(x) <= 1 && Math.abs(y) <= 1;
}

/**
 * Which part of a stretch is on the surface (Liang and Barsky's way of clipping).
 *
 * @param {number} x
 * @param {number} y
 * @param {number} dx
 * @param {number} dy
 * @returns {{ from: number, to: number } | null} shares of the stretch
 */
function findInside(x, y, dx, dy) {
    let [from, to] = [0, 1];
    for (const [start, change] of [
        [x, dx],
        [y, dy],
    ]) {
        if (change === 0) {
            if (Math.abs(start) > 1) return null;
            continue;
        }
        const [one, other] = [(-1 - start) / change, (1 - start) / change];
        from = Math.max(from, Math.min(one, other));
        to = Math.min(to, Math.max(one, other));
    }
    return from <= to ? { from, to } : null;
}
