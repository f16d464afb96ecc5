/** Paints the newest point of each run as a body on the surface. Each run has its own shape. */

import { isHidden } from '../model/hit.js';
import { HIDDEN_OPACITY } from './trails.js';

/** @typedef {[number, number, number]} Vector */
/** @typedef {{ corners: Vector[], faces: number[][] }} Body faces: corners, counterclockwise from outside */
/** @typedef {import('../model/camera.js').Camera} Camera */
/** @typedef {import('../../descent/draw/slopes.js').Rgb} Rgb */

/** The radius of a ball, in ems, as in the flat picture; the dark rim around it, relative to the radius. */
const RADIUS = 0.5;
const RIM = 0.22;
/** The light comes from the upper left behind the viewer: right, up, towards the viewer. A unit vector. */
const LIGHT = [-0.398, 0.597, 0.697];

/** @type {Body} */
const CUBE = {
    corners: /** @type {Vector[]} */ (
        Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, i >> 2].map((end) => 0.85 * (2 * end - 1)))
    ),
    faces: [
        [0, 2, 3, 1],
        [4, 5, 7, 6],
        [0, 1, 5, 4],
        [3, 2, 6, 7],
        [2, 0, 4, 6],
        [1, 3, 7, 5],
    ],
};
/** @type {Body} */
const PYRAMID = {
    corners: [[0, 0, 0.95], ...[90, 210, 330].map((angle) => onCircle(1.3, angle, -0.95))],
    faces: [
        [0, 1, 2],
        [0, 2, 3],
        [0, 3, 1],
        [3, 2, 1],
    ],
};
/** @type {Body} */
const OCTAHEDRON = {
    corners: [[0, 0, 1.35], [0, 0, -1.35], ...[0, 90, 180, 270].map((angle) => onCircle(1.35, angle, 0))],
    faces: [2, 3, 4, 5].flatMap((corner, i) => {
        const next = 2 + ((i + 1) % 4);
        return [
            [0, corner, next],
            [1, next, corner],
        ];
    }),
};
/** Bodies whose outlines from above are the marks of the flat picture: circle, square, triangle, diamond. */
const BODIES = [null, CUBE, PYRAMID, OCTAHEDRON];

/** @param {number} radius @param {number} angle in degrees @param {number} up @returns {Vector} */
function onCircle(radius, angle, up) {
    return [radius * Math.cos((angle * Math.PI) / 180), radius * Math.sin((angle * Math.PI) / 180), up];
}

/**
 * @param {CanvasRenderingContext2D} ctx in CSS pixels
 * @param {{ landscape: import('../model/landscape.js').Landscape, camera: Camera }} view
 * @param {{ colours: Rgb[], edge: string, slant: number, em: number }} look slant: 0 without shades, to 1
 */
export function drawBalls(ctx, { landscape, camera }, { colours, edge, slant, em }) {
    ctx.lineJoin = 'round';
    ctx.strokeStyle = edge;
    for (const { run, color, at } of landscape.runs) {
        if (!at) continue;
        const radius = (RADIUS * em) / camera.place(at).scale;
        /** @type {Vector} */
        const middle = [at[0], at[1], at[2] + radius];
        const isCovered = isHidden(landscape, camera, middle);
        ctx.globalAlpha = isCovered ? HIDDEN_OPACITY : 1;
        ctx.lineWidth = isCovered ? 0 : 2 * RIM * RADIUS * em;
        const tint = (/** @type {number} */ light) => {
            const shade = 1 + slant * (0.55 + 0.5 * Math.max(0, light) - 1);
            return `rgb(${colours[color].map((value) => Math.min(255, Math.round(value * shade))).join(' ')})`;
        };
        const body = BODIES[run % BODIES.length];
        if (body) drawBody(ctx, body, { camera, middle, radius, isCovered, tint });
        else drawSphere(ctx, { ...camera.place(middle), radius: RADIUS * em, isCovered, tint });
    }
    ctx.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number, radius: number, isCovered: boolean, tint: (light: number) => string }} sphere
 */
function drawSphere(ctx, { x, y, radius, isCovered, tint }) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    if (!isCovered) ctx.stroke();
    const [lightX, lightY] = [x + radius * LIGHT[0], y - radius * LIGHT[1]];
    const fill = ctx.createRadialGradient(lightX, lightY, 0, lightX, lightY, 1.5 * radius);
    for (const away of [0, 0.25, 0.5, 0.75, 1]) fill.addColorStop(away, tint(Math.cos((away * Math.PI) / 2)));
    ctx.fillStyle = fill;
    ctx.fill();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Body} body
 * @param {{ camera: Camera, middle: Vector, radius: number, isCovered: boolean, tint: (light: number) => string }} at
 */
function drawBody(ctx, { corners, faces }, { camera, middle, radius, isCovered, tint }) {
    const places = corners.map((corner) =>
        camera.place(/** @type {Vector} */ (corner.map((value, axis) => middle[axis] + radius * value))),
    );
    const seen = faces.filter(([a, b, c]) => turn(places[a], places[b], places[c]) < 0);
    const outlines = seen.map((face) => {
        const outline = new Path2D();
        for (const corner of face) outline.lineTo(places[corner].x, places[corner].y);
        outline.closePath();
        return outline;
    });
    if (!isCovered) for (const outline of outlines) ctx.stroke(outline);
    outlines.forEach((outline, i) => {
        ctx.fillStyle = tint(
            lightOn(
                seen[i].map((corner) => corners[corner]),
                camera,
            ),
        );
        ctx.fill(outline);
    });
}

/** Below 0 where three places are counterclockwise for the viewer, as y goes down. */
/** @param {{ x: number, y: number }} a @param {{ x: number, y: number }} b @param {{ x: number, y: number }} c */
function turn(a, b, c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** The cosine between the light and the normal of a face. @param {Vector[]} face @param {Camera} camera */
function lightOn([a, b, c], { view }) {
    const [along, across] = [b, c].map((corner) => corner.map((value, axis) => value - a[axis]));
    const normal = [0, 1, 2].map((axis) => {
        const [next, other] = [(axis + 1) % 3, (axis + 2) % 3];
        return along[next] * across[other] - along[other] * across[next];
    });
    const seen = [0, 1, 2].map((row) => normal.reduce((sum, value, i) => sum + view[4 * i + row] * value, 0));
    return seen.reduce((sum, value, i) => sum + value * LIGHT[i], 0) / Math.hypot(...normal);
}
