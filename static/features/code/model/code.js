/** The values that a line of the source uses: their names, shapes and numbers in the step on show. */

import { required } from '../../../core/record.js';

/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../../core/record.js').Floats} Floats */
/** @typedef {import('../../../core/known.js').Known} Known */
/** @typedef {import('../../../core/phases.js').Phase} Phase */
/** @typedef {[kind: 'plain' | 'keyword' | 'text' | 'comment' | 'number', text: string]} Token */
/** @typedef {{ text: string, tokens: Token[], phases: string[], names: string[] }} SourceLine */
/** @typedef {{ name: string, file: string, first_line: number, lines: SourceLine[] }} SourceFunction */

/**
 * @typedef {object} Value
 * @property {string} name as in a step's tensors, with its layer
 * @property {number[]} shape [] of a single number
 * @property {number[] | null} values the first few; null where the phase on show has not computed them yet
 * @property {{ low: number, high: number } | null} range of all values, where there are more than those few
 */

const FEW = 4;

/**
 * @param {StepRecord} record
 * @param {string[]} names
 * @param {{ phase: Phase, known: Known, layer: number }} at `layer`: the layer to take where the phase belongs to none
 * @returns {Value[]} without values that the record does not hold
 */
export function findValues(record, names, { phase, known, layer }) {
    const layerOfPhase = findLayer(record, phase, known, layer);
    return names.flatMap((name) => {
        const at = layerOfName(name, names, phase, layerOfPhase);
        const found = READ[name]?.(record, at, { known, ofBatch: phase.kind === 'average' });
        return found ? [describe(found)] : [];
    });
}

/** The layer of a phase. In the forward phase this is the last layer reached so far. */
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
 * The layer of a name in a line. Beside weights, `a` belongs to the layer behind. Asks add up to the nudge of
 * the layer behind, and the values made from that nudge belong to the layer behind as well.
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

/** One example: a value for each neuron of a layer. */
/** @param {string} name @param {import('../../../core/record.js').Layers} layers @param {number} layer @param {boolean} isKnown @returns {Found | null} */
function row(name, layers, layer, isKnown) {
    const values = layers[layer];
    return values && { name: `${name}${layer}`, shape: [values.length], values: isKnown ? values : null };
}

/** A mini-batch: a row for each example. */
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

/** @param {Found} found @returns {Value} */
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
 * The main line of a phase. The function is the one with the most highlighted lines, the later of equals: a
 * function comes after the one that calls it. The line is the first of those that name the most values.
 *
 * @param {SourceFunction[]} functions
 * @param {string} kind of the phase
 * @returns {{ place: number, line: number } | null} the function and its line, from 0
 */
export function mainPlace(functions, kind) {
    const highlighted = functions.map(({ lines }) =>
        lines.map((line) => (line.phases.includes(kind) ? line.names.length : -1)),
    );
    const counts = highlighted.map((lines) => lines.filter((names) => names >= 0).length);
    const most = Math.max(0, ...counts);
    if (most === 0) return null;
    const place = counts.lastIndexOf(most);
    return { place, line: highlighted[place].indexOf(Math.max(...highlighted[place])) };
}
