/** What the picture in three dimensions holds: the relief, the paths laid on it, the balls and the truth. */

import { isHidden } from './hit.js';
import { isOn, laid } from './laid.js';
import { findHeight, heightAt } from './relief.js';
import { findSheet } from './tangent.js';

/** @typedef {import('./camera.js').Point} Point */
/** @typedef {import('./relief.js').Relief} Relief */
/** @typedef {import('./heights.js').Heights} Heights */
/** @typedef {import('../../descent/model/scene.js').DescentScene} DescentScene */
/** @typedef {import('../../race/model/state.js').RaceState} RaceState */

/**
 * @typedef {object} LandscapeRun
 * @property {number} run its place in the race
 * @property {number} color
 * @property {Float32Array} xyz its path on the surface
 * @property {Int32Array} places where each point of the path is in xyz; −1 where it is beside the surface
 * @property {Point | null} at its newest point, where the ball is; null where it is beside the surface
 * @property {Truth | null} truth null where there is nothing to tell
 */

/** @typedef {{ cost: number, planeCost: number, at: Point, isBeyond: boolean }} Truth the cost of the real
 *     parameters, above or below the ball; isBeyond: it is off the scale */

/**
 * @typedef {object} Landscape
 * @property {Relief} relief
 * @property {Heights} heights
 * @property {LandscapeRun[]} runs
 * @property {import('./tangent.js').Sheet | null} tangent
 * @property {(x: number, y: number) => number} heightAt
 * @property {(flat: { x: number, y: number }) => Point} raise a place of the flat picture's canvas
 */

/** How far paths are above the surface. */
const RAISED = 0.004;
/** So many points of a path are looked for, and what share of all may be hidden without turning. */
const SAMPLED = 40;
const FEW = 0.1;
/** Costs that differ by less than this share are the same to the eye. */
const SAME = 0.01;

/**
 * The flat picture raised: what lies where on the canvas there lies in the same place of the world.
 *
 * @param {{ scene: DescentScene, race: RaceState, relief: Relief, heights: Heights,
 *     slope: import('../../race/model/state.js').Tangent | null }} parts slope: of the surface, where the scene has its arrow
 * @returns {Landscape}
 */
export function buildLandscape({ scene, race, relief, heights, slope }) {
    const runs = scene.runs.map(({ place, color, line }) => {
        const xy = line.map((value, i) => (i % 2 ? findNorth(scene.frame, value) : findEast(scene.frame, value)));
        const { xyz, places } = laid(relief, xy, RAISED);
        const at = standing(relief, xy);
        return { run: place, color, xyz, places, at, truth: at && findTruth(at, race.runs[place], heights) };
    });
    const arrow = scene.tangent;
    const tip = arrow && { x: findEast(scene.frame, arrow.toX), y: findNorth(scene.frame, arrow.toY) };
    const height = (/** @type {number} */ x, /** @type {number} */ y) => heightAt(relief, x, y);
    return {
        relief,
        heights,
        runs,
        tangent: slope && tip && findSheet(slope, scene.bounds, heights, tip),
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
 * The direction from which most of the paths is seen: the usual one unless a ridge is in the way.
 *
 * @param {Landscape} landscape
 * @param {(azimuth: number) => import('./camera.js').Camera} cameraFrom
 * @param {number[]} azimuths the most wanted first
 */
export function clearest(landscape, cameraFrom, azimuths) {
    const points = landscape.runs.flatMap(({ xyz, places, at }) => {
        const every = Math.max(1, Math.floor(places.length / SAMPLED));
        const kept = Array.from(places).filter((place, i) => place >= 0 && i % every === 0);
        return [
            ...kept.map((place) => /** @type {Point} */ ([...xyz.subarray(3 * place, 3 * place + 3)])),
            ...(at ? [at] : []),
        ];
    });
    const hidden = azimuths.map((azimuth) => {
        const camera = cameraFrom(azimuth);
        return points.filter((point) => isHidden(landscape, camera, point)).length;
    });
    const least = Math.min(...hidden);
    return azimuths[hidden.findIndex((count) => count <= least + FEW * points.length)];
}

/** @param {Relief} relief @param {number[]} xy @returns {Point | null} */
function standing(relief, xy) {
    const [x, y] = xy.slice(-2);
    return xy.length > 0 && isOn(x, y) ? [x, y, heightAt(relief, x, y)] : null;
}

/**
 * @param {Point} at
 * @param {import('../../race/model/state.js').RunState | undefined} run
 * @param {Heights} heights
 * @returns {Truth | null}
 */
function findTruth([x, y], run, heights) {
    const { true_cost: cost = null, plane_cost: planeCost = null } = run ?? {};
    if (cost === null || planeCost === null) return null;
    if (Math.abs(cost - planeCost) <= SAME * Math.max(cost, planeCost)) return null;
    const share = heights.share(cost);
    return { cost, planeCost, at: [x, y, findHeight(cost, heights.share)], isBeyond: !(share >= 0 && share <= 1) };
}
