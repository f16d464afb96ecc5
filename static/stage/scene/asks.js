/**
 * The asks of a layer, on their way to the neurons behind it and gathered there.
 *
 * Each neuron j sends one ask to each neuron k behind it. The ask flies along the connection and lands on
 * k's pile as a block of its own, positive asks above and negative asks below. So the blocks of a pile
 * show the terms of the sum. Then the arrow of the sum grows beside the pile, at first on the pile's scale.
 */

import { CONNECTION, required } from '../../core/record.js';
import { strongestFirst } from '../../core/strongest.js';
import { pileX } from './layout.js';
import { once } from './once.js';
import { ASKS_FLY } from './staging.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').StageLayout} StageLayout */
/** @typedef {import('./staging.js').Staging} Staging */
/** @typedef {{ x: number, y: number, width: number, height: number, value: number,
 *     to: number, from: number }} Block one ask on a pile; `to` asks of `from` */

/** An ask travels during this share of an asks phase. */
export const FLIGHT = 0.32;

/**
 * The asks that have arrived, as blocks.
 *
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {Staging} staging
 * @returns {Block[]}
 */
export function buildAsks(record, layout, { phase, t }) {
    if (phase.kind !== 'asks' || phase.layer === null) return [];
    const findValue = CONNECTION.asks(record, phase.layer);
    if (!findValue) return [];
    /** @type {Block[]} */
    const blocks = [];
    const pile = piles(record, layout, phase.layer);
    for (const [order, j] of findOrder(record, phase.layer).entries()) {
        if (t < departure(order, record.sizes[phase.layer]) + FLIGHT) break;
        for (let k = 0; k < record.sizes[phase.layer - 1]; k++) pile.land(blocks, { j, k, value: findValue(j, k) });
    }
    return blocks;
}

/** The neurons of a layer in the order in which they ask: the one with the largest delta first. */
/** @param {StepRecord} record @param {number} layer */
function findOrder(record, layer) {
    return strongestFirst(required(record.delta[layer]));
}

/**
 * When each neuron of a layer sends its asks.
 *
 * @param {StepRecord} record
 * @param {number} layer
 * @returns {Float32Array} by neuron, 0 to 1
 */
export function findDepartures(record, layer) {
    const departures = new Float32Array(record.sizes[layer]);
    for (const [order, j] of findOrder(record, layer).entries()) departures[j] = departure(order, departures.length);
    return departures;
}

/**
 * The time at which a neuron sends its asks, in a phase that lasts from 0 to 1.
 *
 * @param {number} order of the neuron, 0 to count − 1
 * @param {number} count
 */
function departure(order, count) {
    return (ASKS_FLY - FLIGHT) * (order / Math.max(1, count - 1));
}

/**
 * How many of the `count` neurons of a layer have been heard at time `t` of its asks phase: their asks have landed.
 *
 * @param {number} t
 * @param {number} count
 */
export function heardBy(t, count) {
    let heard = 0;
    while (heard < count && (t - departure(heard, count)) / FLIGHT >= 1) heard += 1;
    return heard;
}

/**
 * A time of the asks phase at which exactly `heard` of `count` neurons have been heard.
 *
 * @param {number} heard 1 to count
 * @param {number} count
 */
export function timeWhenHeard(heard, count) {
    if (heard >= count) return ASKS_FLY;
    return FLIGHT + (departure(heard - 1, count) + departure(heard, count)) / 2;
}

/**
 * The piles beside the neurons of the layer behind. All of them have one scale: the highest pile of one
 * sign fills half of a neuron's room.
 *
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {number} layer
 */
function piles(record, layout, layer) {
    const behind = layer - 1;
    const column = layout.columns[behind];
    const heights = new Float32Array(record.sizes[behind] * 2);
    const { perUnit } = pileScale(record, layout, layer);
    const width = Math.max(4, 0.7 * layout.font);
    const x = pileX(column) - width / 2;
    return {
        /**
         * @param {Block[]} blocks
         * @param {{ j: number, k: number, value: number }} ask
         */
        land(blocks, { j, k, value }) {
            const height = Math.abs(value) * perUnit;
            const side = value > 0 ? 2 * k : 2 * k + 1;
            const base = heights[side];
            heights[side] += height;
            const y = value > 0 ? column.ys[k] - base - height : column.ys[k] + base;
            if (height > 0) blocks.push({ x, y, width, height, value, to: j, from: k });
        },
    };
}

/**
 * The scale of the piles of a layer's asks: pixels to one unit, and the strongest single ask.
 *
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {number} layer the layer that asks
 * @returns {{ perUnit: number, strongest: number }}
 */
export function pileScale(record, layout, layer) {
    return once(record, layout, `piles ${layer}`, () => {
        const { highest, strongest } = extremes(record, layer);
        return { perUnit: (0.5 * layout.columns[layer - 1].spacing) / highest, strongest };
    });
}

/** @param {StepRecord} record @param {number} layer */
function extremes(record, layer) {
    const findValue = required(CONNECTION.asks(record, layer));
    let highest = Number.MIN_VALUE;
    let strongest = Number.MIN_VALUE;
    for (let k = 0; k < record.sizes[layer - 1]; k++) {
        let up = 0;
        let down = 0;
        for (let j = 0; j < record.sizes[layer]; j++) {
            const value = findValue(j, k);
            strongest = Math.max(strongest, Math.abs(value));
            if (value > 0) up += value;
            else down -= value;
        }
        highest = Math.max(highest, up, down);
    }
    return { highest, strongest };
}
