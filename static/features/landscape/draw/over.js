/** What is over the surface to pixels: as in the flat picture where it is there too. */

import { markerPath } from '../../race/model/run-marker.js';

/** @typedef {import('../model/over.js').Over} Over */

/**
 * @typedef {object} Ink
 * @property {string} text
 * @property {string} muted
 * @property {string} edge sets off what is on the surface
 * @property {string} level
 * @property {string} attention
 * @property {string} font the family
 * @property {string[]} runs
 * @property {string[]} bands the colours of the bands of costs, the lowest first
 * @property {number[]} levels the costs between them
 */

/** Letters of the axes and of the levels, in ems of the picture. */
const SMALL = 0.72;

/** @param {CanvasRenderingContext2D} ctx in CSS pixels @param {Over} over @param {Ink} ink */
export function drawOver(ctx, over, ink) {
    ctx.textBaseline = 'middle';
    ctx.lineJoin = ctx.lineCap = 'round';
    drawLevels(ctx, over, ink);
    for (const { color, marker, spots } of over.dots) drawDots(ctx, spots, marker, ink.runs[color], over.em, ink);
    if (over.start) drawCross(ctx, over.start, over.em, ink);
    if (over.arrow) drawArrow(ctx, over.arrow, over.em, ink);
    if (over.slant > 0) {
        ctx.globalAlpha = over.slant;
        drawTitles(ctx, over, ink);
        drawAxis(ctx, over, ink);
        for (const truth of over.truths) drawTruth(ctx, truth, over.em, ink);
        ctx.globalAlpha = 1;
    }
    if (over.visited) drawRing(ctx, over.visited, 0.95 * over.em, ink.text, ink);
    if (over.pointed)
        drawRing(ctx, over.pointed, 0.7 * over.em, ink.runs[over.dots[over.pointed.run]?.color ?? 0], ink);
}

/** @param {CanvasRenderingContext2D} ctx @param {Over} over @param {Ink} ink */
function drawLevels(ctx, { levels, em, slant }, ink) {
    ctx.font = `500 ${SMALL * em}px ${ink.font}`;
    ctx.textAlign = 'center';
    for (const { x, y, angle, text, level, opacity } of levels) {
        ctx.save();
        ctx.translate(x, y);
        ctx.rotate(angle);
        ctx.globalAlpha = opacity * (1 - 0.6 * slant); // what is around is shaded
        ctx.strokeStyle = ink.bands[ink.levels.indexOf(level)] ?? ink.edge;
        ctx.lineWidth = 0.34 * SMALL * em;
        ctx.strokeText(text, 0, 0.03 * em);
        ctx.fillStyle = ink.level;
        ctx.globalAlpha = 0.86 * opacity;
        ctx.fillText(text, 0, 0.03 * em);
        ctx.restore();
    }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number }[]} spots
 * @param {import('../../race/model/run-marker.js').Marker} marker
 * @param {string} colour
 * @param {number} em
 * @param {Ink} ink
 */
function drawDots(ctx, spots, marker, colour, em, ink) {
    const shape = new Path2D(markerPath(marker, 0.19 * em));
    ctx.fillStyle = colour;
    ctx.strokeStyle = ink.edge;
    ctx.lineWidth = 0.07 * em;
    for (const { x, y } of spots) {
        ctx.translate(x, y);
        ctx.fill(shape);
        ctx.stroke(shape);
        ctx.translate(-x, -y);
    }
}

/** @param {CanvasRenderingContext2D} ctx @param {{ x: number, y: number }} at @param {number} em @param {Ink} ink */
function drawCross(ctx, { x, y }, em, ink) {
    const arm = 0.48 * em;
    ctx.beginPath();
    ctx.moveTo(x - arm, y - arm);
    ctx.lineTo(x + arm, y + arm);
    ctx.moveTo(x + arm, y - arm);
    ctx.lineTo(x - arm, y + arm);
    strokeTwice(ctx, ink.text, 0.17 * em, 0.36 * em, ink);
}

