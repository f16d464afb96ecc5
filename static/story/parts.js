/** Values as parts of a sentence. */

import { fixed2, number, percent, whole } from '../text/format.js';
import { neuronName } from '../text/names.js';

/** @typedef {{ text: string, tone?: 'up' | 'down' | 'attention' }} Part */
/** @typedef {Record<string, Part | boolean | null>} Values */

/** @param {string | number} value @returns {Part} */
export const plain = (value) => ({ text: String(value) });

/** What the sentence is about. @param {string | number} value @returns {Part} */
export const key = (value) => ({ text: String(value), tone: 'attention' });

/**
 * A neuron, the outputs named as such.
 *
 * @param {number} layer
 * @param {number} index
 * @param {number} depth
 */
export const neuron = (layer, index, depth) =>
    key(`${layer === depth ? 'output ' : ''}${neuronName(layer, index, depth)}`);

/** An activation. @param {number} value @returns {Part} */
export const level = (value) => ({
    text: value !== 0 && Math.abs(value) < 0.005 ? number(value, { digits: 2 }) : fixed2(value),
});

/** @param {number} value @returns {Part} */
export const amount = (value) => ({ text: number(value) });

/** @param {number} value @returns {Part} */
export const count = (value) => ({ text: whole(value) });

/** @param {number} value @returns {Part} */
export const share = (value) => ({ text: percent(value) });

/** A quantity whose sign is a direction. @param {number} value @returns {Part} */
export const signed = (value) => ({ text: number(value, { signed: true }), tone: value < 0 ? 'down' : 'up' });

/** Which way something is to go. @param {number} value @returns {Part} */
export const way = (value) =>
    value === 0 ? { text: 'nowhere' } : { text: value > 0 ? 'up' : 'down', tone: value > 0 ? 'up' : 'down' };

/**
 * Values that are there only once something is known; else all of them null.
 *
 * @param {boolean} isKnown
 * @param {Values} values
 * @returns {Values}
 */
export function once(isKnown, values) {
    return isKnown ? values : Object.fromEntries(Object.keys(values).map((name) => [name, null]));
}
