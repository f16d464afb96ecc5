/**
 * Where the surface is seen from, and the matrices that follow from it.
 *
 * The world: x and y from −1 to 1 over the part of the plane on show, z from 0 to PEAK upward. Whoever looks
 * stands on a sphere around a target. Straight from above the lens is so long that heights shift nothing: the
 * picture is the flat one. As the eye comes down the lens widens into a perspective (a dolly zoom: what is at
 * the target keeps its size).
 */

/**
 * @typedef {object} Eye
 * @property {number} azimuth in radians; 0: from the south, positive: from further right
 * @property {number} tilt in radians from straight above
 * @property {number} zoom 1: all of it
 * @property {number} x what is looked at
 * @property {number} y
 */

/** @typedef {import('../../descent/model/frame.js').Frame & { below?: number }} Frame the canvas, the square in it that the
 *     flat picture fills, and what of its lower end other things cover */

/** @typedef {[number, number, number]} Point */

/**
 * @typedef {object} Camera
 * @property {Eye} eye
 * @property {Point} position
 * @property {Point} towards the unit vector from the target to the eye
 * @property {number[]} view 4 x 4, column by column, as WebGL has them
 * @property {number[]} projection
 * @property {number} depthPerUnit how much of WebGL's depth a unit takes, at the target
 * @property {(point: Point) => { x: number, y: number, depth: number, scale: number }} place a point's place on
 *     the canvas, its distance along the line of sight, and pixels to a unit there
 */

export const PEAK = 0.9;

/** The corners of the floor, counterclockwise. @type {[number, number][]} */
export const CORNERS = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
];

/** Straight from above: the flat picture. @type {Eye} */
export const ABOVE = { azimuth: 0, tilt: 0, zoom: 1, x: 0, y: 0 };
/** Where the eye goes when the surface is opened. @type {Eye} */
export const ASLANT = { azimuth: degrees(-32), tilt: degrees(58), zoom: 1, x: 0, y: 0 };

const LOWEST = degrees(84);
const MOST_ZOOM = 8;
/** From this tilt on the perspective is full. */
const FULL_PERSPECTIVE = degrees(40);
/** The eye's distance from the target, in half-widths of the surface: from above, and in perspective. */
const FAR_AWAY = 320;
const NEAR_BY = 4.2;
/** What the box leaves free to its sides, for the axis, and above and below; in ems. */
const MARGIN = { side: 2.6, end: 1.8 };
/** Nothing is further from the target than this. */
const REACH = 2.6;

/** @param {number} angle */
export function degrees(angle) {
    return (angle * Math.PI) / 180;
}

/**
 * The eye moved around the target, kept where it may be.
 *
 * @param {Eye} eye
 * @param {{ right?: number, down?: number }} by radians
 * @returns {Eye}
 */
export function turned(eye, { right = 0, down = 0 }) {
    const azimuth = eye.azimuth + right;
    return {
        ...eye,
        azimuth: azimuth - 2 * Math.PI * Math.round(azimuth / (2 * Math.PI)),
        tilt: Math.max(0, Math.min(LOWEST, eye.tilt + down)),
    };
}

/**
 * Nearer by a factor, about a place of the canvas, which keeps what it shows; else about the target.
 *
 * @param {Eye} eye
 * @param {number} factor
 * @param {{ x: number, y: number, frame: Frame }} [about]
 * @returns {Eye}
 */
export function zoomed(eye, factor, about) {
    const zoom = Math.max(1, Math.min(MOST_ZOOM, eye.zoom * factor));
    if (!about) return shifted({ ...eye, zoom }, { x: 0, y: 0 }, 1);
    const { centre, scale } = fitted(eye, about.frame);
    const kept = 1 - eye.zoom / zoom;
    return shifted({ ...eye, zoom }, { x: centre.x - about.x, y: centre.y - about.y }, scale / kept);
}

/**
 * What is looked at moved along with a finger.
 *
 * @param {Eye} eye
 * @param {{ x: number, y: number }} by pixels
 * @param {Frame} frame
 */
export function dragged(eye, by, frame) {
    return shifted(eye, by, fitted(eye, frame).scale);
}

/** The nearer, the further away from the middle may one look. */
/** @param {Eye} eye @param {{ x: number, y: number }} by pixels @param {number} scale @returns {Eye} */
function shifted(eye, by, scale) {
    const { cos, sin } = findTurn(eye);
    const right = -by.x / scale;
    const ahead = by.y / (scale * Math.max(0.3, Math.cos(eye.tilt)));
    const most = 1 - 1 / eye.zoom;
    const within = (/** @type {number} */ value) => Math.max(-most, Math.min(most, value));
    return { ...eye, x: within(eye.x + right * cos - ahead * sin), y: within(eye.y + right * sin + ahead * cos) };
}

/** @param {Eye} eye */
function findTurn({ azimuth }) {
    return { cos: Math.cos(azimuth), sin: Math.sin(azimuth) };
}

/**
 * Part of the way from one eye to another.
 *
 * @param {Eye} from
 * @param {Eye} to
 * @param {number} share
 * @returns {Eye}
 */
