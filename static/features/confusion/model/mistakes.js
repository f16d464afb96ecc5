/** The test images that the network reads wrongly, worst first. */

/** @typedef {import('../../../core/store.js').Evaluation} Evaluation */
/** @typedef {{ index: number, label: number, prediction: number, cost: number | null }} Mistake of which
 *     index is its place in the test set, and cost null where it is not known */

/**
 * @param {Pick<Evaluation, 'predictions' | 'costs'>} evaluation
 * @param {number[]} labels of the test set
 * @param {number | null} [digit] only images of it; null: of all
 * @returns {Mistake[]} by falling cost, those that cost no number first; else in their order
 */
export function listMistakes({ predictions, costs }, labels, digit = null) {
    /** @type {Mistake[]} */
    const found = [];
    labels.forEach((label, index) => {
        if (predictions[index] === undefined || predictions[index] === label) return;
        if (digit === null || label === digit)
            found.push({ index, label, prediction: predictions[index], cost: costs?.[index] ?? null });
    });
    return costs ? found.sort((one, other) => weight(other) - weight(one) || one.index - other.index) : found;
}

/**
 * How many of each digit are read wrongly.
 *
 * @param {Pick<Evaluation, 'predictions'>} evaluation
 * @param {number[]} labels
 * @param {number} [classes]
 * @returns {number[]}
 */
export function mistakesByDigit({ predictions }, labels, classes = 10) {
    const counts = Array.from({ length: classes }, () => 0);
    labels.forEach((label, index) => {
        if (predictions[index] !== undefined && predictions[index] !== label) counts[label] += 1;
    });
    return counts;
}

/**
 * Whether two tests found the same: the room tells of one again whenever something else has been done.
 *
 * @param {Evaluation | null} one
 * @param {Evaluation | null} other
 */
export function isSameEvaluation(one, other) {
    if (!one || !other) return one === other;
    const parts = [
        [one.predictions, other.predictions],
        [one.costs ?? [], other.costs ?? []],
    ];
    return (
        one.step === other.step &&
        parts.every(([a, b]) => a.length === b.length && a.every((value, i) => Object.is(value, b[i])))
    );
}

/** A cost that is no number is as bad as can be. @param {Mistake} mistake */
function weight({ cost }) {
    return cost === null || Number.isNaN(cost) ? Number.MAX_VALUE : Math.min(cost, Number.MAX_VALUE);
}
