/** The texts on the stage. */

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawLabels(ctx, { labels }, palette) {
    const colours = {
        muted: palette.muted,
        plain: palette.text,
        strong: palette.text,
        attention: palette.attention,
        up: palette.up,
        down: palette.down,
        right: palette.right,
        wrong: palette.wrong,
    };
    ctx.textBaseline = 'middle';
    for (const { x, y, text, size, tone, align } of labels) {
        const weight = tone === 'strong' || tone === 'attention' || tone === 'right' || tone === 'wrong' ? 650 : 400;
        ctx.font = `${weight} ${size}px ${palette.font}`;
        ctx.fillStyle = colours[tone];
        ctx.textAlign = align;
        ctx.fillText(text, x, y);
    }
}
