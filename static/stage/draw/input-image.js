/** The example's pixels. In the average phase the images of the mini-batch are drawn over them. */

import { bitmap, paintPixels, SIDE } from '../../ui/canvas/images.js';

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** The images of the mini-batch are drawn as a square of MOSAIC × MOSAIC images. */
const MOSAIC = 10;

/** How much of the lines over the image its own pixels cover: the lines are seen to begin there, and the digit is read. */
const COVER = 0.55;

/** @returns {{ draw: (ctx: CanvasRenderingContext2D, scene: Scene, palette: Palette) => void,
 *     cover: (ctx: CanvasRenderingContext2D, scene: Scene) => void }} `cover`: over the lines that `draw` lies below */
export function inputImagePainter() {
    const exampleBitmap = bitmap();
    const mosaicBitmap = bitmap(MOSAIC, MOSAIC);
    /** @type {unknown[]} */
    let paintedFrom = [];
    /** @type {unknown[]} */
    let mosaicFrom = [];
    const draw = (
        /** @type {CanvasRenderingContext2D} */ ctx,
        /** @type {Scene} */ { image },
        /** @type {Palette} */ palette,
    ) => {
        if (paintedFrom[0] !== image.pixels || paintedFrom[1] !== palette) {
            paintPixels(exampleBitmap.data.data, image.pixels, palette);
            exampleBitmap.context.putImageData(exampleBitmap.data, 0, 0);
            paintedFrom = [image.pixels, palette];
        }
        ctx.imageSmoothingEnabled = false;
        ctx.drawImage(exampleBitmap.canvas, image.x, image.y, image.size, image.size);
        if (image.batch) {
            if (mosaicFrom[0] !== image.batch || mosaicFrom[1] !== palette) {
                paintMosaic(mosaicBitmap, image.batch, palette);
                mosaicFrom = [image.batch, palette];
            }
            ctx.globalAlpha = image.batchShown;
            ctx.imageSmoothingEnabled = true;
            ctx.drawImage(mosaicBitmap.canvas, image.x, image.y, image.size, image.size);
            ctx.globalAlpha = 1;
        }
        frame(ctx, image, palette);
        if (image.marked !== null) markPixel(ctx, image, image.marked, palette);
    };
    const cover = (/** @type {CanvasRenderingContext2D} */ ctx, /** @type {Scene} */ { image }) => {
        ctx.imageSmoothingEnabled = false;
        ctx.globalAlpha = COVER;
        ctx.drawImage(exampleBitmap.canvas, image.x, image.y, image.size, image.size);
        ctx.globalAlpha = 1;
    };
    return { draw, cover };
}

/**
 * @param {ReturnType<typeof bitmap>} mosaicBitmap
 * @param {import('../../core/record.js').Batch} batch
 * @param {Palette} palette
 */
function paintMosaic(mosaicBitmap, { count, images }, palette) {
    mosaicBitmap.data.data.fill(0);
    for (let i = 0; i < Math.min(count, MOSAIC * MOSAIC); i++) {
        const x = SIDE * (i % MOSAIC);
        const y = SIDE * Math.floor(i / MOSAIC);
        const place = { width: SIDE * MOSAIC, x, y, from: i * SIDE * SIDE };
        paintPixels(mosaicBitmap.data.data, images, palette, place);
    }
    mosaicBitmap.context.putImageData(mosaicBitmap.data, 0, 0);
}

/**
 * Marks the selected pixel.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Scene['image']} image
 * @param {number} pixel
 * @param {Palette} palette
 */
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
