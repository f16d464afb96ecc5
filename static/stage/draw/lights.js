/** Lights behind what is strong: neurons that are active, and long arrows. In the light theme they are shadows of ink. */

import { light } from './sprites.js';

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** A neuron gives light from this brightness on. */
const BRIGHT = 0.5;
/** An arrow gives light from this share of its room on. */
const LONG = 0.3;
/** The diameter of a neuron's light, in radii. */
const HALO = 5.2;

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawLights(ctx, { neurons, arrows, layout }, palette) {
    ctx.globalCompositeOperation = palette.isLight ? 'multiply' : 'lighter';
    for (const { x, y, r, brightness, isDimmed } of neurons) {
        if (brightness === null || brightness <= BRIGHT || isDimmed) continue;
        ctx.globalAlpha = 0.32 * ((brightness - BRIGHT) / (1 - BRIGHT));
        lay(ctx, light(palette, palette.bright), x, y, HALO * r);
    }
    for (const { layer, x, y, length, value, alpha } of arrows) {
        const share = Math.abs(length) / layout.columns[layer].spacing;
        if (share <= LONG) continue;
        ctx.globalAlpha = alpha * 0.6 * Math.min(1, (share - LONG) / (1 - LONG));
        lay(ctx, light(palette, value > 0 ? palette.up : palette.down), x, y, 2.2 * Math.abs(length));
    }
    ctx.globalCompositeOperation = 'source-over';
    ctx.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {HTMLCanvasElement} sprite
 * @param {number} x the middle
 * @param {number} y
 * @param {number} side
 */
function lay(ctx, sprite, x, y, side) {
    ctx.drawImage(sprite, x - side / 2, y - side / 2, side, side);
}
