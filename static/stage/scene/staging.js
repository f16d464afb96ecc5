/**
 * What the stage shows in a phase: the quantity of the lines, the emphasis of each layer, and how much of
 * the step has been computed. A value is not drawn before the phase that computes it.
 */

import { indexOfPhase } from '../../core/phases.js';

/** @typedef {import('../../core/phases.js').Phase} Phase */
/** @typedef {import('./quantities.js').Quantity} Quantity */
/** The phases in which what is shown travels from the outputs towards the image. */
const BACKWARD = new Set(['weight_nudges', 'bias_nudges', 'asks']);

/** @typedef {'follow' | Quantity} EdgeChoice what the lines show: the quantity of the phase, or a chosen one */

/**
 * @typedef {object} Staging
 * @property {Phase} phase
 * @property {number} t
 * @property {number} computedUpTo activations are computed up to this layer; the fraction is the progress to the
 *     next one
 * @property {(layer: number) => number} nudgeShown how much of a layer's nudges is shown, 0 to 1
 * @property {(layer: number) => Quantity} quantity
 * @property {(layer: number) => number} emphasis opacity of a layer's lines, 0 to 1
 * @property {(layer: number) => { t: number, isBackward: boolean }} growing how far the lines of a layer have grown, and
 *     whether from the layer in front to the one behind
 */

const BEFORE_THE_ERROR = 0.5;
const AT_THE_ERROR = 0.3;
const FAINT = 0.16;
const DONE = 0.24;
/** A layer's lines have arrived after this share of its part of the forward phase. */
const ARRIVAL = 0.85;
/** After this share of the update the lines show again what flows. */
const UPDATED = 0.8;
/** The asks travel during this share of an asks phase. In the rest of it they are added up. */
export const ASKS_FLY = 0.66;

/**
 * @param {Phase[]} phases
 * @param {{ phase: string, t: number }} cursor
 * @param {{ depth: number, edges: EdgeChoice, still: boolean }} options `still`: without
 *     motion, so that each phase is shown as it ends
 * @returns {Staging}
 */
export function stage(phases, cursor, { depth, edges, still }) {
    const at = indexOfPhase(phases, cursor.phase);
    const phase = phases[at];
    const t = still ? 1 : cursor.t;
    const chosen = edges === 'follow' ? 'weights' : edges;
    // A chosen quantity that is not computed yet is not shown. The lines show the phase's quantity until then.
    const isChosen = (/** @type {number} */ layer) => edges !== 'follow' && isComputed(phases, at, chosen, layer);
    const computedUpTo = phase.kind === 'forward' ? t * depth : depth;
    return {
        phase,
        t,
        computedUpTo,
        nudgeShown: (layer) => nudgeShown(phases, at, t, layer, depth),
        quantity: (layer) => (isChosen(layer) ? chosen : phaseQuantity(phases, at, t, layer)),
        emphasis: (layer) => (isChosen(layer) ? 0.9 : emphasis(phase, t, layer, depth)),
        growing: (layer) => ({
            t: isChosen(layer) ? 1 : growing(phase, t, layer, depth),
            isBackward: !isChosen(layer) && BACKWARD.has(phase.kind) && phase.layer === layer,
        }),
    };
}

/**
 * @param {Phase[]} phases
 * @param {number} at
 * @param {Quantity} quantity
 * @param {number} layer
 */
function isComputed(phases, at, quantity, layer) {
    if (quantity === 'weights' || quantity === 'contributions') return true;
    const id = {
        weight_nudges: `weight_nudges:${layer}`,
        asks: `asks:${layer}`,
        gradient: 'average',
        update: 'update',
    }[quantity];
    const startsAt = phases.findIndex((phase) => phase.id === id);
    return startsAt >= 0 && at >= startsAt;
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
    const startsAt = phases.findIndex((phase) => phase.id === id);
    if (at !== startsAt) return at > startsAt ? 1 : 0;
    return layer === depth ? t : Math.max(0, (t - ASKS_FLY) / (1 - ASKS_FLY));
}

/**
 * @param {Phase[]} phases
 * @param {number} at
 * @param {number} t
 * @param {number} layer
 * @returns {Quantity}
 */
function phaseQuantity(phases, at, t, layer) {
    const { kind, layer: current } = phases[at];
    if (kind === 'average') return 'gradient';
    if (kind === 'update') return t < UPDATED ? 'update' : 'contributions';
    if (kind === 'asks' && current === layer) return 'asks';
    const nudgesAt = phases.findIndex((phase) => phase.id === `weight_nudges:${layer}`);
    return at >= nudgesAt ? 'weight_nudges' : 'contributions';
}

/** @param {Phase} phase @param {number} t @param {number} layer @param {number} depth */
function emphasis({ kind, layer: current }, t, layer, depth) {
    if (kind === 'forward') return layer <= Math.ceil(t * depth) ? 1 : 0;
    if (kind === 'average' || kind === 'update') return 1;
    if (current === null) return kind === 'cost' ? BEFORE_THE_ERROR : AT_THE_ERROR;
    if (current === layer) return kind === 'bias_nudges' ? 0.5 : 1;
    return layer > current ? DONE : FAINT;
}

/**
 * The time of the growth of a layer's lines, 0 to 1.
 *
 * @param {Phase} phase
 * @param {number} t
 * @param {number} layer
 * @param {number} depth
 */
function growing({ kind, layer: current }, t, layer, depth) {
    if (kind === 'forward') return Math.max(0, Math.min(1, (t * depth - (layer - 1)) / ARRIVAL));
    if (kind === 'average' || kind === 'update') return Math.min(1, 1.5 * t);
    if (current !== layer) return 1;
    return kind === 'weight_nudges' ? Math.min(1, 1.2 * t) : kind === 'asks' ? t : 1;
}
