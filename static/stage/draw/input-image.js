/** The example's pixels; in the average phase, the images of the mini-batch over them. */

import { bitmap, paintPixels, SIDE } from '../../ui/canvas/images.js';

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

const MOSAIC = 10;

/** @returns {(ctx: CanvasRenderingContext2D, scene: Scene, palette: Palette) => void} */
export function inputImagePainter() {
    const one = bitmap();
    const many = bitmap(MOSAIC, MOSAIC);
    /** @type {unknown[]} */
    let painted = [];
    /** @type {unknown[]} */
    let mosaicked = [];
    return (ctx, { image }, palette) => {
        if (painted[0] !== image.pixels || painted[1] !== palette) {
            paintPixels(one.data.data, image.pixels, palette);
            one.context.putImageData(one.data, 0, 0);
            painted = [image.pixels, palette];
        }
        ctx.imageSmoothingEnabled = false;
        ctx.drawImage(one.canvas, image.x, image.y, image.size, image.size);
        if (image.batch) {
            if (mosaicked[0] !== image.batch || mosaicked[1] !== palette) {
                paintMosaic(many, image.batch, palette);
                mosaicked = [image.batch, palette];
            }
            ctx.globalAlpha = image.batchShown;
            ctx.imageSmoothingEnabled = true;
            ctx.drawImage(many.canvas, image.x, image.y, image.size, image.size);
            ctx.globalAlpha = 1;
        }
        frame(ctx, image, palette);
        if (image.marked !== null) markPixel(ctx, image, image.marked, palette);
    };
}

/**
 * @param {ReturnType<typeof bitmap>} many
 * @param {import('../../core/record.js').Batch} batch
 * @param {Palette} palette
 */
function paintMosaic(many, { count, images }, palette) {
    many.data.data.fill(0);
    for (let i = 0; i < Math.min(count, MOSAIC * MOSAIC); i++) {
        const x = SIDE * (i % MOSAIC);
        const y = SIDE * Math.floor(i / MOSAIC);
        const place = { width: SIDE * MOSAIC, x, y, from: i * SIDE * SIDE };
        paintPixels(many.data.data, images, palette, place);
    }
    many.context.putImageData(many.data, 0, 0);
}

/** The selected pixel. @param {CanvasRenderingContext2D} ctx @param {Scene['image']} image @param {number} pixel @param {Palette} palette */
function markPixel(ctx, { x, y, size }, pixel, palette) {
    const cell = size / SIDE;
    ctx.strokeStyle = palette.attention;
    ctx.lineWidth = 2;
    ctx.strokeRect(x + (pixel % SIDE) * cell - 1, y + Math.floor(pixel / SIDE) * cell - 1, cell + 2, cell + 2);
}

/** @param {CanvasRenderingContext2D} ctx @param {Scene['image']} image @param {Palette} palette */
function frame(ctx, { x, y, size, isGiven }, palette) {
    ctx.strokeStyle = isGiven ? palette.attention : palette.rim;
    ctx.lineWidth = 1;
    ctx.strokeRect(x - 0.5, y - 0.5, size + 1, size + 1);
}
