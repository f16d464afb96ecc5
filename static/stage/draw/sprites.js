/** Soft lights of one colour, painted once: a light that moves is then one copy of a small picture. */

const SIDE = 64;

/** The lights of each palette. @type {WeakMap<object, Map<string, HTMLCanvasElement>>} */
const lights = new WeakMap();

/**
 * A round light that fades towards its rim.
 *
 * @param {import('../../ui/canvas/palette.js').Palette} palette
 * @param {string} colour as #rrggbb
 */
export function light(palette, colour) {
    let known = lights.get(palette);
    if (!known) lights.set(palette, (known = new Map()));
    let sprite = known.get(colour);
    if (!sprite) known.set(colour, (sprite = paintLight(colour)));
    return sprite;
}

/** @param {string} colour */
function paintLight(colour) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = SIDE;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2-D canvas.');
    const middle = SIDE / 2;
    const shade = context.createRadialGradient(middle, middle, 0, middle, middle, middle);
    for (const [at, opacity] of [
        [0, 'ff'],
        [0.18, 'd8'],
        [0.42, '55'],
        [0.7, '14'],
        [1, '00'],
    ]) {
        shade.addColorStop(Number(at), `${colour}${opacity}`);
    }
    context.fillStyle = shade;
    context.fillRect(0, 0, SIDE, SIDE);
    return canvas;
}
