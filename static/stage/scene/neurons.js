/** Neurons: activation is brightness. What the step has not computed yet is an empty ring. */

import { required } from '../../core/record.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./staging.js').Staging} Staging */

/**
 * @typedef {object} Neuron
 * @property {number} layer
 * @property {number} index
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {number | null} brightness 0 to 1; null while nothing has been computed
 * @property {boolean} negative the activation is below zero: its brightness is its magnitude
 * @property {'none' | 'wanted' | 'bias_up' | 'bias_down'} ring
 * @property {boolean} isDimmed the chapter looks elsewhere
 * @property {number} ringShare how much of the ring is drawn
 */

/**
 * @param {StepRecord} record
 * @param {Layout} layout
 * @param {Staging} staging
 * @param {number[] | null} [highlighted] the layers to look at; null: all
 * @returns {Neuron[]}
 */
export function buildNeurons(record, layout, staging, highlighted = null) {
    return layout.columns.flatMap((column) => {
        if (column.layer === 0) return [];
        const a = required(record.a[column.layer]);
        const scale = brightnessScale(a);
        const glow = Math.max(0, Math.min(1, 3 * (staging.lightUpTo - column.layer) + 1));
        return Array.from(column.ys, (y, index) => ({
            layer: column.layer,
            index,
            x: column.x,
            y,
            r: column.r,
            brightness: glow > 0 ? (glow * Math.abs(a[index])) / scale : null,
            negative: a[index] < 0,
            isDimmed: highlighted !== null && !highlighted.includes(column.layer),
            ...buildRing(record, column.layer, index, staging),
        }));
    });
}

/**
 * The activation drawn as full white: 1, or the layer's greatest where activations go beyond.
 *
 * @param {import('../../core/record.js').Floats} a
 */
export function brightnessScale(a) {
    let most = 1;
    for (const activation of a) most = Math.max(most, Math.abs(activation));
    return most;
}

/**
 * Whether nobody has said what a drawing is, and no phase has begun that supposes something.
 *
 * @param {StepRecord} record
 * @param {Staging['phase']} phase
 */
export function isUnsaid({ focus }, { kind }) {
    return focus.guessed && kind === 'forward';
}

/**
 * In its layer's bias phase a neuron's rim says which way its bias would go, and how strongly.
 *
 * @param {StepRecord} record
 * @param {number} layer
 * @param {number} index
 * @param {Staging} staging
 * @returns {{ ring: Neuron['ring'], ringShare: number }}
 */
function buildRing(record, layer, index, { phase, t }) {
    if (phase.kind !== 'bias_nudges' || phase.layer !== layer) return { ring: 'none', ringShare: 0 };
    const delta = required(record.delta[layer]);
    let most = 0;
    for (const each of delta) most = Math.max(most, Math.abs(each));
    if (most === 0) return { ring: 'none', ringShare: 0 };
    const share = Math.min(1, 1.5 * t) * (Math.abs(delta[index]) / most);
    return { ring: delta[index] < 0 ? 'bias_up' : 'bias_down', ringShare: share };
}

/**
 * The desired outputs, beside the outputs; none while nothing is said to be wanted.
 *
 * @param {StepRecord} record
 * @param {Layout} layout
 * @param {Staging} staging
 * @returns {Neuron[]}
 */
export function findWanted(record, layout, { phase }) {
    if (isUnsaid(record, phase)) return [];
    const column = layout.columns[record.depth];
    return Array.from(column.ys, (y, index) => ({
        layer: record.depth,
        index,
        x: layout.outputs.wantedX,
        y,
        r: 0.72 * column.r,
        brightness: record.y[index],
        negative: false,
        isDimmed: false,
        ring: 'wanted',
        ringShare: 0,
    }));
}