export function between(from, to, share) {
    const mix = (/** @type {number} */ one, /** @type {number} */ other) => one + (other - one) * share;
    const { azimuth } = turned(to, { right: -from.azimuth });
    return {
        ...turned(from, { right: azimuth * share }),
        tilt: mix(from.tilt, to.tilt),
        zoom: mix(from.zoom, to.zoom),
        x: mix(from.x, to.x),
        y: mix(from.y, to.y),
    };
}

/** How far an eye is from straight above, 0 to 1: what belongs to the perspective fades in with it. */
/** @param {Eye} eye */
export function slant({ tilt }) {
    const share = Math.min(1, tilt / FULL_PERSPECTIVE);
    return share * share * (3 - 2 * share);
}

/**
 * Where on the canvas the target is, and how many pixels a unit has there: as the flat picture has it from
 * above, and so that the whole box is seen, however it turns, from the side.
 *
 * @param {Eye} eye
 * @param {Frame} frame
 */
function fitted(eye, { width, height: whole, left, top, side, em, below = 0 }) {
    const height = whole - below;
    const share = slant(eye);
    const { wide, high, low } = findExtent(eye.tilt, findDistance(eye));
    const room = Math.min((width - 2 * MARGIN.side * em) / 2 / wide, (height - 2 * MARGIN.end * em) / (high + low));
    const mix = (/** @type {number} */ flat, /** @type {number} */ solid) => flat + (solid - flat) * share;
    return {
        scale: eye.zoom * mix(side / 2, room),
        centre: {
            x: mix(left + side / 2, width / 2),
            y: mix(top + side / 2, height / 2 + (room * (high - low)) / 2),
        },
    };
}

/**
 * How far the turning box reaches from the target, at most: a cylinder around it, as it is seen.
 *
 * @param {number} tilt
 * @param {number} distance
 */
function findExtent(tilt, distance) {
    const extent = { wide: 0, high: 0, low: 0 };
    for (let i = 0; i < 16; i++) {
        const [x, y] = [Math.SQRT2 * Math.cos((i * Math.PI) / 8), Math.SQRT2 * Math.sin((i * Math.PI) / 8)];
        for (const z of [-PEAK / 2, PEAK / 2]) {
            const nearer = distance / (distance + y * Math.sin(tilt) - z * Math.cos(tilt));
            const up = nearer * (y * Math.cos(tilt) + z * Math.sin(tilt));
            extent.wide = Math.max(extent.wide, nearer * Math.abs(x));
            extent.high = Math.max(extent.high, up);
            extent.low = Math.max(extent.low, -up);
        }
    }
    return extent;
}

/** @param {Eye} eye in half-widths of the surface */
function findDistance(eye) {
    return FAR_AWAY * (NEAR_BY / FAR_AWAY) ** slant(eye);
}

/**
 * @param {Eye} eye
 * @param {Frame} frame
 * @returns {Camera}
 */
export function buildCamera(eye, frame) {
    const { scale, centre } = fitted(eye, frame);
    const distance = findDistance(eye);
    const { right, up, towards } = buildAxes(eye);
    const target = [eye.x, eye.y, PEAK / 2];
    const position = /** @type {Point} */ (target.map((value, i) => value + distance * towards[i]));
    const along = (/** @type {number[]} */ axis) => -axis.reduce((sum, value, i) => sum + value * position[i], 0);
    const view = [0, 1, 2].flatMap((i) => [right[i], up[i], towards[i], 0]);
    view.push(along(right), along(up), along(towards), 1);
    const focal = scale * distance;
    const [near, far] = [distance - REACH, distance + REACH];
    return {
        eye,
        position,
        towards,
        view,
        projection: buildProjection(focal, centre, frame, { near, far }),
        depthPerUnit: (2 * far * near) / ((far - near) * distance ** 2),
        place(point) {
            const [x, y, z] = [0, 1, 2].map((row) =>
                [0, 1, 2].reduce((sum, i) => sum + view[4 * i + row] * point[i], view[12 + row]),
            );
            return { x: centre.x + (focal * x) / -z, y: centre.y - (focal * y) / -z, depth: -z, scale: focal / -z };
        },
    };
}

/** @param {Eye} eye @returns {{ right: Point, up: Point, towards: Point }} */
function buildAxes(eye) {
    const { cos, sin } = findTurn(eye);
    const [high, low] = [Math.cos(eye.tilt), Math.sin(eye.tilt)];
    return { right: [cos, sin, 0], up: [-high * sin, high * cos, low], towards: [low * sin, -low * cos, high] };
}

/**
 * A perspective whose vanishing point is at `centre`.
 *
 * @param {number} focal in pixels
 * @param {{ x: number, y: number }} centre
 * @param {Frame} frame
 * @param {{ near: number, far: number }} range of distances that are drawn
 */
function buildProjection(focal, centre, { width, height }, { near, far }) {
    const depth = [(far + near) / (near - far), (2 * far * near) / (near - far)];
    const [x, y] = [1 - (2 * centre.x) / width, (2 * centre.y) / height - 1];
    return [(2 * focal) / width, 0, 0, 0, 0, (2 * focal) / height, 0, 0, x, y, depth[0], -1, 0, 0, depth[1], 0];
}
