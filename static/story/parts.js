/** Converts values to the parts of a sentence. */

import { fixed2, number, percent, whole } from '../text/format.js';
import { neuronName } from '../text/names.js';
import { say } from '../text/say.js';

/** @typedef {'up' | 'down' | 'attention' | 'prose'} Tone */
/** @typedef {{ text: string, tone?: Tone, count?: number }} Part `count`: the number that it is, for its plural */
/** @typedef {{ key: string | number, tone?: Tone }} Word the chapter's text has the words for each key */
/** @typedef {Record<string, Part | Word | boolean | null>} Values */

/** Without a tone. @param {string | number} value @returns {Part} */
export const plain = (value) => ({ text: String(value) });

/** As a part of the sentence that is no number. @param {string} text @returns {Part} */
export const prose = (text) => ({ text, tone: 'prose' });

/** With the tone of what the sentence is about. @param {string | number} value @returns {Part} */
export const emphasized = (value) => ({ text: String(value), tone: 'attention' });

/**
 * The name of a neuron, with "output" before an output.
 *
 * @param {number} layer
 * @param {number} index
 * @param {number} depth
 */
export const neuron = (layer, index, depth) =>
    emphasized(
        layer === depth
            ? say('story-output', { name: neuronName(layer, index, depth) })
            : neuronName(layer, index, depth),
    );

/**
 * An activation, with two decimals; with two significant digits where it is small.
 *
 * @param {number} value
 * @returns {Part}
 */
export const level = (value) => ({
    text: value !== 0 && Math.abs(value) < 0.005 ? number(value, { digits: 2 }) : fixed2(value),
});

/** A number without a sign for positive values. @param {number} value @returns {Part} */
export const amount = (value) => ({ text: number(value) });

/** A whole number. @param {number} value @returns {Part} */
export const count = (value) => ({ text: whole(value), count: value });

/** A percentage. @param {number} value 0 to 1 @returns {Part} */
export const share = (value) => ({ text: percent(value) });

/** A number with its sign, in the tone of the direction. @param {number} value @returns {Part} */
export const signed = (value) => ({ text: number(value, { signed: true }), tone: value < 0 ? 'down' : 'up' });

/** The word for what a key stands for. @param {string | number} key @returns {Word} */
export const word = (key) => ({ key });

/** The word for a direction: up, down or nowhere. @param {number} value @returns {Word} */
export const direction = (value) =>
    value === 0 ? word('nowhere') : { key: value > 0 ? 'up' : 'down', tone: value > 0 ? 'up' : 'down' };

/**
 * The values if they are known; else the same names with null.
 *
 * @param {boolean} isKnown
 * @param {Values} values
 * @returns {Values}
 */
export function whenKnown(isKnown, values) {
    return isKnown ? values : Object.fromEntries(Object.keys(values).map((name) => [name, null]));
}
