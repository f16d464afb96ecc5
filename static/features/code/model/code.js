/** What a line of the source works with: names, shapes and numbers of the step on show. */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../core/record.js').Floats} Floats */
/** @typedef {import('../../../core/known.js').Known} Known */
/** @typedef {import('../../../core/phases.js').Phase} Phase */
/** @typedef {{ text: string, phases: string[], names: string[] }} Line */
/** @typedef {{ name: string, file: string, first_line: number, lines: Line[] }} SourceFunction */

/**
 * @typedef {object} Held
 * @property {string} name as in a step's tensors, with its layer
 * @property {number[]} shape [] of a single number
 * @property {number[] | null} values the first few; null where they are not known by now
 * @property {{ low: number, high: number } | null} range of all, where there are more
 */

const FEW = 4;

/**
 * @param {StepRecord} record
 * @param {string[]} names
 * @param {{ phase: Phase, known: Known, layer: number }} at `layer`: the one spoken of where the phase is of none
 * @returns {Held[]} without those that the record does not hold
 */
export function heldBy(record, names, { phase, known, layer }) {
    const toSpoken = findLayer(record, phase, known, layer);
    return names.flatMap((name) => {
        const at = layerOfName(name, names, phase, toSpoken);
        const found = READ[name]?.(record, at, { known, ofBatch: phase.kind === 'average' });
        return found ? [describe(found)] : [];
    });
}

/** The layer that a phase is about. Forward it is the one reached by now. */
/** @param {StepRecord} record @param {Phase} phase @param {Known} known @param {number} layer */
function findLayer({ depth }, phase, known, layer) {
    if (phase.layer !== null) return phase.layer;
    if (phase.kind === 'cost' || phase.kind === 'output_nudges') return depth;
    if (phase.kind !== 'forward') return layer;
    let reached = 1;
    while (reached < depth && known.activation(reached + 1)) reached += 1;
    return reached;
}

/**
 * Of which layer a name is in a line: where there are weights, a is what lies behind them; what is asked
 * becomes the nudge of the layer behind, and what follows from that is behind too.
 *
 * @param {string} name
 * @param {string[]} names of the line
 * @param {Phase} phase
 * @param {number} layer
 */
function layerOfName(name, names, { kind }, layer) {
    if (kind === 'asks') return name === 'w' || (name === 'delta' && names.includes('w')) ? layer : layer - 1;
    const usesWeights = names.includes('w') || names.includes('grad_w');
    return name === 'a' && usesWeights ? layer - 1 : layer;
}

/** @typedef {{ name: string, shape: number[], values: ArrayLike<number> | null }} Found */
/** @typedef {(record: StepRecord, layer: number, on: { known: Known, ofBatch: boolean }) => Found | null} Reader */

/** @type {Record<string, Reader>} */
const READ = {
    a: (record, layer, { known, ofBatch }) =>
        ofBatch && record.batch
            ? rows('a', record.batch.a, layer, record)
            : row('a', record.a, layer, known.activation(layer)),
    z: (record, layer, { known }) => row('z', record.z, layer, known.activation(layer)),
    delta: (record, layer, { known, ofBatch }) =>
        ofBatch && record.batch
            ? rows('delta', record.batch.delta, layer, record)
            : row('delta', record.delta, layer, known.nudge(layer)),
    nudge: (record, layer, { known }) => row('nudge', record.nudge, layer, known.nudge(layer)),
    y: ({ y }) => ({ name: 'y', shape: [y.length], values: y }),
    cost: ({ exampleCost }, _, { known }) => ({ name: 'cost', shape: [], values: known.cost ? [exampleCost] : null }),
    learning_rate: ({ learningRate }) => ({ name: 'learning_rate', shape: [], values: [learningRate] }),
    w: (record, layer) => matrix('w', record.w[layer], layer, record, true),
    b: (record, layer) => row('b', record.b, layer, true),
    grad_w: (record, layer, { known }) => matrix('grad_w', record.gradW[layer], layer, record, known.gradient),
    grad_b: (record, layer, { known }) => row('grad_b', record.gradB, layer, known.gradient),
    update_w: (record, layer, { known }) =>
        matrix('update_w', record.updateW[layer] ?? downhill(record, record.gradW[layer]), layer, record, known.update),
    update_b: (record, layer, { known }) =>
        row(
            'update_b',
            record.updateB[layer] ? record.updateB : record.gradB.map((each) => downhill(record, each)),
            layer,
            known.update,
        ),
};

/** Of one example, or of the neurons of a layer. */
/** @param {string} name @param {import('../../../core/record.js').Layers} layers @param {number} layer @param {boolean} isKnown @returns {Found | null} */
function row(name, layers, layer, isKnown) {
    const values = layers[layer];
    return values && { name: `${name}${layer}`, shape: [values.length], values: isKnown ? values : null };
}

/** Of a mini-batch, an example a row. */
/** @param {string} name @param {import('../../../core/record.js').Layers} layers @param {number} layer @param {StepRecord} record @returns {Found | null} */
function rows(name, layers, layer, { sizes, batch }) {
    const values = layers[layer];
    return values && { name: `${name}${layer}`, shape: [required(batch).count, sizes[layer]], values };
}

/** @param {string} name @param {Floats | null} values @param {number} layer @param {StepRecord} record @param {boolean} isKnown @returns {Found | null} */
function matrix(name, values, layer, { sizes }, isKnown) {
    return (
        values && { name: `${name}${layer}`, shape: [sizes[layer], sizes[layer - 1]], values: isKnown ? values : null }
    );
}

/** @param {StepRecord} record @param {Floats | null} gradient @returns {Floats | null} */
function downhill({ learningRate }, gradient) {
    return gradient?.map((/** @type {number} */ each) => -learningRate * each) ?? null;
}

/** @param {Found} found @returns {Held} */
function describe({ name, shape, values }) {
    if (!values) return { name, shape, values: null, range: null };
    const first = Array.from({ length: Math.min(FEW, values.length) }, (_, i) => values[i]);
    return { name, shape, values: first, range: values.length > FEW ? findRange(values) : null };
}

/** @param {ArrayLike<number>} values */
function findRange(values) {
    let [low, high] = [values[0], values[0]];
    for (let i = 1; i < values.length; i++) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
    }
    return { low, high };
}

/**
 * The line that says most about a phase: of the function in which most lines are lit, the later of equals,
 * which is the one that does what the other calls for; and of its lit lines the first that names most.
 *
 * @param {SourceFunction[]} functions
 * @param {string} kind of the phase
 * @returns {{ place: number, line: number } | null} the function and its line, from 0
 */
export function mainPlace(functions, kind) {
    const lit = functions.map(({ lines }) =>
        lines.map((line) => (line.phases.includes(kind) ? line.names.length : -1)),
    );
    const counts = lit.map((lines) => lines.filter((names) => names >= 0).length);
    const most = Math.max(0, ...counts);
    if (most === 0) return null;
    const place = counts.lastIndexOf(most);
    return { place, line: lit[place].indexOf(Math.max(...lit[place])) };
}
