/** Paints a scene on the canvas, from back to front. It reads nothing but the scene. */

import { drawArrows } from './arrows.js';
import { inputImagePainter } from './input-image.js';
import { drawLabels } from './labels.js';
import { drawLights } from './lights.js';
import { linesPainter } from './lines.js';
import { drawNeurons } from './neurons.js';
import { drawAnswer, drawBars } from './outputs.js';
import { drawPulses } from './pulses.js';
import { weightImagesPainter } from './weight-images.js';

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** More device pixels to a CSS pixel cost time without a visible gain. */
const MAX_PIXEL_RATIO = 2;

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {(scene: Scene, palette: Palette) => void}
 */
export function stagePainter(canvas) {
    const ctx = canvas.getContext('2d', { alpha: false });
    if (!ctx) throw new Error('This browser gives no 2-D canvas.');
    // Lines begin at the pixels of one image. From a hundred images none begins at a pixel that is seen.
    const input = inputImagePainter();
    /** @type {((ctx: CanvasRenderingContext2D, scene: Scene, palette: Palette) => void)[]} */
    const layers = [
        (ctx, scene, palette) => void (scene.image.batch || input.draw(ctx, scene, palette)),
        linesPainter(),
        (ctx, scene, palette) => (scene.image.batch ? input.draw(ctx, scene, palette) : input.cover(ctx, scene)),
        weightImagesPainter(),
        drawLights,
        drawPulses,
        drawNeurons,
        drawBars,
        drawBlocks,
        drawSquares,
        drawArrows,
        drawAnswer,
        drawLabels,
    ];
    return (scene, palette) => {
        const ratio = Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio || 1);
        fit(canvas, scene.layout, ratio);
        ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
        ctx.fillStyle = palette.ground;
        ctx.fillRect(0, 0, scene.layout.width, scene.layout.height);
        for (const draw of layers) draw(ctx, scene, palette);
    };
}

/** @param {HTMLCanvasElement} canvas @param {{ width: number, height: number }} size @param {number} ratio */
function fit(canvas, { width, height }, ratio) {
    const columns = Math.round(width * ratio);
    const rows = Math.round(height * ratio);
    if (canvas.width !== columns || canvas.height !== rows) {
        canvas.width = columns;
        canvas.height = rows;
    }
}

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
function drawBlocks(ctx, { blocks }, palette) {
    for (const { x, y, width, height, value } of blocks) {
        ctx.fillStyle = value > 0 ? palette.up : palette.down;
        const seam = height > 2 ? 0.7 : 0; // a gap between the blocks: each ask stays visible
        ctx.fillRect(x, y + seam / 2, width, height - seam);
    }
}

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
function drawSquares(ctx, { squares }, palette) {
    for (const { x, y, side, alpha } of squares) {
        ctx.globalAlpha = alpha;
        ctx.fillStyle = palette.attention;
        ctx.fillRect(x - side / 2, y - side / 2, side, side);
    }
    ctx.globalAlpha = 1;
}
