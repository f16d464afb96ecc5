/**
 * The sensitivity of the cost to parameters: their comparison, and the effect of a change that the gradient predicts.
 * The curve of a parameter is the true cost against its value, with all others unchanged.
 */

/** @typedef {import('../../../core/store.js').Weight} Weight */
/** @typedef {import('../../../core/store.js').ExampleSet} ExampleSet */
/** @typedef {import('../../../core/record.js').StepRecord} StepRecord */
/** @typedef {(ArrayLike<number> | null)[]} ByLayer */
/** @typedef {{ w: ByLayer, b: ByLayer }} Gradient */

/**
 * @typedef {object} Curve the true cost at `values` of a parameter; the middle value is the present one
 * @property {number} value
 * @property {number | null} cost the cost at `value`; null where it is not finite
 * @property {number | null} gradient
 * @property {number[]} values
 * @property {(number | null)[]} costs
 */

/** Shares of the weights with a gradient other than 0 that are called strong and weak. */
const STRONG = 0.01;
const WEAK = 0.25;

/**
 * Returns the set, or the example alone where there is no mini-batch, as before the first step.
 *
 * @param {StepRecord} record
 * @param {ExampleSet} set
 * @returns {ExampleSet}
 */
export function setIn(record, set) {
    return set === 'batch' && record.cost === null ? 'example' : set;
}

/**
 * Returns whether the gradient over a set is shown. That of the example alone is from its cost on: the panel asks the
 * server for it, and does not wait for the way back. That of a set is, once the phase on show has computed it.
 *
 * @param {import('../../../core/known.js').Known} known
 * @param {ExampleSet} set
 */
export function isGradientKnown(known, set) {
    return set === 'example' ? known.cost : known.gradient;
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
 * Returns ∂C/∂w[index, from] of a layer, or ∂C/∂b[index] where `from` is null.
 *
 * @param {Gradient} gradient w[l] row by row, as in a record
 * @param {Weight} weight
 */
export function sensitivityTo({ w, b }, { layer, index, from }) {
    const [weightValues, biasValues] = [w[layer] ?? [], b[layer] ?? []];
    return from === null ? biasValues[index] : weightValues[(index * weightValues.length) / biasValues.length + from];
}

/**
 * Compares the sensitivity of the cost to two parameters.
 *
 * @param {number} one a component of the gradient
 * @param {number} other
 * @returns {{ first: 0 | 1, times: number | null }} the place of the stronger one, and the ratio; null
 *     where the cost does not depend on the weaker one
 */
export function compare(one, other) {
    const [a, b] = [Math.abs(one), Math.abs(other)];
    const lesser = Math.min(a, b);
    return { first: a >= b ? 0 : 1, times: lesser === 0 ? null : Math.max(a, b) / lesser };
}

/**
 * Returns weights to compare: strong ones, the strongest first, and weak ones with a gradient other than 0, the weakest
 * first. No biases.
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

/** The plot shows the tangent up to this share of the height of the curves above and below them. */
const TANGENT_SHARE = 0.4;
const MARGIN = 0.1;
/** A curve whose height is less than this share of the cost counts as level: the rest is rounding. */
const LEVEL = 1e-12;

/**
 * Returns the range of the costs of a plot. It contains these curves, and their tangents up to TANGENT_SHARE.
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
    const predicted = curves.flatMap(({ value, values, ...curve }) =>
        [values[0], values[values.length - 1]].map((at) => predict(curve, at - value) ?? least),
    );
    const low = Math.max(least - TANGENT_SHARE * height, Math.min(least, ...predicted));
    const high = Math.min(most + TANGENT_SHARE * height, Math.max(most, ...predicted));
    const margin = MARGIN * (high - low);
    return { low: low - margin, high: high + margin };
}

/**
 * Returns the cost that the gradient predicts: C + g Δ.
 *
 * @param {Pick<Curve, 'cost' | 'gradient'>} curve
 * @param {number} change Δ
 */
export function predict({ cost, gradient }, change) {
    return cost === null || gradient === null ? null : cost + gradient * change;
}

/**
 * Returns the part of the tangent within a range of costs.
 *
 * @param {Curve} curve
 * @param {{ low: number, high: number }} range
 * @returns {{ from: number, to: number } | null} as changes of the parameter; null where the tangent is
 *     unknown
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
 * Returns how many digits a value needs to show a change of `height`.
 *
 * @param {number} value
 * @param {number} height
 */
export function digitsFor(value, height) {
    const digits = 2 + Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(height));
    return Number.isFinite(digits) ? Math.max(FEWEST_DIGITS, Math.min(MOST_DIGITS, digits)) : FEWEST_DIGITS;
}

/**
 * Returns how many digits the costs of a curve need to show a hundredth of its height.
 *
 * @param {Curve} curve
 */
export function shownDigits({ costs }) {
    const known = costs.filter((cost) => cost !== null);
    const most = Math.max(...known);
    return digitsFor(most, (most - Math.min(...known)) / 10);
}

/** Seconds that a released weight takes to spring back. */
export const SPRING_SECONDS = 0.7;

/**
 * Returns the share of a displacement that is left `seconds` after the release: a damped oscillation.
 *
 * @param {number} seconds
 */
export function springBack(seconds) {
    if (seconds >= SPRING_SECONDS) return 0;
    return Math.exp(-8 * seconds) * Math.cos(11 * seconds) * (1 - seconds / SPRING_SECONDS);
}
