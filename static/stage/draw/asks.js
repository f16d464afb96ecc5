/** What has gathered beside a neuron: its pile of asks, each a block of its own. */

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawBlocks(ctx, { blocks }, palette) {
    for (const { x, y, width, height, value } of blocks) {
        ctx.fillStyle = value > 0 ? palette.up : palette.down;
        const seam = height > 2 ? 0.7 : 0; // so that every ask stays a block of its own
        ctx.fillRect(x, y + seam / 2, width, height - seam);
    }
}
