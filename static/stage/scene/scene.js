/**
 * Builds the scene from the state: plain data, the marks with their places and values.
 *
 * Pure. Parts that depend on the record alone are cached with the record. So a frame in which only the
 * time has changed costs little.
 */

import { placeInBatch, required } from '../../core/record.js';
import { buildArrows, longestNudges } from './arrows.js';
import { buildAsks } from './asks.js';
import { buildCostLines, findCosts, SQUARES_GROWN } from './cost-lines.js';
import { buildEdges } from './edges.js';
import { buildLabels } from './labels.js';
import { layOut } from './layout.js';
import { brightnessScale, buildNeurons, findWanted } from './neurons.js';
import { once } from './once.js';
import { buildAnswer, buildBars } from './outputs.js';
import { buildPulses } from './pulses.js';
import { stage } from './staging.js';
import { buildTiles } from './tiles.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/phases.js').Phase} Phase */
/** @typedef {import('./edges.js').Edges} Edges */
/** @typedef {import('./tiles.js').Tiles} Tiles */

/** @typedef {{ layer: number, index: number, from?: number | null }} Selection a neuron; in layer 0 a pixel;
 *     where `from` is a number, the weight from that neuron of the layer behind */

/**
 * @typedef {object} View what the viewer has chosen to see
 * @property {import('./staging.js').EdgeChoice} edges
 * @property {import('./arrows.js').ArrowScale} arrows
 * @property {boolean} big
 * @property {boolean} still
 */

/**
 * @typedef {object} SceneInput
 * @property {StepRecord} record
 * @property {Phase[]} phases
 * @property {{ phase: string, t: number }} cursor
 * @property {View} view
 * @property {Selection | null} selection
 * @property {Selection | null} hover
 * @property {number[] | null} [highlighted] the layers that are not dimmed; null: all layers
 * @property {number} width
 * @property {number} height
 * @property {number} [above] the height of the controls above the image, in pixels
 * @property {number} [below] the height of the text below the image, in pixels
 * @property {boolean} [isLarge] the images of weights are as large as there is room for
 * @property {boolean} [isPassing] the next scene shows other parameters, after a moment
 */

/** @typedef {import('./pulses.js').Lines} Lines */

/**
 * @param {SceneInput} input
 */
export function buildScene({ record, phases, cursor, view, selection, hover, ...rest }) {
    const { highlighted = null, isPassing = false, ...stageSize } = rest;
    const layout = layoutFor({ ...stageSize, sizes: record.sizes, big: view.big, highlighted });
    const staging = stage(phases, cursor, { depth: record.depth, ...view });
    const lines = buildLines(record, layout, staging, { selection, highlighted, isPassing });
    const costLines = buildCostLines(record, layout, staging);
    return {
        step: record.step,
        phase: staging.phase.id,
        t: staging.t,
        layout,
        image: toImage(record, layout, staging, selection),
        tiles: tilesFor(record, layout, tileQuantity(staging.quantity(1))),
        lines,
        costLines,
        neurons: buildNeurons(record, layout, staging, highlighted),
        highlighted,
        isPassing,
        whites: record.a.slice(1).map((a) => brightnessScale(required(a))),
        wanted: findWanted(record, layout, staging),
        bars: buildBars(record, layout, staging),
        answer: buildAnswer(record, layout, staging),
        squares: buildSquares(record, layout, staging),
        arrows: buildArrows(record, layout, staging, view.arrows),
        longest: longestNudges(record, view.arrows),
        blocks: buildAsks(record, layout, staging),
        pulses: buildPulses(costLines ? [...lines, costLines] : lines),
        labels: buildLabels(record, layout, staging),
        selection,
        hover,
    };
}

/** @typedef {ReturnType<typeof buildScene>} Scene */

/** The factor of the opacity of lines that the chapter does not highlight. */
const DIMMED = 0.2;

