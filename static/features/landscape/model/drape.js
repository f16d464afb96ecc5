/** Drapes a line of the plane over the surface: the parts of the line that are within the surface. */

import { heightAt } from './relief.js';

/** @typedef {import('./relief.js').Relief} Relief */

/** The height that marks a gap: there the line has left the surface, and is not drawn. */
export const GAP = -99;

/**
 * Adds places between the given ones, so that the line follows each cell. A line that leaves the surface ends at the
 * edge. A gap separates that place from the place where the line comes back.
 *
 * @param {Relief} relief
 * @param {ArrayLike<number>} xy x and y of its points in the world, in turn
 * @param {number} [raised] height above the mesh
 * @returns {{ xyz: Float32Array, places: Int32Array }} places: the index of each given point in
 *     xyz; −1 for a point beside the surface
 */
export function drapeLine(relief, xy, raised = 0) {
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
 * The part of a segment that is within the surface (Liang–Barsky line clipping).
 *
 * @param {number} x
 * @param {number} y
 * @param {number} dx
 * @param {number} dy
 * @returns {{ from: number, to: number } | null} shares of the segment
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
        const [low, high] = [(-1 - start) / change, (1 - start) / change];
        from = Math.max(from, Math.min(low, high));
        to = Math.min(to, Math.max(low, high));
    }
    return from <= to ? { from, to } : null;
}
