/** The cost of each output, as a square. */

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawSquares(ctx, { squares }, palette) {
    for (const { x, y, side, alpha } of squares) {
        ctx.globalAlpha = alpha;
        ctx.fillStyle = palette.attention;
        ctx.fillRect(x - side / 2, y - side / 2, side, side);
    }
    ctx.globalAlpha = 1;
}
