/** The weight images of the first layer's neurons. */

import { bitmap, paintSigned } from '../../ui/canvas/images.js';

/** @typedef {import('../scene/scene.js').Scene} Scene */
/** @typedef {import('../../ui/canvas/palette.js').Palette} Palette */

/** @returns {(ctx: CanvasRenderingContext2D, scene: Scene, palette: Palette) => void} */
export function weightImagesPainter() {
    /** @type {ReturnType<typeof bitmap>[]} */
    const bitmaps = [];
    /** @type {unknown[]} */
    let paintedFrom = [];
    return (ctx, { tiles, image, layout }, palette) => {
        if (!tiles || tiles.boxes.length === 0) return;
        while (bitmaps.length < tiles.boxes.length) bitmaps.push(bitmap());
        if (paintedFrom[0] !== tiles || paintedFrom[1] !== palette) {
            tiles.boxes.forEach((_, index) => {
                const { data, context } = bitmaps[index];
                paintSigned(data.data, tiles.values, index * tiles.perTile, tiles.full, palette);
                context.putImageData(data, 0, 0);
            });
            paintedFrom = [tiles, palette];
        }
        ctx.imageSmoothingEnabled = tiles.boxes[0].size < image.size / 6;
        ctx.strokeStyle = palette.rim;
        ctx.lineWidth = 1;
        const { x: middle, r, isLarge } = layout.columns[1];
        tiles.boxes.forEach(({ x, y, size }, index) => {
            if (isLarge) ctx.strokeRect(x + size, y + size / 2, middle - r - x - size, 0); // to its neuron
            ctx.drawImage(bitmaps[index].canvas, x, y, size, size);
            ctx.strokeRect(x - 0.5, y - 0.5, size + 1, size + 1);
        });
    };
}
