/**
 * The phases of one step, in the order in which they happen.
 *
 * The id of a phase is `kind` or `kind:layer`, as in the cursor of a room: "forward", "asks:3".
 */

import { textIds } from '../text/say.js';

/** @typedef {'forward' | 'cost' | 'output_nudges' | 'weight_nudges' | 'bias_nudges' | 'asks'
 *     | 'average' | 'update'} PhaseKind */
/** @typedef {{ id: string, kind: PhaseKind, layer: number | null, seconds: number,
 *     hold: number }} Phase */
/** @typedef {{ text: string, layer: number | null, phases: Phase[] }} PhaseGroup one segment of the phase track; `text`: the
 *     id of its name */

/** How long each phase takes when it is played phase by phase, in seconds. */
const SECONDS = {
    forward: 2.4,
    cost: 1.1,
    output_nudges: 0.8,
    weight_nudges: 0.6,
    bias_nudges: 0.4,
    asks: 1.1,
    average: 0.8,
    update: 0.8,
};

/** How long the page then waits, so that the result can be read, in seconds. */
const HOLD = {
    forward: 0.8,
    cost: 0.5,
    output_nudges: 0.4,
    weight_nudges: 0.15,
    bias_nudges: 0.15,
    asks: 0.4,
    average: 0.4,
    update: 0.7,
};

/**
 * @param {PhaseKind} kind
 * @param {number | null} [layer]
 * @returns {Phase}
 */
function phase(kind, layer = null) {
    const id = layer === null ? kind : `${kind}:${layer}`;
    return { id, kind, layer, seconds: SECONDS[kind], hold: HOLD[kind] };
}

/**
 * The phases of a network whose output layer has the number `depth`. Layer 1 has no asks, since pixels cannot change.
 *
 * @param {number} depth
 * @returns {Phase[]}
 */
export function listPhases(depth) {
    return groupUp(depth).flatMap(({ phases }) => phases);
}

/**
 * The same phases, grouped into the segments of the phase track.
 *
 * @param {number} depth
 * @returns {PhaseGroup[]}
 */
export function groupUp(depth) {
    const layers = Array.from({ length: depth }, (_, i) => depth - i);
    return [
        { text: textIds('phase-group-forward'), layer: null, phases: [phase('forward')] },
        { text: textIds('phase-group-cost'), layer: null, phases: [phase('cost')] },
        { text: textIds('phase-group-output-nudges'), layer: null, phases: [phase('output_nudges')] },
        ...layers.map((layer) => ({ text: textIds('phase-group-layer'), layer, phases: listLayerPhases(layer) })),
        { text: textIds('phase-group-average'), layer: null, phases: [phase('average')] },
        { text: textIds('phase-group-update'), layer: null, phases: [phase('update')] },
    ];
}

/** @param {number} layer */
function listLayerPhases(layer) {
    const nudges = [phase('weight_nudges', layer), phase('bias_nudges', layer)];
    return layer > 1 ? [...nudges, phase('asks', layer)] : nudges;
}

/**
 * The index of a phase among those of a network; 0 where the network has no such phase.
 *
 * @param {Phase[]} phases
 * @param {string} id
 */
export function indexOfPhase(phases, id) {
    return Math.max(
        0,
        phases.findIndex((each) => each.id === id),
    );
}
