/**
 * What a phase puts on the stage: which quantities the lines show, how lit each layer is, and how
 * much of the step has been computed by now. Nothing is drawn before its phase has come.
 */

import { indexOfPhase } from '../../core/phases.js';

/** @typedef {import('../../core/phases.js').Phase} Phase */
/** @typedef {import('./quantities.js').Quantity} Quantity */
/** @typedef {'follow' | Quantity} EdgeChoice what the lines show: what the phase is about, or that */

/**
 * @typedef {object} Staging
 * @property {Phase} phase
 * @property {number} t
 * @property {number} lightUpTo activations are lit up to this layer, the fraction on its way
 * @property {(layer: number) => number} nudgeShown how far the nudges of a layer have come, 0 to 1
 * @property {(layer: number) => Quantity} quantity
 * @property {(layer: number) => number} emphasis opacity of a layer's lines, 0 to 1
 * @property {(layer: number) => { from: number, to: number }} reveal the part of each line drawn
 */

const FAINT = 0.16;
const DONE = 0.4;
/** The share of an asks phase in which they fly; after it they add up. */
export const ASKS_FLY = 0.66;

/**
 * @param {Phase[]} phases
 * @param {{ phase: string, t: number }} cursor
 * @param {{ depth: number, edges: EdgeChoice, still: boolean }} options `still` where nothing is
 *     to travel: every phase is then shown as it ends
 * @returns {Staging}
 */
export function stage(phases, cursor, { depth, edges, still }) {
    const at = indexOfPhase(phases, cursor.phase);
    const phase = phases[at];
    const t = still ? 1 : cursor.t;
    const chosen = edges === 'follow' ? 'weights' : edges;
    // What was chosen but has not been computed yet is not shown: the phase is followed until then.
    const isChosen = (/** @type {number} */ layer) => edges !== 'follow' && isComputed(phases, at, chosen, layer);
    const lightUpTo = phase.kind === 'forward' ? t * depth : depth;
    return {
        phase,
        t,
        lightUpTo,
        nudgeShown: (layer) => nudgeShown(phases, at, t, layer, depth),
        quantity: (layer) => (isChosen(layer) ? chosen : followed(phases, at, t, layer)),
        emphasis: (layer) => (isChosen(layer) ? 0.9 : emphasis(phase, t, layer, depth)),
        reveal: (layer) => (isChosen(layer) ? { from: 0, to: 1 } : reveal(phase, t, layer, depth)),
    };
}

/**
 * @param {Phase[]} phases
 * @param {number} at
 * @param {Quantity} quantity
 * @param {number} layer
 */
function isComputed(phases, at, quantity, layer) {
    if (quantity === 'weights') return true;
    const id = {
        weight_nudges: `weight_nudges:${layer}`,
        asks: `asks:${layer}`,
        gradient: 'average',
        update: 'update',
    }[quantity];
    const comes = phases.findIndex((phase) => phase.id === id);
    return comes >= 0 && at >= comes;
}

/**
 * @param {Phase[]} phases
 * @param {number} at
 * @param {number} t
 * @param {number} layer
 * @param {number} depth
 */
function nudgeShown(phases, at, t, layer, depth) {
    const id = layer === depth ? 'output_nudges' : `asks:${layer + 1}`;
    const comes = phases.findIndex((phase) => phase.id === id);
    if (at !== comes) return at > comes ? 1 : 0;
    return layer === depth ? t : Math.max(0, (t - ASKS_FLY) / (1 - ASKS_FLY));
}

/**
 * @param {Phase[]} phases
 * @param {number} at
 * @param {number} t
 * @param {number} layer
 * @returns {Quantity}
 */
function followed(phases, at, t, layer) {
    const { kind, layer: current } = phases[at];
    if (kind === 'average') return 'gradient';
    if (kind === 'update') return t < 0.6 ? 'update' : 'weights';
    if (kind === 'asks' && current === layer) return 'asks';
    const nudged = phases.findIndex((phase) => phase.id === `weight_nudges:${layer}`);
    return at >= nudged ? 'weight_nudges' : 'weights';
}

/** @param {Phase} phase @param {number} t @param {number} layer @param {number} depth */
function emphasis({ kind, layer: current }, t, layer, depth) {
    if (kind === 'forward') return layer <= Math.ceil(t * depth) ? 0.75 : FAINT;
    if (kind === 'average' || kind === 'update') return 0.9;
    if (current === null) return 0.3;
    if (current === layer) return kind === 'bias_nudges' ? 0.45 : 1;
    return layer > current ? DONE * 0.6 : FAINT;
}

/** @param {Phase} phase @param {number} t @param {number} layer @param {number} depth */
function reveal({ kind, layer: current }, t, layer, depth) {
    const whole = { from: 0, to: 1 };
    if (kind === 'forward') {
        const share = t * depth - (layer - 1);
        return share > 0 && share < 1 ? { from: 0, to: Math.min(1, 1.6 * share) } : whole;
    }
    const comesBack = kind === 'weight_nudges' && current === layer;
    return comesBack ? { from: 1 - Math.min(1, 1.4 * t), to: 1 } : whole;
}
