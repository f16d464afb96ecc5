/** The outputs as bars, and the answer as a large digit. */

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawBars(ctx, { bars }, palette) {
    for (const { x, y, width, height, share, wanted, isAnswer } of bars) {
        const top = y - height / 2;
        ctx.fillStyle = palette.raised;
        ctx.fillRect(x, top, width, height);
        ctx.fillStyle = isAnswer ? palette.text : palette.muted;
        ctx.fillRect(x, top, width * share, height);
        if (wanted !== null) drawMissing(ctx, { x, top, width, height }, share, wanted, palette);
    }
}

/**
 * What an output lacks, or has too much: from its activation to what is wanted of it.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, top: number, width: number, height: number }} bar
 * @param {number} share
 * @param {number} wanted
 * @param {Palette} palette
 */
function drawMissing(ctx, { x, top, width, height }, share, wanted, palette) {
    const [from, to] = [share, wanted].map((each) => x + width * Math.min(1, each));
    ctx.fillStyle = palette.attention;
    ctx.globalAlpha = 0.45;
    ctx.fillRect(Math.min(from, to), top + height - 3, Math.abs(to - from), 3);
    ctx.globalAlpha = 1;
    ctx.fillRect(to - 1, top - 2, 2, height + 4);
}

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawAnswer(ctx, { answer }, palette) {
    if (!answer) return;
    ctx.font = `700 ${answer.size}px ${palette.font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = answer.isRight === null ? palette.text : answer.isRight ? palette.right : palette.wrong;
    ctx.strokeStyle = palette.ground; // lines may pass behind it
    ctx.lineWidth = 6;
    ctx.lineJoin = 'round';
    ctx.strokeText(`${answer.digit}`, answer.x, answer.y);
    ctx.fillText(`${answer.digit}`, answer.x, answer.y);
}
