/** Finds the point of a path that is visible at a place of the canvas. */

import { PEAK } from './camera.js';
import { valueAt } from './relief.js';

/** @typedef {import('./landscape.js').Landscape} Landscape */
/** @typedef {import('./camera.js').Camera} Camera */

/** A point is hidden where the surface is above the line of sight by more than this. */
const HIDDEN = 0.02;
/** The distance of the places of a line of sight that are tested. */
const STEP = 0.05;

/**
 * @param {{ landscape: Landscape, camera: Camera }} view
 * @param {import('../../race/model/state.js').Paths} paths
 * @param {{ x: number, y: number }} place
 * @param {number} reach in pixels
 * @returns {import('../../race/model/state.js').PathPoint | null} the nearest visible point within reach
 */
export function nearestPoint({ landscape, camera }, paths, place, reach) {
    /** @type {import('../../race/model/state.js').PathPoint | null} */
    let found = null;
    let nearest = reach;
    for (const { run, xyz, places } of landscape.runs) {
        const path = paths.runs[run];
        for (let i = 0; path && i < Math.min(places.length, path.count); i++) {
            if (places[i] < 0) continue;
            const point = pointAt(xyz, places[i]);
            const { x, y } = camera.place(point);
            const away = Math.hypot(x - place.x, y - place.y);
            if (away >= nearest || isHidden(landscape, camera, point)) continue;
            nearest = away;
            found = { run, step: path.step[i] };
        }
    }
    return found;
}

/** @param {Float32Array} xyz @param {number} i @returns {import('./camera.js').WorldPoint} */
function pointAt(xyz, i) {
    return [xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]];
}

/**
 * Whether the surface is between a point and the eye. It is tested at places of the line of sight, up to where that is
 * beside the surface or above all of it.
 *
 * @param {Landscape} landscape
 * @param {Camera} camera
 * @param {import('./camera.js').WorldPoint} point
 */
export function isHidden({ relief: { size, z } }, { position }, [x, y, up]) {
    const [dx, dy, dz] = [position[0] - x, position[1] - y, position[2] - up];
    const part = STEP / Math.sqrt(dx * dx + dy * dy + dz * dz);
    for (let share = part; share < 1; share += part) {
        const [east, north, height] = [x + dx * share, y + dy * share, up + dz * share];
        if (height + HIDDEN > PEAK && dz > 0) return false;
        if (Math.abs(east) > 1 || Math.abs(north) > 1) return false;
        if (valueAt(z, size, east, north) > height + HIDDEN) return true;
    }
    return false;
}
