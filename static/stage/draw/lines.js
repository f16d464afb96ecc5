/** Connections as lines. All lines of one strength are one path: thousands of lines cost a few strokes. */

import { LEVELS } from '../scene/edges.js';

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../scene/scene.js').Lines} Lines */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** Hundreds of lines from neighbouring pixels lie side by side. At full opacity they would merge into one area. */
const FIRST_LAYER_OPACITY = 0.5;

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawLines(ctx, { lines, selection, layout }, palette) {
    const hairline = 1 / Math.max(1, ctx.getTransform().a);
    for (const layerLines of lines) {
        const selected = selection && selection.layer === layerLines.edges.layer ? selection : null;
        const dimming = selected ? 0.25 : 1;
        for (let level = -LEVELS; level <= LEVELS; level++) {
            if (level !== 0) strokeLevel(ctx, layerLines, level, palette, hairline, dimming);
        }
        if (selected) strokeSelected(ctx, layerLines, selected, palette, layout.font);
    }
    ctx.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Lines} lines
 * @param {number} level
 * @param {Palette} palette
 * @param {number} hairline one hairline pixel in CSS pixels: wider lines are slow to draw without a GPU
 * @param {number} dimming a factor of the opacity
 */
function strokeLevel(ctx, { edges, emphasis, reveal }, level, palette, hairline, dimming) {
    const share = Math.abs(level) / LEVELS;
    const crowd = edges.layer === 1 ? FIRST_LAYER_OPACITY : 1;
    ctx.globalAlpha = emphasis * dimming * crowd * (0.03 + 0.82 * share ** 2);
    ctx.strokeStyle = level > 0 ? palette.up : palette.down;
    const isAsked = edges.quantity !== 'weights' && edges.layer > 1 && emphasis > 0.8;
    ctx.lineWidth = isAsked && share > 0.4 ? 0.6 + 2.6 * share ** 2 : hairline;
    ctx.beginPath();
    for (let i = 0; i < edges.shown; i++) {
        if (edges.level[i] === level) segment(ctx, edges.xy, 4 * i, reveal);
    }
    ctx.stroke();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Lines} lines
 * @param {import('../scene/scene.js').Selection} selection
 * @param {Palette} palette
 * @param {number} font
 */
function strokeSelected(ctx, { edges, reveal }, { index, from }, palette, font) {
    const thick = 0.28 * font;
    for (let i = 0; i < edges.shown; i++) {
        if (edges.to[i] !== index) continue;
        const isSelectedLine = from === edges.from[i];
        const share = Math.abs(edges.level[i]) / LEVELS;
        ctx.globalAlpha = isSelectedLine ? 1 : 0.15 + 0.8 * share;
        ctx.strokeStyle = isSelectedLine ? palette.attention : edges.level[i] > 0 ? palette.up : palette.down;
        ctx.lineWidth = edges.layer === 1 && !isSelectedLine ? 1 : Math.max(0.8, thick * share);
        ctx.beginPath();
        segment(ctx, edges.xy, 4 * i, reveal);
        ctx.stroke();
    }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Float32Array} xy
 * @param {number} at the index of the line's start in `xy`
 * @param {{ from: number, to: number }} reveal
 */
function segment(ctx, xy, at, { from, to }) {
    const dx = xy[at + 2] - xy[at];
    const dy = xy[at + 3] - xy[at + 1];
    ctx.moveTo(xy[at] + from * dx, xy[at + 1] + from * dy);
    ctx.lineTo(xy[at] + to * dx, xy[at + 1] + to * dy);
}
