/**
 * The overlay of the surface, in CSS pixels of the canvas: the numbers of the levels, the points of the paths, the
 * lines from the balls to their true costs, and the names of the directions.
 */

import { say } from '../../../text/say.js';
import { toDeviationText } from '../../descent/model/words.js';
import { buildAxis } from './axis.js';
import { slant } from './camera.js';
import { isOn } from './drape.js';
import { isHidden } from './hit.js';
import { within } from './layers.js';

/** @typedef {import('./camera.js').Camera} Camera */
/** @typedef {import('./camera.js').WorldPoint} WorldPoint */
/** @typedef {import('./landscape.js').Landscape} Landscape */
/** @typedef {import('../../descent/model/scene.js').DescentScene} DescentScene */
/** @typedef {import('../../descent/model/level-labels.js').LevelLabel} LevelLabel */
/** @typedef {import('../../race/model/state.js').Surface} Surface */

/** @typedef {{ x: number, y: number }} Spot */
/** @typedef {{ surface: Surface, labels: LevelLabel[], opacity: number }} Labelled the newest last */
/** @typedef {Spot & { text: string, angle: number, level: number, opacity: number }} LevelNumber */
/** @typedef {{ color: number, from: Spot, to: Spot, radius: number, text: string, textAt: Spot }} TruthLine */

/** Lengths in ems. */
const RING = 0.32;
const BALL = 0.7;
const LINE = 1.25;
const LETTER = 0.46;
const TITLE_AWAY = 1.1;
const NUMBERS_APART = 1.7;
const DOTS_APART = 0.8;
/** A true cost is not drawn where it is this near to its ball, in ems. */
const SAME_PLACE = 0.4;

/**
 * @param {{ landscape: Landscape, camera: Camera }} view
 * @param {DescentScene} scene
 * @param {Labelled[]} layers
 */
export function buildOverlay({ landscape, camera }, scene, layers) {
    const { em } = scene.frame;
    const isSeen = (/** @type {WorldPoint} */ point) => !isHidden(landscape, camera, point);
    const seenAt = (/** @type {Spot | null} */ flat) => {
        const point = flat && landscape.raise(flat);
        return point && isOn(point[0], point[1]) && isSeen(point) ? camera.place(point) : null;
    };
    const balls = landscape.runs.flatMap(({ at }) => (at ? [camera.place(at)] : []));
    const isFree = (/** @type {Spot} */ spot) => !balls.some((ball) => isNear(ball, spot, BALL * em));
    return {
        slant: slant(camera.eye),
        em,
        axis: buildAxis(landscape.heights, scene.levels, camera, em),
        levels: layers.flatMap((layer, i) =>
            dropNearNumbers(buildLevels(layer, layers[i + 1]?.opacity ?? 0, { landscape, camera, scene, isSeen }), em),
        ),
        titles: toTitles(scene.titles, camera, em),
        dots: scene.runs.map(({ color, marker, dots }) => ({
            color,
            marker,
            spots: findSpots(dots, seenAt, isFree, em),
        })),
        start: [seenAt(scene.start)].find((spot) => spot && isFree(spot)) ?? null,
        arrow: landscape.tangent?.arrow.map((point) => camera.place(point)) ?? null,
        truths: moveApart(
            landscape.runs.flatMap((run) => findTruth(run, camera, scene.frame)),
            em,
        ),
        pointed: scene.pointed && { ...camera.place(landscape.raise(scene.pointed)), run: scene.pointed.run },
        visited: seenAt(scene.visited),
    };
}

/** @typedef {ReturnType<typeof buildOverlay>} Overlay */

/**
 * The numbers of the levels placeTitle their lines, as in the flat picture, but never upside down.
 *
 * @param {Labelled} layer
 * @param {number} covered the opacity of the next layer, which covers this one
 * @param {{ landscape: Landscape, camera: Camera, scene: DescentScene, isSeen: (point: WorldPoint) => boolean }} view
 * @returns {LevelNumber[]}
 */
function buildLevels({ surface, labels, opacity }, covered, { landscape, camera, scene, isSeen }) {
    const [x0, y0, scale] = within(scene.bounds, surface.bounds);
    const inWorld = (/** @type {number} */ x, /** @type {number} */ y) => [
        (2 * (x - x0)) / scale - 1,
        (2 * (y - y0)) / scale - 1,
    ];
    return labels.flatMap(({ x, y, angle, text, level }) => {
        const [east, north] = inWorld(x, y);
        if (Math.abs(east) > 1 || Math.abs(north) > 1) return [];
        /** @type {WorldPoint} */
        const point = [east, north, landscape.heightAt(east, north)];
        if (!isSeen(point)) return [];
        const place = camera.place(point);
        const [cos, sin] = [0.02 * Math.cos(angle), -0.02 * Math.sin(angle)];
        const ahead = camera.place([east + cos, north + sin, point[2]]);
        return [
            { text, level, x: place.x, y: place.y, angle: upright(place, ahead), opacity: opacity * (1 - covered) },
        ];
    });
}

