/** What travels and what has gathered: pulses, and the piles of asks. */

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('./palette.js').Palette} Palette */

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawPulses(ctx, { pulses }, palette) {
    for (const { x, y, size, sign, alpha } of pulses) {
        ctx.globalAlpha = alpha;
        ctx.fillStyle = sign === 0 ? palette.text : sign > 0 ? palette.up : palette.down;
        ctx.fillRect(x - size / 2, y - size / 2, size, size);
    }
    ctx.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawBlocks(ctx, { blocks }, palette) {
    for (const { x, y, width, height, value, alpha } of blocks) {
        ctx.globalAlpha = alpha;
        ctx.fillStyle = value > 0 ? palette.up : palette.down;
        const seam = height > 2 ? 0.7 : 0; // so that every ask stays a block of its own
        ctx.fillRect(x, y + seam / 2, width, height - seam);
    }
    ctx.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawSquares(ctx, { squares }, palette) {
    for (const { x, y, side, alpha } of squares) {
        ctx.globalAlpha = alpha;
        ctx.fillStyle = palette.attention;
        ctx.fillRect(x - side / 2, y - side / 2, side, side);
    }
    ctx.globalAlpha = 1;
}
