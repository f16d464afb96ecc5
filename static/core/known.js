/**
 * What a step has computed by the present phase. Nothing is told before: a class may be asked
 * "which way will this arrow point?" while the numbers beside it wait.
 */

import { indexOfPhase } from './phases.js';

/** @typedef {import('./phases.js').Phase} Phase */

/**
 * @typedef {object} Known
 * @property {(layer: number) => boolean} activation z and a of a layer
 * @property {(layer: number) => boolean} nudge nudge and delta of a layer
 * @property {(layer: number) => boolean} weightNudge
 * @property {(layer: number) => boolean} biasNudge
 * @property {(layer: number) => boolean} ask what a layer asks of the one behind
 * @property {boolean} cost of the example
 * @property {boolean} gradient the mean over the mini-batch
 * @property {boolean} update
 */

/** @type {Known} nothing is held back */
export const ALL_KNOWN = {
    activation: () => true,
    nudge: () => true,
    weightNudge: () => true,
    biasNudge: () => true,
    ask: () => true,
    cost: true,
    gradient: true,
    update: true,
};

/**
 * A phase's own result counts as known from its end on; an activation as soon as it is lit.
 *
 * @param {Phase[]} phases
 * @param {{ phase: string, t: number }} cursor
 * @param {number} depth
 * @returns {Known}
 */
export function knownAt(phases, { phase, t }, depth) {
    const at = indexOfPhase(phases, phase);
    const isDone = (/** @type {string} */ id) => {
        const place = phases.findIndex((each) => each.id === id);
        return place >= 0 && (at > place || (at === place && t >= 1));
    };
    return {
        activation: (layer) => at > 0 || t * depth >= layer,
        nudge: (layer) => isDone(layer === depth ? 'output_nudges' : `asks:${layer + 1}`),
        weightNudge: (layer) => isDone(`weight_nudges:${layer}`),
        biasNudge: (layer) => isDone(`bias_nudges:${layer}`),
        ask: (layer) => isDone(`asks:${layer}`),
        cost: isDone('cost'),
        gradient: isDone('average'),
        update: isDone('update'),
    };
}

/**
 * Two moments at which the same is known look alike to a panel; this names them.
 *
 * @param {Known} known
 * @param {number} depth
 */
export function knownKey(known, depth) {
    const layers = Array.from({ length: depth }, (_, i) => i + 1);
    const { activation, nudge, weightNudge, biasNudge, ask } = known;
    const marks = layers.flatMap((layer) =>
        [activation, nudge, weightNudge, biasNudge, ask].map((isKnown) => isKnown(layer)),
    );
    return [...marks, known.cost, known.gradient, known.update].map(Number).join('');
}

/**
 * Whether a phase has shown what comes of it.
 *
 * @param {Known} known
 * @param {Phase} phase
 * @param {number} depth
 */
export function isShown(known, { kind, layer }, depth) {
    const at = layer ?? depth;
    return {
        forward: known.activation(depth),
        cost: known.cost,
        output_nudges: known.nudge(depth),
        weight_nudges: known.weightNudge(at),
        bias_nudges: known.biasNudge(at),
        asks: known.ask(at),
        average: known.gradient,
        update: known.update,
    }[kind];
}
