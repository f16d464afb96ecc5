/** The scene in three dimensions: the relief, the paths on it, the balls, and the true costs. */

import { drapeLine, isOn } from './drape.js';
import { isHidden } from './hit.js';
import { findHeight, heightAt } from './relief.js';
import { buildSheet } from './tangent.js';

/** @typedef {import('./camera.js').WorldPoint} WorldPoint */
/** @typedef {import('./relief.js').Relief} Relief */
/** @typedef {import('./heights.js').Heights} Heights */
/** @typedef {import('../../descent/model/scene.js').DescentScene} DescentScene */
/** @typedef {import('../../race/model/state.js').RaceState} RaceState */

/**
 * @typedef {object} LandscapeRun
 * @property {number} run its index in the race
 * @property {number} color
 * @property {Float32Array} xyz its path on the surface, x, y and z in turn
 * @property {Int32Array} places the index of each point of the path in xyz; −1 for a point beside the surface
 * @property {WorldPoint | null} at the place of the ball: its newest point; null where that is beside the surface
 * @property {Truth | null} truth null where the ball is at its true cost, or that is not known
 */

/** @typedef {{ cost: number, planeCost: number, at: WorldPoint, isBeyond: boolean }} Truth the true cost
 *     of the parameters, above or below the ball; isBeyond: it is off the scale */

/**
 * @typedef {object} Landscape
 * @property {Relief} relief
 * @property {Heights} heights
 * @property {LandscapeRun[]} runs
 * @property {import('./tangent.js').Sheet | null} tangent
 * @property {(x: number, y: number) => number} heightAt
 * @property {(flat: { x: number, y: number }) => WorldPoint} raise the point of the surface at a place of the flat
 *     picture's canvas
 */

/** The distance of paths above the surface. */
const RAISED = 0.004;
/**
 * The number of points of a path that are tested, and the share of them that may be hidden more than in the best view.
 */
const SAMPLES = 40;
const TOLERATED_SHARE = 0.1;
/** Costs that differ by less than this share look the same. */
const SAME_COST = 0.01;

/**
 * Builds the scene from that of the flat picture. Places of its square are the same places of the world.
 *
 * @param {{ scene: DescentScene, race: RaceState, relief: Relief, heights: Heights,
 *     slope: import('../../race/model/state.js').Tangent | null }} parts slope: the tangent of the surface
 * @returns {Landscape}
 */
export function buildLandscape({ scene, race, relief, heights, slope }) {
    const runs = scene.runs.map(({ place, color, line, head }) => {
        const xy = line.map((value, i) => (i % 2 ? findNorth(scene.frame, value) : findEast(scene.frame, value)));
        const { xyz, places } = drapeLine(relief, xy, RAISED);
        // runs that wait at their start are side by side
        const at = head?.beyond === null ? findBall(relief, scene.frame, head) : null;
        return { run: place, color, xyz, places, at, truth: at && findTruth(at, race.runs[place], heights) };
    });
    const arrow = scene.tangent;
    const tip = arrow && { x: findEast(scene.frame, arrow.toX), y: findNorth(scene.frame, arrow.toY) };
    const height = (/** @type {number} */ x, /** @type {number} */ y) => heightAt(relief, x, y);
    return {
        relief,
        heights,
        runs,
        tangent: slope && tip && buildSheet(slope, scene.bounds, heights, tip),
        heightAt: height,
        raise(flat) {
            const [x, y] = [findEast(scene.frame, flat.x), findNorth(scene.frame, flat.y)];
            return [x, y, height(x, y)];
        },
    };
}

/** @param {import('../../descent/model/frame.js').Frame} frame @param {number} x on the canvas */
export const findEast = ({ left, side }, x) => (2 * (x - left)) / side - 1;

/** @param {import('../../descent/model/frame.js').Frame} frame @param {number} y on the canvas, downward */
export const findNorth = ({ top, side }, y) => 1 - (2 * (y - top)) / side;

/**
 * The direction from which most of the paths is visible: the first one, unless ridges hide too much of them.
 *
 * @param {Landscape} landscape
 * @param {(azimuth: number) => import('./camera.js').Camera} cameraFrom
 * @param {number[]} azimuths in order of preference
 */
export function findClearestAzimuth(landscape, cameraFrom, azimuths) {
    const points = landscape.runs.flatMap(({ xyz, places, at }) => {
        const every = Math.max(1, Math.floor(places.length / SAMPLES));
        const sampled = Array.from(places).filter((place, i) => place >= 0 && i % every === 0);
        return [
            ...sampled.map((place) => /** @type {WorldPoint} */ ([...xyz.subarray(3 * place, 3 * place + 3)])),
            ...(at ? [at] : []),
        ];
    });
    const hidden = azimuths.map((azimuth) => {
        const camera = cameraFrom(azimuth);
        return points.filter((point) => isHidden(landscape, camera, point)).length;
    });
    const least = Math.min(...hidden);
    return azimuths[hidden.findIndex((count) => count <= least + TOLERATED_SHARE * points.length)];
}

/**
 * @param {Relief} relief
 * @param {import('../../descent/model/frame.js').Frame} frame
 * @param {{ x: number, y: number }} head
 * @returns {WorldPoint | null}
 */
function findBall(relief, frame, head) {
    const [x, y] = [findEast(frame, head.x), findNorth(frame, head.y)];
    return isOn(x, y) ? [x, y, heightAt(relief, x, y)] : null;
}

/**
 * @param {WorldPoint} at
 * @param {import('../../race/model/state.js').RunState | undefined} run
 * @param {Heights} heights
 * @returns {Truth | null}
 */
function findTruth([x, y], run, heights) {
    const { true_cost: cost = null, plane_cost: planeCost = null } = run ?? {};
    if (cost === null || planeCost === null) return null;
    if (Math.abs(cost - planeCost) <= SAME_COST * Math.max(cost, planeCost)) return null;
    const share = heights.share(cost);
    return { cost, planeCost, at: [x, y, findHeight(cost, heights.share)], isBeyond: !(share >= 0 && share <= 1) };
}
