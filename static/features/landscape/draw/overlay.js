/** Paints the overlay. Parts that the flat picture has too look the same here. */

import { FINE } from '../../../ui/canvas/fonts.js';
import { traceCross } from '../../descent/draw/paths.js';
import { markerPath } from '../../race/model/run-marker.js';

/** @typedef {import('../model/overlay.js').Overlay} Overlay */

/**
 * @typedef {object} OverlayPalette
 * @property {string} text
 * @property {string} muted
 * @property {string} edge the outline of marks on the surface
 * @property {string} level
 * @property {string} attention
 * @property {string} font the family
 * @property {string[]} runs
 * @property {string[]} bands the colours of the bands of costs, the lowest first
 * @property {number[]} levels the costs between them
 */

/** The font size of the axes and of the levels, in ems of the picture. */

/**
 * @param {CanvasRenderingContext2D} ctx in CSS pixels
 * @param {Overlay} overlay
 * @param {OverlayPalette} palette
 * @param {() => void} drawBalls paints the balls: over the marks of the paths, under the texts
 */
export function drawOverlay(ctx, overlay, palette, drawBalls) {
    ctx.textBaseline = 'middle';
    ctx.lineJoin = ctx.lineCap = 'round';
    drawLevels(ctx, overlay, palette);
    for (const { color, marker, spots } of overlay.dots)
        drawDots(ctx, spots, marker, palette.runs[color], overlay.em, palette);
    if (overlay.start) drawCross(ctx, overlay.start, overlay.em, palette);
    if (overlay.arrow) drawArrow(ctx, overlay.arrow, overlay.em, palette);
    drawBalls();
    if (overlay.slant > 0) {
        ctx.globalAlpha = overlay.slant;
        drawTitles(ctx, overlay, palette);
        drawAxis(ctx, overlay, palette);
        for (const truth of overlay.truths) drawTruth(ctx, truth, overlay.em, palette);
        ctx.globalAlpha = 1;
    }
    if (overlay.visited) drawRing(ctx, overlay.visited, 0.95 * overlay.em, palette.text, palette);
    if (overlay.pointed)
        drawRing(
            ctx,
            overlay.pointed,
            0.7 * overlay.em,
            palette.runs[overlay.dots[overlay.pointed.run]?.color ?? 0],
            palette,
        );
}

/** @param {CanvasRenderingContext2D} ctx @param {Overlay} overlay @param {OverlayPalette} palette */
function drawLevels(ctx, { levels, em, slant }, palette) {
    ctx.font = `500 ${FINE * em}px ${palette.font}`;
    ctx.textAlign = 'center';
    for (const { x, y, angle, text, level, opacity } of levels) {
        ctx.save();
        ctx.translate(x, y);
        ctx.rotate(angle);
        ctx.globalAlpha = opacity * (1 - 0.6 * slant); // the surface around it is shaded
        ctx.strokeStyle = palette.bands[palette.levels.indexOf(level)] ?? palette.edge;
        ctx.lineWidth = 0.34 * FINE * em;
        ctx.strokeText(text, 0, 0.03 * em);
        ctx.fillStyle = palette.level;
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
 * @param {OverlayPalette} palette
 */
function drawDots(ctx, spots, marker, colour, em, palette) {
    const shape = new Path2D(markerPath(marker, 0.19 * em));
    ctx.fillStyle = colour;
    ctx.strokeStyle = palette.edge;
    ctx.lineWidth = 0.07 * em;
    for (const { x, y } of spots) {
        ctx.translate(x, y);
        ctx.fill(shape);
        ctx.stroke(shape);
        ctx.translate(-x, -y);
    }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number }} at
 * @param {number} em
 * @param {OverlayPalette} palette
 */
function drawCross(ctx, at, em, palette) {
    traceCross(ctx, at, em);
    strokeTwice(ctx, palette.text, 0.17 * em, 0.36 * em, palette);
}

/**
 * The arrow downhill.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number }[]} arrow
 * @param {number} em
 * @param {OverlayPalette} palette
 */
function drawArrow(ctx, [from, to], em, palette) {
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(to.x, to.y);
    for (const turn of [0.5, -0.5]) {
        ctx.moveTo(to.x, to.y);
        ctx.lineTo(to.x - 0.75 * em * Math.cos(angle + turn), to.y - 0.75 * em * Math.sin(angle + turn));
    }
    strokeTwice(ctx, palette.attention, 0.16 * em, 0.34 * em, palette);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number }} at
 * @param {number} radius
 * @param {string} colour
 * @param {OverlayPalette} palette
 */
