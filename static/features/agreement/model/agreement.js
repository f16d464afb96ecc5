/** The figure of the agreement of mini-batches with all examples: the angles by mini-batch size. */

/** @typedef {{ run: number, step: number, sizes: number[], mean: (number | null)[], low: (number | null)[],
 *     high: (number | null)[] }} Agreement angles in degrees; null where a gradient has no direction */

/**
 * @typedef {object} AgreementFigure places are shares of the picture, x to the right and y upward
 * @property {number} most the angle at the upper edge
 * @property {{ size: number, x: number, mean: number, low: number, high: number,
 *     angles: { mean: number, low: number, high: number } }[]} points
 * @property {{ size: number, x: number }[]} marks the sizes that the axis is labelled with
 */

const MARKED = [1, 10, 100, 1000];
/** A size is labelled only if it is at least this factor below the largest one, so that labels do not overlap. */
const FAR_ENOUGH = 4;

/** @param {Agreement} agreement @returns {AgreementFigure} */
export function agreementFigure({ sizes, mean, low, high }) {
    const known = sizes.flatMap((size, i) => knownAt(size, mean[i], low[i], high[i]));
    const most = known.some(({ angles }) => angles.high > 90) ? 180 : 90;
    const largest = sizes.at(-1) ?? 1;
    const x = (/** @type {number} */ size) => alongSizes(size, largest);
    return {
        most,
        points: known.map(({ size, angles }) => ({
            size,
            x: x(size),
            mean: angles.mean / most,
            low: angles.low / most,
            high: angles.high / most,
            angles,
        })),
        marks: [...MARKED.filter((size) => FAR_ENOUGH * size <= largest), largest].map((size) => ({
            size,
            x: x(size),
        })),
    };
}

/** @param {number} size @param {number | null} mean @param {number | null} low @param {number | null} high */
function knownAt(size, mean, low, high) {
    return mean === null || low === null || high === null ? [] : [{ size, angles: { mean, low, high } }];
}

/**
 * The place of a mini-batch size on a logarithmic axis from 1 to the largest size, as a share.
 *
 * @param {number} size
 * @param {number} largest
 */
export function alongSizes(size, largest) {
    return largest > 1 ? Math.log(size) / Math.log(largest) : 0.5;
}
