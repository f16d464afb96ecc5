/**
 * The eye from which the surface is seen, and the camera of that eye.
 *
 * The world: x and y from −1 to 1 over the shown part of the plane, z from 0 to PEAK upward. The eye is on a
 * sphere around a target. Straight from above the focal length is so long that the perspective is not visible: the
 * picture equals the flat one. As the eye moves down the focal length decreases (a dolly zoom: the size of the
 * picture at the target is constant).
 */

/**
 * @typedef {object} Eye
 * @property {number} azimuth in radians; 0: from the south; positive: further to the right
 * @property {number} tilt in radians from straight above
 * @property {number} zoom 1: the whole surface
 * @property {number} x the target
 * @property {number} y
 */

/** @typedef {import('../../descent/model/frame.js').Frame & { below?: number }} Frame the canvas, the square of the
 *     flat picture in it, and the height at its lower end that controls cover */

/** @typedef {[number, number, number]} WorldPoint */

/**
 * @typedef {object} Camera
 * @property {Eye} eye
 * @property {WorldPoint} position
 * @property {number[]} view 4 × 4, column by column: from the world to right, up and towards the eye
 * @property {number} focal in pixels: a point at depth d is scaled by focal / d
 * @property {{ x: number, y: number }} centre the vanishing point on the canvas, in pixels
 * @property {(point: WorldPoint) => { x: number, y: number, depth: number, scale: number }} place the place
 *     of a point on the canvas, its distance along the line of sight, and the pixels to a unit there
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
/** The eye to which the camera moves when the surface is opened. @type {Eye} */
export const ASLANT = { azimuth: degrees(-32), tilt: degrees(53), zoom: 1, x: 0, y: 0 };

const MAX_TILT = degrees(84);
const MAX_ZOOM = 8;
/** From this tilt on the perspective is complete. */
const FULL_PERSPECTIVE = degrees(40);
/** The eye's distance from the target, in half-widths of the surface: from above, and in perspective. */
const FAR_DISTANCE = 320;
const NEAR_DISTANCE = 4.2;
/** The margins around the box, in ems: at its sides, where the axis stands, and above and below it. */
const MARGIN = { side: 2.2, end: 1.4 };

/** @param {number} angle */
export function degrees(angle) {
    return (angle * Math.PI) / 180;
}

/**
 * Turns the eye around the target, within its limits.
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
        tilt: Math.max(0, Math.min(MAX_TILT, eye.tilt + down)),
    };
}

/**
 * Zooms by a factor. The point at a place of the canvas stays there; without `about` it is the target that stays.
 *
 * @param {Eye} eye
 * @param {number} factor
 * @param {{ x: number, y: number, frame: Frame }} [about]
 * @returns {Eye}
 */
export function zoomed(eye, factor, about) {
    const zoom = Math.max(1, Math.min(MAX_ZOOM, eye.zoom * factor));
    if (!about) return shifted({ ...eye, zoom }, { x: 0, y: 0 }, 1);
    const { centre, scale } = fitted(eye, about.frame);
    const ratio = 1 - eye.zoom / zoom;
    return shifted({ ...eye, zoom }, { x: centre.x - about.x, y: centre.y - about.y }, scale / ratio);
}

/**
 * Moves the target along with a finger.
 *
 * @param {Eye} eye
 * @param {{ x: number, y: number }} by pixels
 * @param {Frame} frame
 */
export function dragged(eye, by, frame) {
    return shifted(eye, by, fitted(eye, frame).scale);
}

/**
 * Moves the target. The larger the zoom, the further the target may be from the middle.
 *
 * @param {Eye} eye
 * @param {{ x: number, y: number }} by pixels
 * @param {number} scale
 * @returns {Eye}
 */
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
 * An eye between two others.
 *
 * @param {Eye} from
 * @param {Eye} to
 * @param {number} share
 * @returns {Eye}
 */
export function between(from, to, share) {
    const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * share;
    const { azimuth } = turned(to, { right: -from.azimuth });
    return {
        ...turned(from, { right: azimuth * share }),
        tilt: mix(from.tilt, to.tilt),
        zoom: mix(from.zoom, to.zoom),
        x: mix(from.x, to.x),
        y: mix(from.y, to.y),
    };
}

/**
 * How far an eye is from straight above, 0 to 1: parts that only the perspective has fade in with it.
 *
 * @param {Eye} eye
 */
export function slant({ tilt }) {
    const share = Math.min(1, tilt / FULL_PERSPECTIVE);
    return share * share * (3 - 2 * share);
}

/**
 * The place of the target on the canvas, and the pixels to a unit there. From above they are those of the flat
 * picture. From the side the whole box fits on the canvas, at each azimuth.
 *
 * @param {Eye} eye
 * @param {Frame} frame
 */
function fitted(eye, { width, height: fullHeight, left, top, side, em, below = 0 }) {
    const height = fullHeight - below;
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
 * The extent of the turning box around the target, at most: that of a cylinder around the box, in perspective.
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

/** The eye's distance from the target, in half-widths of the surface. @param {Eye} eye */
function findDistance(eye) {
    return FAR_DISTANCE * (NEAR_DISTANCE / FAR_DISTANCE) ** slant(eye);
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
    const position = /** @type {WorldPoint} */ (target.map((value, i) => value + distance * towards[i]));
    const along = (/** @type {number[]} */ axis) => -axis.reduce((sum, value, i) => sum + value * position[i], 0);
    const view = [0, 1, 2].flatMap((i) => [right[i], up[i], towards[i], 0]);
    view.push(along(right), along(up), along(towards), 1);
    const focal = scale * distance;
    return {
        eye,
        position,
        view,
        focal,
        centre,
        place([east, north, up]) {
            const x = view[0] * east + view[4] * north + view[8] * up + view[12];
            const y = view[1] * east + view[5] * north + view[9] * up + view[13];
            const depth = -(view[2] * east + view[6] * north + view[10] * up + view[14]);
            return {
                x: centre.x + (focal * x) / depth,
                y: centre.y - (focal * y) / depth,
                depth,
                scale: focal / depth,
            };
        },
    };
}

/** @param {Eye} eye @returns {{ right: WorldPoint, up: WorldPoint, towards: WorldPoint }} */
function buildAxes(eye) {
    const { cos, sin } = findTurn(eye);
    const [high, low] = [Math.cos(eye.tilt), Math.sin(eye.tilt)];
    return { right: [cos, sin, 0], up: [-high * sin, high * cos, low], towards: [low * sin, -low * cos, high] };
}
