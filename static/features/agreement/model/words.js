/** The sentence about the agreement of mini-batches with all examples. */

import { say } from '../../../text/say.js';
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
    return say('agreement-text', {
        step,
        train,
        size: first.size,
        angle: degrees(first.angles.mean),
        last: first === last ? 'none' : last.angles.mean < first.angles.mean ? 'less' : 'more',
        last_size: last.size,
        last_angle: degrees(last.angles.mean),
    });
}
