/** Draws the paths of a race: their lines, the start, the newest points, and the marked points. */

import { say } from '../../../text/say.js';
import { FINE } from '../../../ui/canvas/fonts.js';
import { markerPath } from '../../race/model/run-marker.js';

/** @typedef {import('../model/scene.js').DescentScene} DescentScene */
/** @typedef {import('../model/paths.js').RunMarks} RunMarks */
/** @typedef {import('./palette.js').DescentPalette} DescentPalette */

/** @param {CanvasRenderingContext2D} ctx @param {DescentScene} scene @param {DescentPalette} palette */
export function drawPaths(ctx, scene, palette) {
    const { runs, frame, start, tangent, pointed, visited } = scene;
    const em = frame.em;
    ctx.lineJoin = ctx.lineCap = 'round';
    for (const run of runs) drawLine(ctx, run, em, palette);
    for (const run of runs) drawArrows(ctx, run, em, palette);
    for (const run of runs) drawDots(ctx, run, em, palette);
    if (start) drawCross(ctx, start, em, palette);
    for (const mark of [start, ...runs.map(({ head }) => head)]) if (mark) drawBeyond(ctx, mark, em, palette);
    if (tangent) drawArrow(ctx, tangent, em, palette);
    for (const run of runs) drawHead(ctx, run, em, palette);
    if (visited) drawRoom(ctx, visited, em, palette);
    if (pointed) drawRing(ctx, pointed, 0.7 * em, palette.runs[runs[pointed.run]?.color ?? 0], palette);
}

