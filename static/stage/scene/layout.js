/** The layout of the stage, in CSS pixels. Only this file has constants in pixels. */

/** @typedef {{ x: number, y: number, size: number }} Box a square, by its upper left corner */
/** @typedef {{ layer: number, x: number, r: number, ys: Float32Array, tile: number,
 *     spacing: number }} Column a layer; `tile` is the side of its weight images, 0 for none */
/** @typedef {{ digitX: number, valueX: number, nudgeX: number, wantedX: number }} Outputs */
/** @typedef {{ width: number, height: number, compact: boolean, font: number, image: Box,
 *     columns: Column[], outputs: Outputs, top: number, bottom: number }} StageLayout */

const IMAGE_SIDE = 28;
const COMPACT_BELOW = 640;
const SMALLEST_TILE = 9;
/** The radius of a neuron where a deep network leaves no room for it. */
const SMALLEST_DISC = 1;
/** The room left of a neuron for its nudge arrow and its pile of asks. */
export const ARROW_ROOM = 30;
const ARROW_FROM_RIM = 9;
const PILE_FROM_RIM = 22;

/**
 * @param {object} stage
 * @param {number} stage.width
 * @param {number} stage.height
 * @param {number[]} stage.sizes neurons of each layer
 * @param {boolean} stage.big
 * @param {number} [stage.above] the height that is taken at the top of the image's column; in a compact layout, of
 *     all columns
 * @param {number} [stage.below] the height that is taken at the bottom
 * @param {number[] | null} [stage.highlighted] the highlighted layers: two that follow each other stand further apart
 * @returns {StageLayout} columns[l] is layer l's; columns[0] is the image's and has no neurons
 */
export function layOut({ width, height, sizes, big, above = 0, below = 0, highlighted = null }) {
    const compact = width < COMPACT_BELOW;
    const font = (compact ? 10.5 : 13) * (big ? 1.3 : 1);
    const top = compact ? above + 2.6 * font : (big ? 5.4 : 5.9) * font;
    const bottom = height - (compact ? below + 1.6 * font : 2 * font);
    const free = { top: above + 0.8 * font, bottom: height - below - 0.8 * font };
    const image = placeImage((compact ? 0.25 : 0.215) * width, { x: compact ? 8 : 26, ...free });
    const outputX = width - (compact ? 8.6 : 15.6) * font;
    const firstX = image.x + image.size + (compact ? 5.6 : 9) * font;
    const depth = sizes.length - 1;
    const shares = findPlaces(depth, highlighted, compact || big);
    const nearest = Math.min(1, ...shares.slice(1).map((share, i) => share - shares[i]));
    const gap = nearest * (outputX - firstX);
    const columns = sizes.map((count, layer) => {
        const x = layer === 0 ? image.x + image.size : firstX + shares[layer - 1] * (outputX - firstX);
        const limits = { compact, font, gap, isOutput: layer === depth, isFirst: layer === 1 };
        return placeColumn(layer, layer === 0 ? 0 : count, x, { top, bottom }, limits);
    });
    return {
        width,
        height,
        compact,
        font,
        image,
        columns,
        outputs: placeOutputs(columns[depth], font, compact),
        top,
        bottom,
    };
}

/**
 * The places of layers 1 to L between the first (0) and the last (1). The distances are equal, but larger
 * between layers that a chapter highlights.
 *
 * @param {number} depth
 * @param {number[] | null} highlighted
 * @param {boolean} isTight there is little room for the other layers
 */
function findPlaces(depth, highlighted, isTight) {
    if (depth === 1) return [1];
    const isHighlighted = (/** @type {number} */ layer) =>
        highlighted?.includes(layer) && highlighted.includes(layer + 1);
    const gaps = Array.from({ length: depth - 1 }, (_, i) => (isHighlighted(i + 1) ? (isTight ? 1.25 : 1.8) : 1));
    const all = gaps.reduce((sum, gap) => sum + gap, 0);
    let reached = 0;
    return [0, ...gaps.map((gap) => (reached += gap) / all)];
}