/**
 * @param {StepRecord} record
 * @param {import('./layout.js').StageLayout} layout
 * @param {import('./staging.js').Staging} staging
 * @param {Selection | null} selection
 */
function toImage(record, layout, { phase, t }, selection) {
    // The focused example stays visible where it was picked from the mini-batch.
    const showsBatch = phase.kind === 'average' && record.batch !== null && placeInBatch(record) < 0;
    return {
        ...layout.image,
        pixels: required(record.a[0]),
        batch: showsBatch ? record.batch : null,
        batchShown: showsBatch ? Math.min(1, 1.8 * t) : 0,
        isGiven: phase.layer === 1,
        marked: selection?.layer === 0 ? selection.index : selection?.layer === 1 ? (selection.from ?? null) : null,
    };
}

/**
 * @param {StepRecord} record
 * @param {import('./layout.js').StageLayout} layout
 * @param {import('./staging.js').Staging} staging
 * @param {{ selection: Selection | null, highlighted: number[] | null, isPassing: boolean }} view
 * @returns {Lines[]}
 */
function buildLines(record, layout, staging, { selection, highlighted, isPassing }) {
    /** @type {Lines[]} */
    const lines = [];
    for (let layer = 1; layer <= record.depth; layer++) {
        const selected = layer === 1 && selection?.layer === 1 ? selection.index : null;
        const edges = edgesFor(record, layout, layer, staging.quantity(layer), selected, isPassing);
        if (!edges) continue;
        const isHighlighted = highlighted === null || (highlighted.includes(layer) && highlighted.includes(layer - 1));
        const emphasis = staging.emphasis(layer) * (isHighlighted ? 1 : DIMMED);
        lines.push({ edges, emphasis, growing: staging.growing(layer) });
    }
    return lines;
}

/** @type {Map<string, import('./layout.js').StageLayout>} */
const layouts = new Map();

/** @param {Parameters<typeof layOut>[0]} options */
function layoutFor(options) {
    const key = JSON.stringify(options);
    let layout = layouts.get(key);
    if (!layout) {
        layouts.clear();
        layout = layOut(options);
        layouts.set(key, layout);
    }
    return layout;
}

/** @type {typeof buildEdges} */
function edgesFor(record, layout, layer, quantity, selected, isPassing) {
    const key = `edges ${layer} ${quantity} ${selected} ${isPassing}`;
    return once(record, layout, key, () => buildEdges(record, layout, layer, quantity, selected, isPassing));
}

/** The images of the first layer show the weights where the lines show what flows. */
/** @param {import('./quantities.js').Quantity} quantity */
const tileQuantity = (quantity) => (quantity === 'contributions' ? 'weights' : quantity);

/** @type {typeof buildTiles} */
function tilesFor(record, layout, quantity) {
    return once(record, layout, `tiles ${quantity}`, () => buildTiles(record, layout, quantity));
}

/** @typedef {import('./layout.js').StageLayout} StageLayout */
/** @typedef {{ x: number, y: number, side: number, value: number, index: number,
 *     alpha: number }} Square */

/**
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {import('./staging.js').Staging} staging
 * @returns {Square[]} x and y are the middle of each; the squares appear one after the other during the cost phase
 */
export function buildSquares(record, layout, { phase, t }) {
    if (phase.kind !== 'cost' || record.costFunction !== 'squared') return [];
    const column = layout.columns[record.depth];
    const values = findCosts(record);
    const full = layout.compact ? 0.9 * layout.font : 1.7 * column.r; // in a compact layout there is less room
    return Array.from(column.ys, (y, index) => {
        const growth = Math.min(1, Math.max(0, (t / SQUARES_GROWN) * column.ys.length - index));
        return {
            x: layout.outputs.nudgeX,
            y,
            side: full * Math.min(1.2, Math.sqrt(values[index])) * growth,
            value: values[index],
            index,
            alpha: 0.9 * growth,
        };
    });
}
