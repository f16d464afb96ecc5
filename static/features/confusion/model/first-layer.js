/** What the first layer looks for: the extremes of each neuron's weights. */

import { required } from '../../../core/record.js';

/**
 * @typedef {object} Seen
 * @property {number} index of the neuron
 * @property {number} bias
 * @property {{ pixel: number, w: number }} greatest
 * @property {{ pixel: number, w: number }} least
 */

/** @param {import('../../../core/record.js').StepRecord} record with its parameters @returns {Seen[]} */
export function looksFor({ sizes, w, b }) {
    const weights = required(w[1]);
    return Array.from(required(b[1]), (bias, index) => {
        const own = weights.subarray(index * sizes[0], (index + 1) * sizes[0]);
        let [greatest, least] = [0, 0];
        for (let pixel = 1; pixel < own.length; pixel++) {
            if (own[pixel] > own[greatest]) greatest = pixel;
            if (own[pixel] < own[least]) least = pixel;
        }
        return { index, bias, greatest: { pixel: greatest, w: own[greatest] }, least: { pixel: least, w: own[least] } };
    });
}