/** @param {CanvasRenderingContext2D} ctx @param {RunMarks} run @param {number} em @param {DescentPalette} palette */
function drawLine(ctx, { line, color }, em, palette) {
    ctx.beginPath();
    for (let i = 0; i < line.length; i += 2) ctx.lineTo(line[i], line[i + 1]);
    ctx.strokeStyle = palette.edge;
    ctx.globalAlpha = 0.55;
    ctx.lineWidth = 0.28 * em;
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = palette.runs[color];
    ctx.lineWidth = 0.14 * em;
    ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {RunMarks} run @param {number} em @param {DescentPalette} palette */
function drawDots(ctx, { dots, color, marker }, em, palette) {
    const shape = new Path2D(markerPath(marker, 0.19 * em));
    ctx.fillStyle = palette.runs[color];
    ctx.strokeStyle = palette.edge;
    ctx.lineWidth = 0.07 * em;
    for (let i = 0; i < dots.length; i += 2) {
        ctx.translate(dots[i], dots[i + 1]);
        ctx.fill(shape);
        ctx.stroke(shape);
        ctx.translate(-dots[i], -dots[i + 1]);
    }
}

/**
 * The steps that all examples would make.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {RunMarks} run
 * @param {number} em
 * @param {DescentPalette} palette
 */
function drawArrows(ctx, { arrows }, em, palette) {
    if (arrows.length === 0) return;
    ctx.beginPath();
    for (let i = 0; i < arrows.length; i += 4) {
        const [x, y, toX, toY] = arrows.slice(i, i + 4);
        const length = Math.hypot(toX - x, toY - y);
        if (!(length > 0)) continue;
        const wing = Math.min(0.38 * em, 0.5 * length);
        const angle = Math.atan2(toY - y, toX - x);
        ctx.moveTo(x, y);
        ctx.lineTo(toX, toY);
        for (const turn of [0.45, -0.45]) {
            ctx.moveTo(toX, toY);
            ctx.lineTo(toX - wing * Math.cos(angle + turn), toY - wing * Math.sin(angle + turn));
        }
    }
    strokeEdged(ctx, palette.text, { width: 0.09 * em, edge: 0.2 * em }, palette);
}

/**
 * Beside a mark at the edge: the way to its place, which is out of the picture.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number, beyond?: number | null }} mark
 * @param {number} em
 * @param {DescentPalette} palette
 */
function drawBeyond(ctx, { x, y, beyond = null }, em, palette) {
    if (beyond === null) return;
    const at = (/** @type {number} */ turn, /** @type {number} */ away) =>
        /** @type {const} */ ([x + away * em * Math.cos(beyond + turn), y + away * em * Math.sin(beyond + turn)]);
    ctx.beginPath();
    ctx.moveTo(...at(0.55, 0.72));
    ctx.lineTo(...at(0, 1));
    ctx.lineTo(...at(-0.55, 0.72));
    strokeEdged(ctx, palette.text, { width: 0.17 * em, edge: 0.36 * em }, palette);
}

/** @param {CanvasRenderingContext2D} ctx @param {RunMarks} run @param {number} em @param {DescentPalette} palette */
function drawHead(ctx, { head, color, marker, diverged }, em, palette) {
    if (!head) return;
    const shape = new Path2D(markerPath(marker, 0.5 * em));
    ctx.translate(head.x, head.y);
    ctx.strokeStyle = palette.edge;
    ctx.lineWidth = 0.3 * em;
    ctx.stroke(shape);
    ctx.fillStyle = diverged ? palette.ground : palette.runs[color];
    ctx.fill(shape);
    if (diverged) {
        ctx.strokeStyle = palette.runs[color];
        ctx.lineWidth = 0.14 * em;
        ctx.stroke(shape);
    }
    ctx.translate(-head.x, -head.y);
}

/**
 * The start of all runs.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number }} at
 * @param {number} em
 * @param {DescentPalette} palette
 */
function drawCross(ctx, at, em, palette) {
    traceCross(ctx, at, em);
    strokeEdged(ctx, palette.text, { width: 0.17 * em, edge: 0.36 * em }, palette);
}

/**
 * The arrow downhill: minus the gradient, projected on the plane.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number, toX: number, toY: number }} arrow
 * @param {number} em
 * @param {DescentPalette} palette
 */
function drawArrow(ctx, { x, y, toX, toY }, em, palette) {
    const angle = Math.atan2(toY - y, toX - x);
    const wing = (/** @type {number} */ turn) => {
        ctx.moveTo(toX, toY);
        ctx.lineTo(toX - 0.75 * em * Math.cos(angle + turn), toY - 0.75 * em * Math.sin(angle + turn));
    };
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(toX, toY);
    wing(0.5);
    wing(-0.5);
    strokeEdged(ctx, palette.attention, { width: 0.16 * em, edge: 0.34 * em }, palette);
    writeBelow(
        ctx,
        say('descent-downhill'),
        { x: toX, y: toY + (toY < y ? -1.9 : 0) * em },
        em,
        palette.attention,
        palette,
    );
}

/**
 * A word below a mark, with a dark outline: it is readable on each colour.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} word
 * @param {{ x: number, y: number }} at
 * @param {number} em
 * @param {string} color
 * @param {DescentPalette} palette
 */
function writeBelow(ctx, word, { x, y }, em, color, palette) {
    ctx.font = `600 ${FINE * em}px ${palette.font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.strokeStyle = palette.edge;
    ctx.lineWidth = 0.25 * em;
    ctx.strokeText(word, x, y + 0.95 * em);
    ctx.fillStyle = color;
    ctx.fillText(word, x, y + 0.95 * em);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number }} at
 * @param {number} radius
 * @param {string} color
 * @param {DescentPalette} palette
 */
function drawRing(ctx, { x, y }, radius, color, palette) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    strokeEdged(ctx, color, { width: 0.2 * radius, edge: 0.4 * radius }, palette);
}

/**
 * Marks the point of the room, which is the network on the stage.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number }} at
 * @param {number} em
 * @param {DescentPalette} palette
 */
function drawRoom(ctx, { x, y }, em, palette) {
    drawRing(ctx, { x, y }, 0.95 * em, palette.text, palette);
    writeBelow(ctx, say('descent-the-room'), { x, y: y + 0.8 * em }, em, palette.text, palette);
}

/**
 * Begins a path that is a cross.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number }} at
 * @param {number} em
 */
export function traceCross(ctx, { x, y }, em) {
    const arm = 0.48 * em;
    ctx.beginPath();
    ctx.moveTo(x - arm, y - arm);
    ctx.lineTo(x + arm, y + arm);
    ctx.moveTo(x + arm, y - arm);
    ctx.lineTo(x - arm, y + arm);
}

/**
 * Strokes the path that has been begun, with an edge that parts it from the surface.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} color
 * @param {{ width: number, edge: number }} widths of the line, and of the edge below it
 * @param {DescentPalette} palette
 */
function strokeEdged(ctx, color, { width, edge }, palette) {
    ctx.strokeStyle = palette.edge;
    ctx.lineWidth = edge;
    ctx.stroke();
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    ctx.stroke();
}
