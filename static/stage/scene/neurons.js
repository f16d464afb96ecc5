/** Neurons: the brightness is the activation. A neuron that is not computed yet is an empty ring. */

import { required } from '../../core/record.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./layout.js').StageLayout} StageLayout */
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
 * @property {boolean} isDimmed the chapter does not highlight this layer
 * @property {number} ringShare the share of the ring that is drawn, 0 to 1
 */

/**
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {Staging} staging
 * @param {number[] | null} [highlighted] the layers that are not dimmed; null: all layers
 * @returns {Neuron[]}
 */
export function buildNeurons(record, layout, staging, highlighted = null) {
    return layout.columns.flatMap((column) => {
        if (column.layer === 0) return [];
        const a = required(record.a[column.layer]);
        const scale = brightnessScale(a);
        const fadeIn = Math.max(0, Math.min(1, 3 * (staging.computedUpTo - column.layer) + 1));
        return Array.from(column.ys, (y, index) => ({
            layer: column.layer,
            index,
            x: column.x,
            y,
            r: column.r,
            brightness: fadeIn > 0 ? (fadeIn * Math.abs(a[index])) / scale : null,
            negative: a[index] < 0,
            isDimmed: highlighted !== null && !highlighted.includes(column.layer),
            ...buildRing(record, column.layer, index, staging),
        }));
    });
}

/**
 * The activation that is drawn as full white: 1, or the layer's greatest magnitude where that is above 1.
 *
 * @param {import('../../core/record.js').Floats} a
 */
export function brightnessScale(a) {
    let highest = 1;
    for (const activation of a) highest = Math.max(highest, Math.abs(activation));
    return highest;
}

/**
 * Whether the label of a drawing is unknown, and no phase has begun that needs one.
 *
 * @param {StepRecord} record
 * @param {Staging['phase']} phase
 */
export function isLabelUnknown({ focus }, { kind }) {
    return focus.guessed && kind === 'forward';
}

/**
 * Whether the stage shows what is wanted: from the cost on, which compares with it.
 *
 * @param {StepRecord} record
 * @param {Staging['phase']} phase
 */
export function isWantedShown(record, phase) {
    return phase.kind !== 'forward' && !isLabelUnknown(record, phase);
}

/**
 * In the bias phase of its layer a neuron's ring shows the sign and the strength of its bias nudge.
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
    let highest = 0;
    for (const each of delta) highest = Math.max(highest, Math.abs(each));
    if (highest === 0) return { ring: 'none', ringShare: 0 };
    const share = Math.min(1, 1.5 * t) * (Math.abs(delta[index]) / highest);
    return { ring: delta[index] < 0 ? 'bias_up' : 'bias_down', ringShare: share };
}

/**
 * The desired outputs, beside the outputs. Empty while they are not shown.
 *
 * @param {StepRecord} record
 * @param {StageLayout} layout
 * @param {Staging} staging
 * @returns {Neuron[]}
 */
export function findWanted(record, layout, { phase }) {
    if (!isWantedShown(record, phase)) return [];
    const column = layout.columns[record.depth];
    return Array.from(column.ys, (y, index) => ({
        layer: record.depth,
        index,
        x: layout.outputs.wantedX,
        y,
        r: 0.6 * column.r,
        brightness: record.y[index],
        negative: false,
        isDimmed: false,
        ring: 'wanted',
        ringShare: 0,
    }));
}