function drawRing(ctx, { x, y }, radius, colour, palette) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    strokeTwice(ctx, colour, 0.2 * radius, 0.4 * radius, palette);
}

/** @param {CanvasRenderingContext2D} ctx @param {Overlay} overlay @param {OverlayPalette} palette */
function drawTitles(ctx, { titles, em }, palette) {
    ctx.font = `${FINE * em}px ${palette.font}`;
    ctx.textAlign = 'center';
    ctx.fillStyle = palette.muted;
    for (const { text, x, y, angle } of titles) {
        ctx.save();
        ctx.translate(x, y);
        ctx.rotate(angle);
        ctx.fillText(text, 0, 0);
        ctx.restore();
    }
}

/** @param {CanvasRenderingContext2D} ctx @param {Overlay} overlay @param {OverlayPalette} palette */
function drawAxis(ctx, { axis, em }, palette) {
    const { width, tick, title } = axis;
    for (const { band, low, high } of axis.bands) {
        ctx.fillStyle = palette.bands[band];
        ctx.beginPath();
        ctx.moveTo(low.x, low.y);
        ctx.lineTo(high.x, high.y);
        ctx.lineTo(high.x + width, high.y);
        ctx.lineTo(low.x + width, low.y);
        ctx.fill();
    }
    ctx.font = `${FINE * em}px ${palette.font}`;
    ctx.textAlign = 'right';
    ctx.fillStyle = palette.text;
    for (const { x, y, text } of axis.marks) {
        ctx.fillRect(x - tick, y - 0.5, tick, 1);
        ctx.fillText(text, x - tick - 0.25 * em, y);
    }
    ctx.textAlign = 'center';
    ctx.fillStyle = palette.muted;
    ctx.fillText(title.text, Math.max(title.x, 0.5 * ctx.measureText(title.text).width + 2), title.y);
}

/**
 * A thin vertical line from the ball to its true cost, and a ring with the cost there.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Overlay['truths'][number]} truth
 * @param {number} em
 * @param {OverlayPalette} palette
 */
function drawTruth(ctx, { color, from, to, radius, text, textAt }, em, palette) {
    const short = Math.sign(from.y - to.y) * Math.min(0.5 * radius, Math.abs(from.y - to.y));
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(to.x, to.y + short);
    ctx.moveTo(to.x + radius, to.y);
    ctx.ellipse(to.x, to.y, radius, 0.5 * radius, 0, 0, 2 * Math.PI);
    strokeTwice(ctx, palette.runs[color], 0.1 * em, 0.26 * em, palette);
    ctx.font = `600 ${FINE * em}px ${palette.font}`;
    ctx.textAlign = 'left';
    ctx.strokeStyle = palette.edge;
    ctx.lineWidth = 0.22 * em;
    ctx.strokeText(text, textAt.x, textAt.y);
    ctx.fillStyle = palette.runs[color];
    ctx.fillText(text, textAt.x, textAt.y);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} colour
 * @param {number} width
 * @param {number} edge
 * @param {OverlayPalette} palette
 */
function strokeTwice(ctx, colour, width, edge, palette) {
    ctx.strokeStyle = palette.edge;
    ctx.lineWidth = edge;
    ctx.stroke();
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
}
