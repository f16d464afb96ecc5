/**
 * Connections as curves of light. The lines of a layer lie on a picture of their own. It is painted once: while a line
 * grows, only its new part is added to it. So a frame costs little, however many lines there are.
 */

import { curveX, curveY } from '../scene/curves.js';
import { grown } from '../scene/growth.js';

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../scene/pulses.js').GrowingLines} Lines */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

const THINNEST = 0.5;
const WIDEST = 4.5;
/** Lines from neighbouring pixels lie side by side: they are thinner than those between neurons. */
const WIDEST_FROM_THE_IMAGE = 1.6;
/** The number of straight pieces of a curve. */
const PIECES = 28;
/** The room around the lines for their width, in pixels. */
const MARGIN = 6;

/** @returns {(ctx: CanvasRenderingContext2D, scene: Scene, palette: Palette) => void} */
export function linesPainter() {
    /** @type {Map<number, ReturnType<typeof layerPicture>>} */
    const pictures = new Map();
    return (ctx, { lines, costLines, selection, layout, isPassing }, palette) => {
        for (const layerLines of costLines ? [...lines, costLines] : lines) {
            const { layer } = layerLines.edges;
            if (isPassing) {
                paintAtOnce(ctx, layerLines, palette);
                continue;
            }
            let picture = pictures.get(layer);
            if (!picture) pictures.set(layer, (picture = layerPicture()));
            const isSelected = selection?.layer === layer;
            picture.paint(ctx, layerLines, palette, layout);
            ctx.globalAlpha = layerLines.emphasis * (isSelected ? 0.3 : 1);
            picture.lay(ctx);
            ctx.globalAlpha = 1;
            if (isSelected) strokeSelected(ctx, layerLines, selection, palette, layout.font);
        }
    };
}

/**
 * Paints the lines of a layer without a picture of their own, which would be used only once.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Lines} lines
 * @param {Palette} palette
 */
function paintAtOnce(ctx, { edges, emphasis, growing }, palette) {
    extend(ctx, edges, growing.isBackward, 0, growing.t, palette, emphasis);
    ctx.globalCompositeOperation = 'source-over';
    ctx.globalAlpha = 1;
}

/** The picture of one layer's lines. */
function layerPicture() {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2-D canvas.');
    /** @type {unknown[]} */
    let paintedFrom = [];
    /** How far the lines have grown. */
    let reached = 0;
    const box = { x: 0, y: 0, width: 0, height: 0 };
    return {
        /**
         * @param {CanvasRenderingContext2D} ctx
         * @param {Lines} lines
         * @param {Palette} palette
         * @param {import('../scene/layout.js').StageLayout} layout
         */
        paint(ctx, { edges, growing }, palette, layout) {
            const ratio = ctx.getTransform().a;
            const from = [edges, palette, ratio, growing.isBackward];
            if (growing.t < reached || from.some((value, i) => value !== paintedFrom[i])) {
                paintedFrom = from;
                reached = 0;
                clear(edges.xy, ratio, layout);
            }
            if (growing.t > reached) {
                extend(context, edges, growing.isBackward, reached, growing.t, palette);
                reached = growing.t;
            }
        },
        /** @param {CanvasRenderingContext2D} ctx */
        lay(ctx) {
            if (box.width > 0) ctx.drawImage(canvas, box.x, box.y, box.width, box.height);
        },
    };

    /** @param {Float32Array} xy @param {number} ratio @param {import('../scene/layout.js').StageLayout} layout */
    function clear(xy, ratio, layout) {
        let left = Infinity;
        let right = 0;
        for (let i = 0; i < xy.length; i += 4) {
            left = Math.min(left, xy[i]);
            right = Math.max(right, xy[i + 2]);
        }
        box.x = Math.max(0, Math.floor(left - MARGIN));
        box.y = 0;
        box.width = Math.max(0, Math.ceil(right + MARGIN) - box.x);
        box.height = layout.height;
        const [columns, rows] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
        if (canvas.width !== columns || canvas.height !== rows) Object.assign(canvas, { width: columns, height: rows });
        context?.setTransform(1, 0, 0, 1, 0, 0);
        context?.clearRect(0, 0, columns, rows);
        context?.setTransform(ratio, 0, 0, ratio, -box.x * ratio, -box.y * ratio);
    }
}

/**
 * Adds to a picture what the lines have grown.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Lines['edges']} edges
 * @param {boolean} isBackward
 * @param {number} before how far they had grown, 0 to 1
 * @param {number} now
 * @param {Palette} palette
 * @param {number} [emphasis] opacity of all
 */
function extend(ctx, edges, isBackward, before, now, palette, emphasis = 1) {
    const { layer, xy, values, share, starts, span, shown } = edges;
    const widest = layer === 1 ? WIDEST_FROM_THE_IMAGE : WIDEST;
    ctx.lineJoin = 'round';
    for (let i = 0; i < shown; i++) {
        const from = before > 0 ? grown(before, starts[i], span) : 0;
        const to = grown(now, starts[i], span);
        if (to <= from) continue;
        const strength = share[i];
        ctx.globalCompositeOperation = strength > 0.5 ? 'source-over' : palette.isLight ? 'multiply' : 'lighter';
        ctx.globalAlpha = emphasis * (layer === 1 ? 0.06 + 0.4 * strength : 0.035 + 0.9 * strength ** 1.35);
        ctx.lineWidth = THINNEST + (widest - THINNEST) * strength * strength;
        ctx.strokeStyle = edges.quantity === 'cost' ? palette.attention : values[i] > 0 ? palette.up : palette.down;
        ctx.beginPath();
        trace(ctx, xy, 4 * i, isBackward ? 1 - to : from, isBackward ? 1 - from : to);
        ctx.stroke();
    }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {ArrayLike<number>} xy
 * @param {number} at
 * @param {number} from
 * @param {number} to
 */
function trace(ctx, xy, at, from, to) {
    const pieces = Math.max(1, Math.ceil(PIECES * (to - from)));
    for (let piece = 0; piece <= pieces; piece++) {
        const share = from + ((to - from) * piece) / pieces;
        const x = curveX(xy, at, share);
        const y = curveY(xy, at, share);
        if (piece === 0) ctx.moveTo(x, y);
        else ctx.lineTo(x, y);
    }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Lines} lines
 * @param {import('../scene/scene.js').Selection} selection
 * @param {Palette} palette
 * @param {number} font
 */
function strokeSelected(ctx, { edges }, { index, from }, palette, font) {
    const thick = 0.28 * font;
    for (let i = 0; i < edges.shown; i++) {
        if (edges.to[i] !== index) continue;
        const isSelectedLine = from === edges.from[i];
        const share = edges.share[i];
        ctx.globalAlpha = isSelectedLine ? 1 : 0.15 + 0.8 * share;
        ctx.strokeStyle = isSelectedLine ? palette.attention : edges.values[i] > 0 ? palette.up : palette.down;
        ctx.lineWidth = edges.layer === 1 && !isSelectedLine ? 1 : Math.max(0.8, thick * share);
        ctx.beginPath();
        trace(ctx, edges.xy, 4 * i, 0, 1);
        ctx.stroke();
    }
    ctx.globalAlpha = 1;
}
