/** The sentence about the agreement of mini-batches with all examples. */

import { whole } from '../../../text/format.js';
import { degrees } from '../../race/model/words.js';

/**
 * The angles of the smallest and of the largest mini-batch that have one.
 *
 * @param {number} step after which they were measured
 * @param {number} train number of training examples
 * @param {Pick<import('./agreement.js').AgreementFigure, 'points'>} figure with at least one point
 */
export function toAgreementText(step, train, { points }) {
    const [first, last] = [points[0], points[points.length - 1]];
    const name = (/** @type {number} */ size) => (size === 1 ? 'one example alone' : `a mini-batch of ${whole(size)}`);
    const angle = degrees(first.angles.mean);
    const when = step === 0 ? 'At the start' : `After step ${whole(step)}`;
    const start = `${when} ${name(first.size)} is ${angle} off the way that all ${whole(train)} want`;
    if (first === last) return `${start}.`;
    const isLess = last.angles.mean < first.angles.mean;
    return `${start}, ${name(last.size)} ${isLess ? 'only ' : ''}${degrees(last.angles.mean)}.`;
}
