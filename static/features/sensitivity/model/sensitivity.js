/**
 * How much the cost cares about a parameter, how two compare, and what the gradient foretells of a
 * change. Of one parameter there is a curve: the true cost against it, all else as it is.
 */

/** @typedef {import('../../../core/store.js').Weight} Weight */
/** @typedef {import('../../../core/store.js').ExampleSet} ExampleSet */
/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {(ArrayLike<number> | null)[]} ByLayer */
/** @typedef {{ w: ByLayer, b: ByLayer }} Gradient */

/**
 * @typedef {object} Curve the true cost at `values` of a parameter, the middle one what it is
 * @property {number} value
 * @property {number | null} cost at `value`; null where something is no number
 * @property {number | null} gradient
 * @property {number[]} values
 * @property {(number | null)[]} costs
 */

/** Which share of those that count at all is called strong, and which weak. */
const STRONG = 0.01;
const WEAK = 0.25;

/**
 * The set that can be asked about: before the first step there is no mini-batch.
 *
 * @param {StepRecord} record
 * @param {ExampleSet} set
 * @returns {ExampleSet}
 */
export function setIn(record, set) {
    return set === 'batch' && record.cost === null ? 'example' : set;
}

/**
 * Whether the step on show has computed the gradient of a set.
 *
 * @param {import('../../../core/known.js').Known} known
 * @param {ExampleSet} set
 */
export function isGradientKnown(known, set) {
    return set === 'example' ? known.biasNudge(1) : known.gradient;
}

/** @param {number[]} sizes @param {Weight | null} weight */
export function exists(sizes, weight) {
    return (
        weight !== null &&
        weight.layer < sizes.length &&
        weight.index < sizes[weight.layer] &&
        (weight.from === null || weight.from < sizes[weight.layer - 1])
    );
}

/**
 * ∂C/∂w[index, from] of a layer, or ∂C/∂b[index] where `from` is null.
 *
 * @param {Gradient} gradient w[l] row by row, as in a record
 * @param {Weight} weight
 */
export function sensitivityTo({ w, b }, { layer, index, from }) {
    const [ofWeights, ofBiases] = [w[layer] ?? [], b[layer] ?? []];
    return from === null ? ofBiases[index] : ofWeights[(index * ofWeights.length) / ofBiases.length + from];
}

/**
 * How many times more sensitive the cost is to one than to the other.
 *
 * @param {number} one a component of the gradient
 * @param {number} other
 * @returns {{ first: 0 | 1, times: number | null }} the place of the stronger; null where the cost does
 *     not depend on the weaker
 */
export function compare(one, other) {
    const [a, b] = [Math.abs(one), Math.abs(other)];
    const lesser = Math.min(a, b);
    return { first: a >= b ? 0 : 1, times: lesser === 0 ? null : Math.max(a, b) / lesser };
}

/**
 * The weights to choose from for a comparison: strong ones, strongest first, and weak ones on which the
 * cost does depend, weakest first. No biases.
 *
 * @param {Gradient} gradient
 * @returns {{ strong: Weight[], weak: Weight[] }} both empty where the gradient is zero
 */
export function strongAndWeak({ w, b }) {
    const found = w.flatMap((ofLayer, layer) => {
        const behind = ofLayer ? ofLayer.length / (b[layer]?.length ?? 1) : 0;
        return Array.from(ofLayer ?? [], (value, i) => ({ layer, at: i, behind, size: Math.abs(value) }));
    });
    const ranked = found.filter(({ size }) => size > 0).sort((one, other) => other.size - one.size);
    const weights = ranked.map(({ layer, at, behind }) => ({
        layer,
        index: Math.floor(at / behind),
        from: at % behind,
    }));
    return {
        strong: weights.slice(0, Math.ceil(STRONG * weights.length)),
        weak: weights.slice(-Math.ceil(WEAK * weights.length)).reverse(),
    };
}

/** How much of the tangent is shown above and below the curves, as a share of their height. */
const BEYOND = 0.4;
const MARGIN = 0.1;
/** Curves that go up and down less than this share of the cost are level: that is rounding. */
const LEVEL = 1e-12;

/**
 * From which to which cost a plot goes that holds these curves, and their tangents as far as is sensible.
 *
 * @param {Curve[]} curves
 * @returns {{ low: number, high: number }}
 */
export function findRange(curves) {
    const costs = curves.flatMap((curve) => curve.costs).filter((cost) => cost !== null);
    if (costs.length === 0) return { low: 0, high: 1 };
    const [least, most] = [Math.min(...costs), Math.max(...costs)];
    const height = most - least;
    if (height <= LEVEL * Math.abs(most))
        return { low: least - 0.1 * (Math.abs(least) || 1), high: most + 0.1 * (Math.abs(most) || 1) };
    const foretold = curves.flatMap(({ value, values, ...curve }) =>
        [values[0], values[values.length - 1]].map((at) => foretell(curve, at - value) ?? least),
    );
    const low = Math.max(least - BEYOND * height, Math.min(least, ...foretold));
    const high = Math.min(most + BEYOND * height, Math.max(most, ...foretold));
    const margin = MARGIN * (high - low);
    return { low: low - margin, high: high + margin };
}

/**
 * What the gradient says the cost will be: C + g Δ.
 *
 * @param {Pick<Curve, 'cost' | 'gradient'>} curve
 * @param {number} change Δ
 */
export function foretell({ cost, gradient }, change) {
    return cost === null || gradient === null ? null : cost + gradient * change;
}

/**
 * The part of the tangent that is within a range.
 *
 * @param {Curve} curve
 * @param {{ low: number, high: number }} range
 * @returns {{ from: number, to: number } | null} changes of the parameter
 */
export function tangentWithin({ value, cost, gradient, values }, { low, high }) {
    if (cost === null || gradient === null) return null;
    const [least, most] = [values[0] - value, values[values.length - 1] - value];
    if (gradient === 0) return { from: least, to: most };
    const [one, other] = [(low - cost) / gradient, (high - cost) / gradient];
    return { from: Math.max(least, Math.min(one, other)), to: Math.min(most, Math.max(one, other)) };
}

const FEWEST_DIGITS = 3;
const MOST_DIGITS = 8;

/**
 * How many digits a value needs so that one sees it change, where it changes by `height`.
 *
 * @param {number} value
 * @param {number} height
 */
export function digitsFor(value, height) {
    const digits = 2 + Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(height));
    return Number.isFinite(digits) ? Math.max(FEWEST_DIGITS, Math.min(MOST_DIGITS, digits)) : FEWEST_DIGITS;
}

/**
 * How many digits the costs of a curve need: one sees a hundredth of its height.
 *
 * @param {Curve} curve
 */
export function shownDigits({ costs }) {
    const known = costs.filter((cost) => cost !== null);
    const most = Math.max(...known);
    return digitsFor(most, (most - Math.min(...known)) / 10);
}

/** Seconds after which a weight that was let go is back. */
export const SPRING_SECONDS = 0.7;

/**
 * How much of a displacement is left, `seconds` after it was let go: a damped swing.
 *
 * @param {number} seconds
 */
export function springBack(seconds) {
    if (seconds >= SPRING_SECONDS) return 0;
    return Math.exp(-8 * seconds) * Math.cos(11 * seconds) * (1 - seconds / SPRING_SECONDS);
}
