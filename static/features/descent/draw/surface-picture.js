/**
 * Paints the surface from above: the areas between the levels, their lines, and their numbers. The picture has no
 * paths: so it is painted once for many frames, and for the surface in three dimensions.
 */

import { bandColors } from './slopes.js';

/** @typedef {import('../model/contours.js').Contours} Contours */
/** @typedef {import('../model/level-labels.js').LevelLabel} LevelLabel */
/** @typedef {import('./palette.js').DescentPalette} DescentPalette */

/** Every fourth line is stronger, as on a map. */
const STRONG_EVERY = 4;

/**
 * @param {Contours} contours
 * @param {LevelLabel[]} labels
 * @param {object} appearance
 * @param {number} appearance.side of the square, in CSS pixels
 * @param {number} appearance.ratio device pixels to a CSS pixel
 * @param {number} appearance.em of the labels
 * @param {DescentPalette} appearance.palette
 * @returns {HTMLCanvasElement} square
 */
export function surfacePicture(contours, labels, { side, ratio, em, palette }) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.max(1, Math.round(side * ratio));
    const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
    const colors = bandColors(palette.slopes, contours.levels.length + 1).map(([r, g, b]) => `rgb(${r} ${g} ${b})`);
    const areas = contours.areas.map((rings) => outline(rings, canvas.width));
    ctx.fillStyle = colors[0];
    ctx.fillRect(0, 0, canvas.width, canvas.width);
    areas.forEach((area, i) => {
        ctx.fillStyle = colors[i + 1];
        ctx.fill(area, 'evenodd');
    });
    drawLines(ctx, areas, { ratio, palette });
    drawMissing(ctx, outline(contours.missing, canvas.width), { ratio, palette });
    drawLabels(ctx, labels, { ratio, em, palette, levels: contours.levels });
    return canvas;
}

/** @param {Float32Array[]} rings in the unit square @param {number} size in device pixels */
function outline(rings, size) {
    const path = new Path2D();
    for (const ring of rings) {
        path.moveTo(ring[0] * size, (1 - ring[1]) * size);
        for (let i = 2; i + 2 < ring.length; i += 2) path.lineTo(ring[i] * size, (1 - ring[i + 1]) * size);
        path.closePath();
    }
    return path;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D[]} areas
 * @param {{ ratio: number, palette: DescentPalette }} appearance
 */
function drawLines(ctx, areas, { ratio, palette }) {
    ctx.strokeStyle = palette.level;
    ctx.lineJoin = 'round';
    areas.forEach((area, i) => {
        const isStrong = i % STRONG_EVERY === 0;
        ctx.globalAlpha = isStrong ? 0.34 : 0.17;
        ctx.lineWidth = (isStrong ? 1.1 : 0.8) * ratio;
        ctx.stroke(area);
    });
    ctx.globalAlpha = 1;
}

/**
 * Hatches the places without a finite cost.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} area
 * @param {{ ratio: number, palette: DescentPalette }} appearance
 */
function drawMissing(ctx, area, { ratio, palette }) {
    ctx.save();
    ctx.clip(area, 'evenodd');
    ctx.fillStyle = palette.ground;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.width);
    ctx.strokeStyle = palette.line;
    ctx.lineWidth = ratio;
    ctx.beginPath();
    for (let x = -ctx.canvas.width; x < ctx.canvas.width; x += 8 * ratio) {
        ctx.moveTo(x, 0);
        ctx.lineTo(x + ctx.canvas.width, ctx.canvas.width);
    }
    ctx.stroke();
    ctx.restore();
}

/**
 * Each number interrupts its line: its outline has the colour of the band below.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {LevelLabel[]} labels
 * @param {{ ratio: number, em: number, palette: DescentPalette, levels: number[] }} appearance
 */
function drawLabels(ctx, labels, { ratio, em, palette, levels }) {
    const colors = bandColors(palette.slopes, levels.length + 1).map((rgb) => `rgb(${rgb.join(' ')})`);
    ctx.font = `500 ${em * ratio}px ${palette.font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.lineJoin = 'round';
    for (const { x, y, angle, text, level } of labels) {
        ctx.setTransform(1, 0, 0, 1, x * ctx.canvas.width, (1 - y) * ctx.canvas.width);
        ctx.rotate(angle);
        ctx.strokeStyle = colors[levels.indexOf(level)];
        ctx.lineWidth = 0.34 * em * ratio;
        ctx.strokeText(text, 0, 0.04 * em * ratio);
        ctx.fillStyle = palette.level;
        ctx.globalAlpha = 0.86;
        ctx.fillText(text, 0, 0.04 * em * ratio);
        ctx.globalAlpha = 1;
    }
    ctx.setTransform(1, 0, 0, 1, 0, 0);
}
