/** The layout of the stage, in CSS pixels. Only this file has constants in pixels. */

/** @typedef {{ x: number, y: number, size: number }} Box a square, by its upper left corner */
/** @typedef {Box & { room: number }} ImageBox `room`: the width that texts above and below it may take */
/** @typedef {{ layer: number, x: number, r: number, ys: Float32Array, tile: number, isLarge: boolean,
 *     spacing: number }} Column a layer; `tile` is the side of its weight images, 0 for none; `isLarge` whether they
 *     stand in two rows, one behind the other, each twice as large */
/** @typedef {{ digitX: number, barX: number, barWidth: number, barY: number, barHeight: number, valueX: number,
 *     nudgeX: number, wantedX: number }} Outputs of each output: its digit, the bar of its activation (`barY` is its
 *     middle, from the middle of the neuron), the activation as a number, its nudge, and what is wanted */
/** @typedef {{ small: number, text: number, large: number, answer: number }} Type sizes of texts */
/** @typedef {{ x: number, y: number, isBelowImage: boolean }} AnswerPlace the middle of the large digit */
/** @typedef {{ width: number, height: number, compact: boolean, isTight: boolean, isLarge: boolean, font: number, type: Type,
 *     image: ImageBox, columns: Column[], outputs: Outputs, answer: AnswerPlace, headY: number, footY: number }} StageLayout `headY`
 *     and `footY` are the lines of the names and of the sizes of the layers */

const IMAGE_SIDE = 28;
/** A narrower stage has a compact layout: its image has controls above all columns, not above itself alone. */
export const COMPACT_BELOW = 640;
const SMALLEST_TILE = 9;
/** The radius of a neuron where a deep network leaves no room for it. */
const SMALLEST_DISC = 1;
/** The room left of a neuron for its nudge arrow and its pile of asks. */
export const ARROW_ROOM = 30;
const ARROW_FROM_RIM = 9;
const PILE_FROM_RIM = 22;
/** Between two large images of weights. */
const SEAM = 6;
/** The side of a large image of weights, at most; and that of the example's image beside them: shares of the width. */
const LARGE_TILE = 0.1;
const IMAGE_BESIDE_LARGE = 0.17;

/** The sizes of the texts: those of the page; in a compact layout there is less room. @type {Record<string, Type>} */
const TYPES = {
    normal: { small: 12, text: 14, large: 20, answer: 76 },
    big: { small: 16, text: 20, large: 28, answer: 104 },
    compact: { small: 12, text: 12, large: 16, answer: 60 },
    'compact big': { small: 16, text: 16, large: 20, answer: 68 },
};
/** A stage narrower than this many letters leaves less room for each thing: with big text. */
const TIGHT_BELOW = 46;
/** The room below the outputs, as a share of the size of the large digit. */
const ANSWER_ROOM = 1.2;
/** On a lower stage the large digit is smaller, this share of the height. */
const ANSWER_SHARE = 0.16;

/**
 * @param {object} stage
 * @param {number} stage.width
 * @param {number} stage.height
 * @param {number[]} stage.sizes neurons of each layer
 * @param {boolean} stage.big
 * @param {number} [stage.above] the height of what stands above the image; in a compact layout, above all columns
 * @param {number} [stage.below] the height of what stands below the image; in a compact layout, below all columns
 * @param {number[] | null} [stage.highlighted] the highlighted layers: two that follow each other stand further apart
 * @param {boolean} [stage.isLarge] whether the images of weights are as large as there is room for
 * @returns {StageLayout} columns[l] is layer l's; columns[0] is the image's and has no neurons
 */
export function layOut({
    width,
    height,
    sizes,
    big,
    above = 0,
    below = 0,
    highlighted = null,
    isLarge: mayBeLarge = false,
}) {
    const compact = width < COMPACT_BELOW;
    const isLarge = mayBeLarge && !compact;
    const type = findType(compact, big, height);
    const font = type.text;
    const isTight = !compact && width < TIGHT_BELOW * font;
    const top = compact ? above + 2.4 * font : 4.4 * font;
    const bottom = height - (compact ? below + 2.4 * font : 2.2 * font);
    const image = compact
        ? placeImage(0.25 * width, { x: 8, top: above + 0.8 * font, bottom: bottom - ANSWER_ROOM * type.answer })
        : placeBetween((isLarge ? IMAGE_BESIDE_LARGE : isTight ? 0.23 : 0.265) * width, {
              x: 26,
              middle: (top + bottom) / 2,
              height,
              above,
              below,
              font,
          });
    const outputX = width - (compact ? 8.7 : isTight ? 13.4 : 17.4) * font;
    const depth = sizes.length - 1;
    const largeTile = isLarge
        ? Math.min(2 * spacingOf(sizes[1] + 1, top, bottom, 4 * font) - SEAM, LARGE_TILE * width)
        : 0;
    const firstX = image.x + image.size + 2 * largeTile + (compact ? 5.2 : isTight || isLarge ? 6.8 : 8.6) * font;
    const shares = findPlaces(depth, highlighted, compact || big);
    const nearest = Math.min(1, ...shares.slice(1).map((share, i) => share - shares[i]));
    const gap = nearest * (outputX - firstX);
    const answerRoom = compact ? 0 : ANSWER_ROOM * type.answer;
    const columns = sizes.map((count, layer) => {
        const x = layer === 0 ? image.x + image.size : firstX + shares[layer - 1] * (outputX - firstX);
        const isOutput = layer === depth;
        const limits = { compact, isTight, font, gap, isOutput, isFirst: layer === 1, largeTile };
        const between = { top, bottom: isOutput ? bottom - answerRoom : bottom };
        return placeColumn(layer, layer === 0 ? 0 : count, x, between, limits);
    });
    const output = columns[depth];
    const lowest = (output.ys.at(-1) ?? bottom) + output.r;
    return {
        width,
        height,
        compact,
        isTight,
        isLarge,
        font,
        type,
        image: { ...image, room: Math.floor(findLeft(columns[1]) - image.x - 0.5 * font) },
        columns,
        outputs: placeOutputs(output, font, { compact, isTight }),
        answer: compact
            ? { x: image.x + image.size / 2, y: image.y + image.size + 0.75 * type.answer, isBelowImage: true }
            : { x: output.x - output.r + 0.3 * type.answer, y: lowest + 0.72 * type.answer, isBelowImage: false },
        headY: Math.min(...columns.slice(1).map(({ ys, r, tile }) => ys[0] - Math.max(r, tile / 2))) - 1.1 * font,
        footY: Math.max(...columns.slice(1).map(({ ys, r }) => (ys.at(-1) ?? 0) + r)) + 1.1 * font,
    };
}

