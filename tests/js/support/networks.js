/** Records of small networks with any activation and cost, whose derivatives are all finite differences. */

import { recordByHand } from './records.js';

const H = 1e-5;

/** @type {Record<string, (z: number[]) => number[]>} */
const SQUASH = {
    sigmoid: (z) => z.map((each) => 1 / (1 + Math.exp(-each))),
    tanh: (z) => z.map(Math.tanh),
    relu: (z) => z.map((each) => Math.max(0, each)),
    leaky_relu: (z) => z.map((each) => (each > 0 ? each : 0.01 * each)),
    identity: (z) => [...z],
    softmax: (z) => {
        const powers = z.map(Math.exp);
        const total = powers.reduce((sum, each) => sum + each, 0);
        return powers.map((each) => each / total);
    },
};

/** @type {Record<string, (a: number[], label: number) => number>} */
const COST = {
    squared: (a, label) => a.reduce((sum, each, i) => sum + (each - Number(i === label)) ** 2, 0),
    cross_entropy: (a, label) => -Math.log(a[label]),
};

/** Numbers between -1 and 1 that look random and are always the same. */
const numbers = (count, seed) => Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 1) + 78.233 * seed));

/**
 * The settings of a network and the record of one example. `difference(layer, j, k)` is the central difference of the
 * true cost by w[j, k], or by b[j] where k is null.
 */
export function describeNetwork({
    sizes = [5, 4, 3],
    activation = 'sigmoid',
    output_activation = 'sigmoid',
    cost = 'squared',
    label = 1,
    seed = 1,
} = {}) {
    const depth = sizes.length - 1;
    const settings = { activation, output_activation, cost };
    const layers = (build) => sizes.map((_, layer) => (layer === 0 ? null : build(layer)));
    const w = layers((layer) => numbers(sizes[layer] * sizes[layer - 1], seed + layer));
    const b = layers((layer) => numbers(sizes[layer], seed + 10 + layer));
    const input = numbers(sizes[0], seed + 20).map(Math.abs);
    const squash = (layer, z) => SQUASH[layer === depth ? output_activation : activation](z);
    const sums = (layer, a) =>
        Array.from(
            { length: sizes[layer] },
            (_, j) => b[layer][j] + a.reduce((sum, each, k) => sum + w[layer][j * a.length + k] * each, 0),
        );
    /** The cost where the activations of `layer` are `a`. */
    const costFrom = (layer, a) =>
        layer === depth ? COST[cost](a, label) : costFrom(layer + 1, squash(layer + 1, sums(layer + 1, a)));
    const z = [null];
    const a = [input];
    for (let layer = 1; layer <= depth; layer++) {
        z.push(sums(layer, a[layer - 1]));
        a.push(squash(layer, z[layer]));
    }
    const slopes = (values, costAt) =>
        values.map((_, i) => (costAt(moved(values, i, H)) - costAt(moved(values, i, -H))) / (2 * H));
    const floats = (list) => list.map((each) => each && Float64Array.from(each));
    const nudge = a.map((values, layer) =>
        layer === 0 ? null : slopes(values, (at) => costFrom(layer, at)).map((each) => -each),
    );
    const delta = z.map((values, layer) => values && slopes(values, (at) => costFrom(layer, squash(layer, at))));
    const record = {
        ...recordByHand(),
        ...{
            sizes,
            depth,
            costFunction: cost,
            exampleCost: costFrom(0, input),
            focus: { split: 'test', index: 4, label },
        },
        ...{
            y: Float64Array.from(
                sizes.slice(-1).flatMap((n) => Array.from({ length: n }, (_, i) => Number(i === label))),
            ),
        },
        ...{ w: floats(w), b: floats(b), z: floats(z), a: floats(a), delta: floats(delta), nudge: floats(nudge) },
    };
    const difference = (layer, j, k) => {
        const [list, at] = k === null ? [b[layer], j] : [w[layer], j * sizes[layer - 1] + k];
        const value = list[at];
        const costs = [H, -H].map((by) => {
            list[at] = value + by;
            return costFrom(0, input);
        });
        list[at] = value;
        return (costs[0] - costs[1]) / (2 * H);
    };
    return { record, settings, difference };
}

const moved = (values, at, by) => values.map((each, i) => (i === at ? each + by : each));

/** Networks of one to three layers with all activations and costs. */
export const NETWORKS = [
    {},
    { activation: 'tanh', output_activation: 'identity', label: 0 },
    { sizes: [5, 4, 3, 3], activation: 'sigmoid', seed: 2 },
    { sizes: [6, 4, 5, 3], activation: 'leaky_relu', output_activation: 'sigmoid', seed: 3 },
    { output_activation: 'softmax', cost: 'cross_entropy', seed: 4 },
    { sizes: [5, 4, 4, 3], activation: 'tanh', output_activation: 'softmax', cost: 'cross_entropy', label: 2, seed: 5 },
    { sizes: [5, 4, 4, 3], output_activation: 'softmax', cost: 'squared', label: 0, seed: 6 },
    { sizes: [5, 3], output_activation: 'sigmoid', seed: 7 },
    { sizes: [4, 3, 1, 3], activation: 'relu', output_activation: 'sigmoid', seed: 9 },
];

/** Every weight of a record: { layer, index, from }. */
export function everyWeight({ sizes, depth }) {
    const layers = Array.from({ length: depth }, (_, i) => i + 1);
    return layers.flatMap((layer) =>
        Array.from({ length: sizes[layer] * sizes[layer - 1] }, (_, at) => ({
            layer,
            index: Math.floor(at / sizes[layer - 1]),
            from: at % sizes[layer - 1],
        })),
    );
}

/** Fails unless two numbers are as close as a finite difference can be. */
export function isClose(one, other, what) {
    const by = Math.abs(one - other);
    if (!(by <= 1e-7 + 1e-6 * Math.abs(other))) throw new Error(`${what}: ${one} is not ${other}`);
}
