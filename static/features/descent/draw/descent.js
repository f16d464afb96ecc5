/** Paints the descent: the surface, then the paths with the newest points, then the axes around it. */

import { FINE } from '../../../ui/canvas/fonts.js';
import { drawPaths } from './paths.js';
import { bandColors } from './slopes.js';

/** @typedef {import('../model/scene.js').DescentScene} DescentScene */
/** @typedef {import('./palette.js').DescentPalette} DescentPalette */
/** @typedef {import('../../race/model/state.js').Bounds} Bounds */

/** @typedef {{ picture: HTMLCanvasElement, bounds: Bounds, opacity: number }} Layer the picture of a surface from
 *     above */

/** More device pixels to a CSS pixel cost time without a visible gain. */
const MAX_PIXEL_RATIO = 3;

/** @returns {number} device pixels to a CSS pixel */
export const pixelRatio = () => Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio || 1);

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {(scene: DescentScene, layers: Layer[], palette: DescentPalette, ratio?: number) => void}
 */
export function descentPainter(canvas) {
    const ctx = canvas.getContext('2d', { alpha: false });
    if (!ctx) throw new Error('This browser gives no 2-D canvas.');
    return (scene, layers, palette, ratio = pixelRatio()) => {
        fit(canvas, scene.frame, ratio);
        ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
        ctx.fillStyle = palette.ground;
        ctx.fillRect(0, 0, scene.frame.width, scene.frame.height);
        ctx.save();
        const { left, top, side } = scene.frame;
        ctx.beginPath();
        ctx.rect(left, top, side, side);
        ctx.clip();
        drawSurface(ctx, scene, layers, palette);
        drawPaths(ctx, scene, palette);
        ctx.restore();
        drawAxes(ctx, scene, palette);
        drawBar(ctx, scene, palette);
    };
}

/** @param {HTMLCanvasElement} canvas @param {{ width: number, height: number }} size @param {number} ratio */
function fit(canvas, { width, height }, ratio) {
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width === columns && canvas.height === rows) return;
    canvas.width = columns;
    canvas.height = rows;
}

/**
 * Draws each picture at the place of its bounds in the shown bounds. At rest its pixels are those of the canvas.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {DescentScene} scene
 * @param {Layer[]} layers
 * @param {DescentPalette} palette
 */
function drawSurface(ctx, { frame: { left, top, side }, bounds }, layers, palette) {
    ctx.fillStyle = `rgb(${palette.slopes[palette.slopes.length >> 1].join(' ')})`;
    ctx.globalAlpha = layers.length ? 0 : 0.25;
    ctx.fillRect(left, top, side, side);
    const scale = side / (bounds.x1 - bounds.x0);
    for (const { picture, bounds: pictureBounds, opacity } of layers) {
        ctx.globalAlpha = opacity;
        const size = (pictureBounds.x1 - pictureBounds.x0) * scale;
        ctx.drawImage(
            picture,
            left + (pictureBounds.x0 - bounds.x0) * scale,
            top + (bounds.y1 - pictureBounds.y1) * scale,
            size,
            size,
        );
    }
    ctx.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} ctx @param {DescentScene} scene @param {DescentPalette} palette */
function drawAxes(ctx, { frame: { left, top, side, em }, across, down, titles }, palette) {
    const bottom = top + side;
    ctx.strokeStyle = palette.line;
    ctx.lineWidth = 1;
    ctx.strokeRect(left - 0.5, top - 0.5, side + 1, side + 1);
    ctx.fillStyle = palette.muted;
    ctx.font = `${FINE * em}px ${palette.font}`;
    ctx.textBaseline = 'middle';
    ctx.beginPath();
    ctx.textAlign = 'center';
    for (const { at, text } of across) {
        ctx.moveTo(at, bottom + 1);
        ctx.lineTo(at, bottom + 0.3 * em);
        ctx.fillText(text, at, bottom + 0.85 * em);
    }
    ctx.textAlign = 'right';
    for (const { at, text } of down) {
        ctx.moveTo(left - 1, at);
        ctx.lineTo(left - 0.3 * em, at);
        ctx.fillText(text, left - 0.45 * em, at);
    }
    ctx.stroke();
    ctx.textAlign = 'center';
    ctx.fillText(titles.across, left + side / 2, bottom + 1.95 * em);
    ctx.translate(left - 2.35 * em, top + side / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(titles.down, 0, 0);
    ctx.rotate(Math.PI / 2);
    ctx.translate(-(left - 2.35 * em), -(top + side / 2));
}

/** @param {CanvasRenderingContext2D} ctx @param {DescentScene} scene @param {DescentPalette} palette */
function drawBar(ctx, { bar, frame: { em } }, palette) {
    if (!bar) return;
    const width = bar.width / bar.bands;
    bandColors(palette.slopes, bar.bands).forEach(([r, g, b], i) => {
        ctx.fillStyle = `rgb(${r} ${g} ${b})`;
        ctx.fillRect(bar.left + i * width, bar.top, width + 0.5, bar.height);
    });
    ctx.fillStyle = palette.muted;
    ctx.font = `${FINE * em}px ${palette.font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    for (const { at, text } of bar.marks) ctx.fillText(text, at, bar.top + bar.height + 0.6 * em);
    ctx.font = `${FINE * em}px ${palette.font}`;
    ctx.fillText(bar.title, bar.left + bar.width / 2, bar.top + bar.height + 1.65 * em);
}
