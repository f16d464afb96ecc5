/** The dots that travel along the lines. All dots of one colour are one path. */

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../scene/asks.js').Pulse} Pulse */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

const TURN = 2 * Math.PI;
const OPACITY = 0.92;

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Palette} palette */
export function drawPulses(ctx, { pulses }, palette) {
    ctx.globalAlpha = OPACITY;
    for (const [sign, colour] of /** @type {const} */ ([
        [-1, palette.down],
        [0, palette.text],
        [1, palette.up],
    ])) {
        ctx.fillStyle = colour;
        ctx.beginPath();
        for (const { x, y, size, sign: pulseSign } of pulses) {
            if (pulseSign !== sign) continue;
            ctx.moveTo(x + size / 2, y);
            ctx.arc(x, y, size / 2, 0, TURN);
        }
        ctx.fill();
    }
    ctx.globalAlpha = 1;
}
