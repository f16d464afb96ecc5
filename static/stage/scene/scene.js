/**
 * What to draw, as plain data: from the state to marks with places and values.
 *
 * Pure. Whatever depends on the record alone is kept with the record, so that a frame in which
 * only time has passed costs little.
 */

import { placeInBatch, required } from '../../core/record.js';
import { buildArrows, longestNudges } from './arrows.js';
import { buildAsks } from './asks.js';
import { buildSquares } from './costs.js';
import { buildEdges } from './edges.js';
import { buildLabels } from './labels.js';
import { layOut } from './layout.js';
import { brightnessScale, buildNeurons, findWanted } from './neurons.js';
import { once } from './once.js';
import { buildPulses } from './pulses.js';
import { stage } from './staging.js';
import { buildTiles } from './tiles.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/phases.js').Phase} Phase */
/** @typedef {import('./edges.js').Edges} Edges */
/** @typedef {import('./tiles.js').Tiles} Tiles */

/** @typedef {{ layer: number, index: number, from?: number | null }} Selection a neuron, or where
 *     `from` is a number the weight from that neuron of the layer behind; layer 0: a pixel */

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
 * @property {number[] | null} [highlighted] the layers to look at, the others dimmed; null: all of them
 * @property {number} width
 * @property {number} height
 * @property {number} [above] pixels taken by what lies over the stage's upper left
 * @property {number} [below] and over its lower left
 */

/** @typedef {{ edges: Edges, emphasis: number, reveal: { from: number, to: number } }} Lines */

/**
 * @param {SceneInput} input
 */
export function buildScene({ record, phases, cursor, view, selection, hover, highlighted = null, ...stageSize }) {
    const layout = layoutFor({ ...stageSize, sizes: record.sizes, big: view.big, highlighted });
    const staging = stage(phases, cursor, { depth: record.depth, ...view });
    const lines = buildLines(record, layout, staging, selection, highlighted);
    const asks = buildAsks(record, layout, staging);
    return {
        step: record.step,
        phase: staging.phase.id,
        t: staging.t,
        layout,
        image: toImage(record, layout, staging, selection),
        tiles: tilesFor(record, layout, staging.quantity(1)),
        lines,
        neurons: buildNeurons(record, layout, staging, highlighted),
        highlighted,
        whites: record.a.slice(1).map((a) => brightnessScale(required(a))),
        wanted: findWanted(record, layout, staging),
        squares: buildSquares(record, layout, staging),
        arrows: buildArrows(record, layout, staging, view.arrows),
        longest: longestNudges(record, view.arrows),
        blocks: asks.blocks,
        pulses: [
            ...buildPulses(
                lines.map(({ edges }) => edges),
                staging,
                record.depth,
            ),
            ...asks.pulses,
        ],
        labels: buildLabels(record, layout, staging),
        selection,
        hover,
    };
}

/** @typedef {ReturnType<typeof buildScene>} Scene */

/** What a layer's lines keep of their opacity where the chapter looks elsewhere. */
const DIMMED = 0.2;

/**
 * @param {StepRecord} record
 * @param {import('./layout.js').Layout} layout
 * @param {import('./staging.js').Staging} staging
 * @param {Selection | null} selection
 */
function toImage(record, layout, { phase, t }, selection) {
    // one of the mini-batch's own examples, picked from it, is not hidden by all of them
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
 * @param {import('./layout.js').Layout} layout
 * @param {import('./staging.js').Staging} staging
 * @param {Selection | null} selection
 * @param {number[] | null} highlighted
 * @returns {Lines[]}
 */
function buildLines(record, layout, staging, selection, highlighted) {
    /** @type {Lines[]} */
    const lines = [];
    for (let layer = 1; layer <= record.depth; layer++) {
        const selected = selection?.layer === layer ? selection.index : null;
        const only = layer === 1 && selected !== null && selected < record.sizes[1] ? selected : null;
        const edges = edgesFor(record, layout, layer, staging.quantity(layer), only);
        if (!edges) continue;
        const isLit = highlighted === null || (highlighted.includes(layer) && highlighted.includes(layer - 1));
        const emphasis = staging.emphasis(layer) * (isLit ? 1 : DIMMED);
        lines.push({ edges, emphasis, reveal: staging.reveal(layer) });
    }
    return lines;
}

/** @type {Map<string, import('./layout.js').Layout>} */
const layouts = new Map();

/** @param {Parameters<typeof layOut>[0]} given */
function layoutFor(given) {
    const key = JSON.stringify(given);
    let layout = layouts.get(key);
    if (!layout) {
        layouts.clear();
        layout = layOut(given);
        layouts.set(key, layout);
    }
    return layout;
}

/** @type {typeof buildEdges} */
function edgesFor(record, layout, layer, quantity, only) {
    const key = `edges ${layer} ${quantity} ${only}`;
    return once(record, layout, key, () => buildEdges(record, layout, layer, quantity, only));
}

/** @type {typeof buildTiles} */
function tilesFor(record, layout, quantity) {
    return once(record, layout, `tiles ${quantity}`, () => buildTiles(record, layout, quantity));
}
