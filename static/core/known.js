/**
 * What a step has computed by the current phase. The page shows no result earlier, so that a teacher can ask a class
 * "which way will this arrow point?".
 */

import { indexOfPhase } from './phases.js';

/** @typedef {import('./phases.js').Phase} Phase */

/**
 * @typedef {object} Known
 * @property {(layer: number) => boolean} activation whether z and a of a layer are known
 * @property {(layer: number) => boolean} nudge whether nudge and delta of a layer are known
 * @property {(layer: number) => boolean} weightNudge
 * @property {(layer: number) => boolean} biasNudge
 * @property {(layer: number) => boolean} ask whether the asks of a layer to the layer behind are known
 * @property {boolean} cost of the example
 * @property {boolean} gradient the mean over the mini-batch
 * @property {boolean} update
 */

/** @type {Known} */
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
 * What is known at a cursor. The result of a phase is known when the phase has ended; the activations of a layer are
 * known as soon as the forward phase has reached the layer.
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
 * A key for what is known: at two cursors with the same key the same is known.
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
 * Whether the result of a phase is known.
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
