/** Paints the paths of the runs, as wide as in the flat picture. Their parts behind a ridge are faint. */

import { GAP } from '../model/drape.js';
import { isHidden } from '../model/hit.js';

/** @typedef {import('../model/landscape.js').Landscape} Landscape */
/** @typedef {import('../model/landscape.js').LandscapeRun} LandscapeRun */
/** @typedef {import('../model/camera.js').Camera} Camera */

/** Of the line and of its edge, in ems. */
const LINE = 0.15;
const EDGE = 0.255;
/** The opacity of whatever is behind a ridge. */
export const HIDDEN_OPACITY = 0.3;

/**
 * @param {CanvasRenderingContext2D} ctx in CSS pixels
 * @param {{ landscape: Landscape, camera: Camera }} view
 * @param {{ runs: string[], edge: string }} palette
 * @param {number} em
 */
export function drawTrails(ctx, view, palette, em) {
    ctx.lineJoin = ctx.lineCap = 'round';
    for (const run of view.landscape.runs) {
        const { seen, hidden } = trace(run, view);
        const colour = palette.runs[run.color];
        ctx.globalAlpha = HIDDEN_OPACITY;
        stroke(ctx, hidden, colour, LINE * em);
        ctx.globalAlpha = 1;
        stroke(ctx, seen, palette.edge, EDGE * em);
        stroke(ctx, seen, colour, LINE * em);
    }
}

/** @param {CanvasRenderingContext2D} ctx @param {Path2D} path @param {string} colour @param {number} width */
function stroke(ctx, path, colour, width) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke(path);
}

/** The visible and the hidden parts of a path. @param {LandscapeRun} run @param {{ landscape: Landscape, camera: Camera }} view */
function trace({ xyz }, { landscape, camera }) {
    const parts = { seen: new Path2D(), hidden: new Path2D() };
    /** @type {Path2D | null} the part that has the last place */
    let part = null;
    let before = { x: 0, y: 0 };
    for (let i = 0; i < xyz.length; i += 3) {
        if (xyz[i + 2] === GAP) {
            part = null;
            continue;
        }
        /** @type {[number, number, number]} */
        const point = [xyz[i], xyz[i + 1], xyz[i + 2]];
        const next = isHidden(landscape, camera, point) ? parts.hidden : parts.seen;
        const { x, y } = camera.place(point);
        if (!part) next.moveTo(x, y);
        else {
            if (part !== next) next.moveTo(before.x, before.y);
            next.lineTo(x, y);
        }
        [part, before] = [next, { x, y }];
    }
    return parts;
}
