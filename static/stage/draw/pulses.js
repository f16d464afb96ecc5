/** The lights that travel along the lines, each with a tail. */

import { light } from './sprites.js';

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** The lights of a tail: how far behind the pulse, as a share of the tail, how large and how bright. */
const TAIL = [
    { behind: 1, size: 0.45, opacity: 0.25 },
    { behind: 0.5, size: 0.7, opacity: 0.45 },
    { behind: 0, size: 1, opacity: 1 },
];

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawPulses(ctx, { pulses }, palette) {
    ctx.globalCompositeOperation = palette.isLight ? 'multiply' : 'lighter';
    for (const { x, y, tailX, tailY, size, sign, strength } of pulses) {
        const sprite = light(palette, sign === 0 ? palette.attention : sign > 0 ? palette.up : palette.down);
        for (const { behind, size: share, opacity } of TAIL) {
            const side = size * share;
            ctx.globalAlpha = opacity * (0.45 + 0.55 * strength);
            ctx.drawImage(sprite, x + (tailX - x) * behind - side / 2, y + (tailY - y) * behind - side / 2, side, side);
        }
    }
    ctx.globalCompositeOperation = 'source-over';
    ctx.globalAlpha = 1;
}