/** Downhill. @param {CanvasRenderingContext2D} ctx @param {{ x: number, y: number }[]} arrow @param {number} em @param {Ink} ink */
function drawArrow(ctx, [from, to], em, ink) {
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(to.x, to.y);
    for (const turn of [0.5, -0.5]) {
        ctx.moveTo(to.x, to.y);
        ctx.lineTo(to.x - 0.75 * em * Math.cos(angle + turn), to.y - 0.75 * em * Math.sin(angle + turn));
    }
    strokeTwice(ctx, ink.attention, 0.16 * em, 0.34 * em, ink);
}

/** @param {CanvasRenderingContext2D} ctx @param {{ x: number, y: number }} at @param {number} radius @param {string} colour @param {Ink} ink */
function drawRing(ctx, { x, y }, radius, colour, ink) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    strokeTwice(ctx, colour, 0.2 * radius, 0.4 * radius, ink);
}

/** @param {CanvasRenderingContext2D} ctx @param {Over} over @param {Ink} ink */
function drawTitles(ctx, { titles, em }, ink) {
    ctx.font = `${SMALL * em}px ${ink.font}`;
    ctx.textAlign = 'center';
    ctx.fillStyle = ink.muted;
    for (const { text, x, y, angle } of titles) {
        ctx.save();
        ctx.translate(x, y);
        ctx.rotate(angle);
        ctx.fillText(text, 0, 0);
        ctx.restore();
    }
}

/** @param {CanvasRenderingContext2D} ctx @param {Over} over @param {Ink} ink */
function drawAxis(ctx, { axis, em }, ink) {
    const { width, tick, title } = axis;
    for (const { band, low, high } of axis.bands) {
        ctx.fillStyle = ink.bands[band];
        ctx.beginPath();
        ctx.moveTo(low.x, low.y);
        ctx.lineTo(high.x, high.y);
        ctx.lineTo(high.x + width, high.y);
        ctx.lineTo(low.x + width, low.y);
        ctx.fill();
    }
    ctx.font = `${SMALL * em}px ${ink.font}`;
    ctx.textAlign = 'right';
    ctx.fillStyle = ink.text;
    for (const { x, y, text } of axis.marks) {
        ctx.fillRect(x - tick, y - 0.5, tick, 1);
        ctx.fillText(text, x - tick - 0.25 * em, y);
    }
    ctx.textAlign = 'center';
    ctx.fillStyle = ink.muted;
    ctx.fillText(title.text, Math.max(title.x, 0.5 * ctx.measureText(title.text).width + 2), title.y);
}

/** A thin upright line from the ball to its true cost, and a ring there, with the cost. */
/** @param {CanvasRenderingContext2D} ctx @param {Over['truths'][number]} truth @param {number} em @param {Ink} ink */
function drawTruth(ctx, { color, from, to, radius, text, textAt }, em, ink) {
    const short = Math.sign(from.y - to.y) * Math.min(0.5 * radius, Math.abs(from.y - to.y));
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(to.x, to.y + short);
    ctx.moveTo(to.x + radius, to.y);
    ctx.ellipse(to.x, to.y, radius, 0.5 * radius, 0, 0, 2 * Math.PI);
    strokeTwice(ctx, ink.runs[color], 0.1 * em, 0.26 * em, ink);
    ctx.font = `600 ${0.78 * em}px ${ink.font}`;
    ctx.textAlign = 'left';
    ctx.strokeStyle = ink.edge;
    ctx.lineWidth = 0.22 * em;
    ctx.strokeText(text, textAt.x, textAt.y);
    ctx.fillStyle = ink.runs[color];
    ctx.fillText(text, textAt.x, textAt.y);
}

/** @param {CanvasRenderingContext2D} ctx @param {string} colour @param {number} width @param {number} edge @param {Ink} ink */
function strokeTwice(ctx, colour, width, edge, ink) {
    ctx.strokeStyle = ink.edge;
    ctx.lineWidth = edge;
    ctx.stroke();
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
}