/** @param {boolean} compact @param {boolean} big @param {number} height @returns {Type} */
function findType(compact, big, height) {
    const type = TYPES[[compact && 'compact', big && 'big'].filter(Boolean).join(' ') || 'normal'];
    return compact ? type : { ...type, answer: Math.min(type.answer, ANSWER_SHARE * height) };
}

/**
 * The image at the height of the network's middle, with room for what stands above and below it.
 *
 * @param {number} width
 * @param {{ x: number, middle: number, height: number, above: number, below: number, font: number }} column
 * @returns {Box}
 */
function placeBetween(width, { x, middle, height, above, below, font }) {
    const free = { top: above + font, bottom: height - below - font };
    const { size } = placeImage(width, { x, ...free });
    const y = Math.round(Math.max(free.top, Math.min(middle - size / 2, free.bottom - size)));
    return { x, y, size };
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
 * @param {{ compact: boolean, isTight: boolean, font: number, gap: number, isOutput: boolean, isFirst: boolean,
 *     largeTile: number }} limits `largeTile`: the side of a large image of weights; 0 where they are not large
 * @returns {Column}
 */
function placeColumn(layer, count, x, { top, bottom }, { compact, isTight, font, gap, isOutput, isFirst, largeTile }) {
    const isLarge = isFirst && !isOutput && largeTile > SMALLEST_TILE;
    const spacing = isLarge
        ? spacingOf(count + 1, top, bottom, (largeTile + SEAM) / 2)
        : spacingOf(count, top, bottom, (isOutput ? 3.7 : 2.9) * font);
    const widestDisc = Math.max(SMALLEST_DISC, Math.min((isOutput ? 1.2 : 1) * font, 0.45 * (gap - ARROW_ROOM / 2)));
    const r = Math.min(0.36 * spacing, widestDisc);
    const start = (top + bottom - spacing * (count - 1)) / 2;
    const ys = Float32Array.from({ length: count }, (_, index) => start + index * spacing);
    const usual = isFirst ? Math.floor(Math.min(0.9 * spacing - 1, (compact ? 2 : isTight ? 1.1 : 2.5) * font)) : 0;
    const tile = isLarge ? Math.floor(largeTile) : usual;
    return { layer, x, r, ys, spacing, isLarge, tile: tile < SMALLEST_TILE || isOutput ? 0 : tile };
}

/** Where the stage is too low for anything, the neurons are dots. */
/** @param {number} count @param {number} top @param {number} bottom @param {number} widest */
const spacingOf = (count, top, bottom, widest) => (count ? Math.max(2, Math.min((bottom - top) / count, widest)) : 0);

/** Where a column begins: with its images of weights, or with the arrows. @param {Column} column */
const findLeft = ({ x, r, tile, isLarge }) => x - r - ARROW_ROOM - tile - (isLarge ? tile + SEAM : 0);

/** In a compact layout the bar stands under the number. */
/** @param {Column} column @param {number} font @param {{ compact: boolean, isTight: boolean }} stage @returns {Outputs} */
function placeOutputs({ x, r, spacing }, font, { compact, isTight }) {
    const digitX = x + r + 0.95 * font;
    const barX = digitX + font;
    const barWidth = (compact ? 2.1 : isTight ? 2 : 4.2) * font;
    const valueX = compact ? barX : barX + barWidth + 0.5 * font;
    const nudgeX = (compact ? barX + barWidth : valueX + 2.2 * font) + (compact ? 0.9 : isTight ? 1.3 : 1.5) * font;
    const bar = compact
        ? { barY: 0.36 * spacing, barHeight: Math.max(2, 0.12 * spacing) }
        : { barY: 0, barHeight: Math.min(0.75 * font, 0.4 * spacing) };
    return {
        digitX,
        barX,
        barWidth,
        ...bar,
        valueX,
        nudgeX,
        wantedX: nudgeX + (compact ? 1.45 : isTight ? 3 : 3.6) * font,
    };
}

/**
 * The corner of a first-layer neuron's weight image. Of large ones every other stands behind, between two in front.
 *
 * @param {Column} column
 * @param {number} index
 * @returns {Box}
 */
export function tileBox({ x, r, ys, tile, isLarge }, index) {
    const isBehind = isLarge && index % 2 === 0;
    return {
        x: Math.round(x - r - ARROW_ROOM - tile - (isBehind ? tile + SEAM : 0)),
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
    return { x: tile ? tileBox(column, index).x : x - r, y: ys[index] };
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