/**
 * Each pixel of the image takes a whole number of CSS pixels. The image stands in the middle of its column.
 *
 * @param {number} width
 * @param {{ x: number, top: number, bottom: number }} column
 * @returns {Box}
 */
function placeImage(width, { x, top, bottom }) {
    const size = IMAGE_SIDE * Math.max(2, Math.floor(Math.min(width, bottom - top) / IMAGE_SIDE));
    return { x, y: Math.round((top + bottom - size) / 2), size };
}

/**
 * @param {number} layer
 * @param {number} count
 * @param {number} x
 * @param {{ top: number, bottom: number }} between
 * @param {{ compact: boolean, font: number, gap: number, isOutput: boolean, isFirst: boolean }} limits
 * @returns {Column}
 */
function placeColumn(layer, count, x, { top, bottom }, { compact, font, gap, isOutput, isFirst }) {
    const widest = (isOutput ? 4 : 3.1) * font;
    const spacing = count ? Math.min((bottom - top) / count, widest) : 0;
    const widestDisc = Math.max(SMALLEST_DISC, Math.min((isOutput ? 1.2 : 1) * font, 0.45 * (gap - ARROW_ROOM / 2)));
    const r = Math.min(0.36 * spacing, widestDisc);
    const start = (top + bottom - spacing * (count - 1)) / 2;
    const ys = Float32Array.from({ length: count }, (_, index) => start + index * spacing);
    const tile = isFirst ? Math.floor(Math.min(0.9 * spacing - 1, (compact ? 2 : 2.6) * font)) : 0;
    return { layer, x, r, ys, spacing, tile: tile < SMALLEST_TILE || isOutput ? 0 : tile };
}

/** @param {Column} column @param {number} font @param {boolean} compact @returns {Outputs} */
function placeOutputs({ x, r }, font, compact) {
    const digitX = x + r + 0.9 * font;
    const valueX = digitX + 1.1 * font;
    const nudgeX = valueX + (compact ? 2.7 : 4.3) * font;
    return { digitX, valueX, nudgeX, wantedX: nudgeX + (compact ? 1.6 : 4.1) * font };
}

/**
 * The corner of a first-layer neuron's weight image.
 *
 * @param {Column} column
 * @param {number} index
 * @returns {Box}
 */
export function tileBox({ x, r, ys, tile }, index) {
    return {
        x: Math.round(x - r - ARROW_ROOM - tile),
        y: Math.round(ys[index] - tile / 2),
        size: tile,
    };
}

/**
 * Where the lines to a neuron end: at its weight image where it has one, else at its rim.
 *
 * @param {Column} column
 * @param {number} index
 */
export function inlet(column, index) {
    const { x, r, ys, tile } = column;
    return { x: tile ? x - r - ARROW_ROOM - tile : x - r, y: ys[index] };
}

/**
 * Where the lines from a neuron begin; in layer 0 those from a pixel.
 *
 * @param {StageLayout} layout
 * @param {number} layer
 * @param {number} index
 */
export function outlet({ image, columns }, layer, index) {
    if (layer > 0) return { x: columns[layer].x + columns[layer].r, y: columns[layer].ys[index] };
    const cell = image.size / IMAGE_SIDE;
    return {
        x: image.x + ((index % IMAGE_SIDE) + 0.5) * cell,
        y: image.y + (Math.floor(index / IMAGE_SIDE) + 0.5) * cell,
    };
}

/**
 * The x of a layer's nudge arrows.
 *
 * @param {StageLayout} layout
 * @param {number} layer
 * @param {number} depth
 */
export function arrowX({ columns, outputs }, layer, depth) {
    return layer === depth ? outputs.nudgeX : columns[layer].x - columns[layer].r - ARROW_FROM_RIM;
}

/**
 * The x of a neuron's pile of asks. The pile stands beside the arrow of the nudge, which is the sum of the asks.
 *
 * @param {Column} column
 */
export function pileX({ x, r }) {
    return x - r - PILE_FROM_RIM;
}