/**
 * Leaves out numbers that are too near to an earlier one.
 *
 * @param {LevelNumber[]} numbers
 * @param {number} em
 */
function dropNearNumbers(numbers, em) {
    const separate = /** @type {LevelNumber[]} */ ([]);
    for (const number of numbers.filter(({ opacity }) => opacity > 0)) {
        if (!separate.some((other) => isNear(other, number, NUMBERS_APART * em))) separate.push(number);
    }
    return separate;
}

/** @param {Spot} from @param {Spot} to */
function upright(from, to) {
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    return angle > Math.PI / 2 ? angle - Math.PI : angle < -Math.PI / 2 ? angle + Math.PI : angle;
}

/**
 * The names of the directions, placeTitle the two nearest edges of the floor.
 *
 * @param {{ across: string, down: string }} titles
 * @param {Camera} camera
 * @param {number} em
 */
function toTitles({ across, down }, camera, em) {
    const south = nearer(camera, [0, -1, 0], [0, 1, 0]);
    const west = nearer(camera, [-1, 0, 0], [1, 0, 0]);
    return [
        { text: across, ...placeTitle(camera, [-0.5, south[1], 0], [0.5, south[1], 0], em) },
        { text: down, ...placeTitle(camera, [west[0], -0.5, 0], [west[0], 0.5, 0], em) },
    ];
}

/** @param {Camera} camera @param {WorldPoint} a @param {WorldPoint} b */
function nearer(camera, a, b) {
    return camera.place(a).depth <= camera.place(b).depth ? a : b;
}

/**
 * The place of a title below the middle of an edge, and its angle placeTitle that edge.
 *
 * @param {Camera} camera
 * @param {WorldPoint} from
 * @param {WorldPoint} to
 * @param {number} em
 */
function placeTitle(camera, from, to, em) {
    const [a, b] = [camera.place(from), camera.place(to)];
    const angle = upright(a, b);
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    return { angle, x: middle.x - TITLE_AWAY * em * Math.sin(angle), y: middle.y + TITLE_AWAY * em * Math.cos(angle) };
}

/**
 * The visible points of a path that are apart from each other and from the balls.
 *
 * @param {number[]} dots of the flat picture
 * @param {(flat: Spot) => (Spot | null)} seenAt
 * @param {(spot: Spot) => boolean} isFree
 * @param {number} em
 * @returns {Spot[]}
 */
function findSpots(dots, seenAt, isFree, em) {
    const spots = [];
    /** @type {Spot | null} */
    let before = null;
    for (let i = 0; i < dots.length; i += 2) {
        const spot = seenAt({ x: dots[i], y: dots[i + 1] });
        if (!spot || !isFree(spot) || (before && isNear(before, spot, DOTS_APART * em))) continue;
        spots.push((before = { x: spot.x, y: spot.y }));
    }
    return spots;
}

/** @param {Spot} a @param {Spot} b @param {number} reach */
function isNear(a, b, reach) {
    return Math.hypot(a.x - b.x, a.y - b.y) < reach;
}

/**
 * @param {import('./landscape.js').LandscapeRun} run
 * @param {Camera} camera
 * @param {import('../../descent/model/frame.js').Frame} frame
 * @returns {TruthLine[]}
 */
function findTruth({ color, at, truth }, camera, { em, width }) {
    if (!at || !truth) return [];
    const [from, to] = [camera.place(at), camera.place(truth.at)];
    const radius = RING * em;
    if (isNear(from, to, SAME_PLACE * em)) return [];
    const { cost, planeCost } = truth;
    const drawn = toDeviationText({ true_cost: cost, plane_cost: planeCost });
    if (drawn === null) return [];
    const text = say('landscape-drawn', { drawn, is_beyond: truth.isBeyond });
    const [right, long] = [to.x + radius + 0.5 * em, LETTER * em * text.length];
    const x = right + long <= width ? right : Math.max(0, to.x - radius - 0.5 * em - long);
    return [{ color, from, to, radius, text, textAt: { x, y: to.y } }];
}

/**
 * Moves texts down that would cover each other.
 *
 * @param {TruthLine[]} truths
 * @param {number} em
 */
function moveApart(truths, em) {
    const placed = /** @type {TruthLine[]} */ ([]);
    for (const truth of [...truths].sort((one, other) => one.textAt.y - other.textAt.y)) {
        const at = { ...truth.textAt };
        for (const { textAt, text } of placed) {
            const isBeside =
                at.x < textAt.x + LETTER * em * text.length && textAt.x < at.x + LETTER * em * truth.text.length;
            if (isBeside && Math.abs(at.y - textAt.y) < LINE * em) at.y = textAt.y + LINE * em;
        }
        placed.push({ ...truth, textAt: at });
    }
    return placed;
}
