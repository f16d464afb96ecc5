/** The confusion matrix of the test set, and the images of a cell. */

/** @typedef {import('../../../core/store.js').Evaluation} Evaluation */

/**
 * @typedef {object} Cell
 * @property {number} label the true digit
 * @property {number} prediction the digit that the network answers
 * @property {number} count
 * @property {number} share count / number of images of that label
 */

/**
 * @typedef {object} Confusion
 * @property {Cell[][]} rows by label, then by prediction
 * @property {number[]} totals number of images of each label
 * @property {number} right number of images read rightly
 * @property {number} count number of all images
 * @property {number} worst the greatest share among the mistakes
 */

/** @param {Pick<Evaluation, 'confusion'>} evaluation @returns {Confusion} */
export function countConfusion({ confusion }) {
    const classes = Math.round(Math.sqrt(confusion.length));
    const digits = Array.from({ length: classes }, (_, i) => i);
    const counts = digits.map((label) => [...confusion.subarray(label * classes, (label + 1) * classes)]);
    const totals = counts.map(sum);
    const rows = counts.map((row, label) =>
        row.map((count, prediction) => ({
            label,
            prediction,
            count,
            share: totals[label] > 0 ? count / totals[label] : 0,
        })),
    );
    const mistakes = rows.flat().filter(({ label, prediction }) => label !== prediction);
    return {
        rows,
        totals,
        right: sum(digits.map((digit) => counts[digit][digit])),
        count: sum(totals),
        worst: mistakes.reduce((most, { share }) => Math.max(most, share), 0),
    };
}

/**
 * Returns the places in the test set of the images in a cell, or in a whole row or column.
 *
 * @param {number[]} labels
 * @param {ArrayLike<number>} predictions
 * @param {{ label: number | null, prediction: number | null }} cell null for any
 */
export function imagesIn(labels, predictions, { label, prediction }) {
    return labels.flatMap((each, i) =>
        (label ?? each) === each && (prediction ?? predictions[i]) === predictions[i] ? [i] : [],
    );
}

/** @param {number[]} values */
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}
