/** The test images that the network reads wrongly, the highest cost first. */

/** @typedef {import('../../../core/store.js').Evaluation} Evaluation */
/** @typedef {{ index: number, label: number, prediction: number, cost: number | null }} Mistake `index`: its
 *     place in the test set; `cost`: null where not known */

/**
 * @param {Pick<Evaluation, 'predictions' | 'costs'>} evaluation
 * @param {number[]} labels of the test set
 * @param {number | null} [digit] the label of the images; null for all labels
 * @returns {Mistake[]} by falling cost, with costs that are not finite first; in the order of the test set where the
 *     costs are not known
 */
export function listMistakes({ predictions, costs }, labels, digit = null) {
    /** @type {Mistake[]} */
    const found = [];
    labels.forEach((label, index) => {
        if (predictions[index] === undefined || predictions[index] === label) return;
        if (digit === null || label === digit)
            found.push({ index, label, prediction: predictions[index], cost: costs?.[index] ?? null });
    });
    return costs ? found.sort((one, other) => toSortKey(other) - toSortKey(one) || one.index - other.index) : found;
}

/**
 * Returns the number of mistakes for each label.
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
 * Returns whether two evaluations have the same results. The room sends an evaluation again after other changes.
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

/** Returns the cost to sort by. A cost that is no number counts as the highest. @param {Mistake} mistake */
function toSortKey({ cost }) {
    return cost === null || Number.isNaN(cost) ? Number.MAX_VALUE : Math.min(cost, Number.MAX_VALUE);
}
