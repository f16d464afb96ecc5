/** Nudges as arrows. An arrow whose shaft would be shorter than its head has no shaft. */

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawArrows(ctx, { arrows, layout }, palette) {
    const head = Math.min(0.52 * layout.font, 8);
    for (const { x, y, length, alpha } of arrows) {
        const up = Math.sign(length);
        const half = Math.max(Math.abs(length), 0.9 * head) / 2;
        const tip = y - up * half;
        const size = Math.min(head, 2 * half);
        ctx.globalAlpha = alpha;
        ctx.fillStyle = ctx.strokeStyle = up > 0 ? palette.up : palette.down;
        ctx.beginPath();
        ctx.moveTo(x, tip);
        ctx.lineTo(x - size, tip + up * 1.5 * size);
        ctx.lineTo(x + size, tip + up * 1.5 * size);
        ctx.fill();
        if (2 * half > 1.5 * size) {
            ctx.lineWidth = Math.max(2, 0.3 * layout.font);
            ctx.beginPath();
            ctx.moveTo(x, tip + up * 1.2 * size);
            ctx.lineTo(x, y + up * half);
            ctx.stroke();
        }
    }
    ctx.globalAlpha = 1;
}
