/** Finds the point of a path that is visible at a place of the canvas. */

/** @typedef {import('./landscape.js').Landscape} Landscape */
/** @typedef {import('./camera.js').Camera} Camera */

/** A point is hidden where the surface is above the line of sight by more than this. */
const HIDDEN = 0.02;
const MARCH = 60;

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
 * Whether the surface is between a point and the eye. It is tested at MARCH places of the line of sight.
 *
 * @param {Landscape} landscape
 * @param {Camera} camera
 * @param {import('./camera.js').WorldPoint} point
 */
export function isHidden({ heightAt }, { position }, point) {
    const away = position.map((value, i) => value - point[i]);
    const length = Math.hypot(...away);
    const reach = Math.min(1, 3 / length);
    for (let i = 1; i <= MARCH; i++) {
        const share = (reach * i) / MARCH;
        const [x, y, z] = point.map((value, axis) => value + away[axis] * share);
        if (Math.abs(x) > 1 || Math.abs(y) > 1) return false;
        if (heightAt(x, y) > z + HIDDEN) return true;
    }
    return false;
}
