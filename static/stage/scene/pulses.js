/** What travels along the lines: a pulse at the head of each line that grows, as strong as what the line carries. */

import { curveX, curveY } from './curves.js';
import { grown } from './growth.js';

/** @typedef {import('./edges.js').Edges} Edges */
/** @typedef {Omit<Edges, 'quantity'> & { quantity: Edges['quantity'] | 'cost' | 'output_nudges' }} GrowingEdges */
/** @typedef {{ emphasis: number, growing: { t: number, isBackward: boolean } }} Growth */
/** @typedef {Growth & { edges: Edges }} Lines */
/** @typedef {Growth & { edges: GrowingEdges }} GrowingLines */
/** @typedef {{ x: number, y: number, tailX: number, tailY: number, size: number, sign: number,
 *     strength: number }} Pulse a light with a tail, which says where it comes from; `size` is its diameter */

/** So many of a layer's pulses are drawn, the strongest. */
const MAX_PULSES = 140;
/** A pulse weaker than this share of the strongest is not seen. */
const WEAKEST = 0.06;
const SMALLEST = 7;
const LARGEST = 30;
/** The length of a tail, as a share of the line. */
const TAIL = 0.07;

/**
 * @param {GrowingLines[]} lines
 * @returns {Pulse[]}
 */
export function buildPulses(lines) {
    return lines.flatMap(({ edges, growing }) => (growing.t > 0 && growing.t < 1 ? pulsesOf(edges, growing) : []));
}

/** @param {GrowingEdges} edges @param {Growth['growing']} growing @returns {Pulse[]} */
function pulsesOf({ quantity, xy, values, share, starts, span, shown }, { t, isBackward }) {
    /** @type {Pulse[]} */
    const pulses = [];
    for (let i = shown - 1; i >= Math.max(0, shown - MAX_PULSES) && share[i] >= WEAKEST; i--) {
        const way = grown(t, starts[i], span);
        if (way <= 0 || way >= 1) continue;
        const at = isBackward ? 1 - way : way;
        const tail = isBackward ? Math.min(1, at + TAIL) : Math.max(0, at - TAIL);
        pulses.push({
            x: curveX(xy, 4 * i, at),
            y: curveY(xy, 4 * i, at),
            tailX: curveX(xy, 4 * i, tail),
            tailY: curveY(xy, 4 * i, tail),
            size: SMALLEST + (LARGEST - SMALLEST) * share[i],
            sign: quantity === 'cost' ? 0 : Math.sign(values[i]),
            strength: share[i],
        });
    }
    return pulses;
}
