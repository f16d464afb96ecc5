/** Sentences about a gate, forward and backward, with the numbers of the step. */

import { exactEnough } from '../../../text/arithmetic.js';
import { number } from '../../../text/format.js';
import { say } from '../../../text/say.js';

/** @typedef {import('./circuit.js').Gate} Gate */
/** @typedef {import('./circuit.js').Wire} Wire */
/** @typedef {import('../../../core/known.js').Known} Known */

/** The slopes of the activation functions as formulas, by the labels of their gates; the text has those with a bend. */
/** @type {Record<string, string>} */
const SLOPES = { σ: 'a (1 − a)', tanh: '1 − a²', id: '1' };

/**
 * What a gate does forward, with its numbers; or that they are not known yet.
 *
 * @param {Gate} gate
 * @param {Known} known
 * @returns {string}
 */
export function forwardSentence({ kind, label, ins, out, others }, known) {
    const isKnown = [...ins, out].every((wire) => wire.value === null || wire.isValueKnown(known)); // null: several numbers
    if (!isKnown) return say('circuit-not-yet');
    const value = (/** @type {Wire} */ wire) => number(Number(wire.value));
    const result = value(out);
    const [first, second = ''] = ins.map(value);
    switch (kind) {
        case 'times':
            return say('circuit-forward-times', { product: `${first} · ${asFactor(second)}`, result });
        case 'plus': {
            const sum = ins.map((wire, i) => (i === 0 ? value(wire) : asTerm(value(wire)))).join(' ');
            return say('circuit-forward-plus', { sum, result });
        }
        case 'squash':
            return say('circuit-forward-squash', { function: label, result });
        case 'softmax':
            return say('circuit-forward-softmax', { result });
        case 'fan':
            return say('circuit-forward-fan', { count: others });
        case 'minus':
            return say('circuit-forward-minus', {
                value: exactEnough(Number(ins[0].value), Number(out.value)),
                desired: second,
                result,
            });
        case 'square':
            return say('circuit-forward-square', { product: `${first} · ${asFactor(first)}`, result });
        case 'log':
            return say('circuit-forward-log', { result });
    }
}

/**
 * Returns the local rule by which the gradient goes back through a gate, with its numbers; or that they are not known
 * yet.
 *
 * @param {Gate} gate
 * @param {Known} known
 * @returns {string}
 */
export function backwardSentence(gate, known) {
    const { kind, label, ins, out, aside, slope } = gate;
    const [first] = ins;
    const isKnown =
        out.isGradientKnown(known) &&
        (kind === 'times'
            ? ins.every((wire) => wire.isValueKnown(known))
            : first.isGradientKnown(known) && (aside?.isGradientKnown(known) ?? true));
    if (!isKnown) return say('circuit-not-yet');
    const gradient = (/** @type {Wire} */ wire) => number(Number(wire.gradient));
    const back = gradient(out);
    const through = toProduct(out, slope);
    switch (kind) {
        case 'times':
            return throughTimes(gate);
        case 'plus':
            return say('circuit-backward-plus', { gradient: back });
        case 'squash':
            return say('circuit-backward-squash', { function: label, slope: SLOPES[label] ?? '', through });
        case 'softmax':
            return aside
                ? say('circuit-backward-softmax-aside', { through, gradient: gradient(first) })
                : say('circuit-backward-softmax', { through });
        case 'fan': {
            if (!aside) return say('circuit-backward-fan', { gradient: back });
            const sum = `${back} ${asTerm(gradient(aside))} = ${gradient(first)}`;
            return say('circuit-backward-fan-aside', { sum });
        }
        case 'minus':
            return say('circuit-backward-minus', { gradient: back });
        case 'square':
            return say('circuit-backward-square', { through });
        case 'log':
            return say('circuit-backward-log', { through });
    }
}

/** Returns the gradient of each input of ×. A pixel is given and gets none. @param {Gate} gate */
function throughTimes({ ins: [a, w], out }) {
    return say('circuit-backward-times', {
        is_pixel: a.gradient === null,
        weight: w.symbol,
        weight_through: toProduct(out, Number(a.value)),
        activation: a.symbol,
        activation_through: toProduct(out, Number(w.value)),
    });
}

/** Returns the product of a gradient that comes back and a factor, with its result. */
/** @param {Wire} out @param {number} factor */
function toProduct({ gradient }, factor) {
    const back = Number(gradient);
    return `${number(back)} · ${asFactor(number(factor))} = ${number(back * factor)}`;
}

/** Width of a digit, and of the characters that are narrower, in em. */
const DIGIT = 0.67;
/** @type {[RegExp, number][]} */
const NARROW = [
    [/[.,·]/g, 0.33],
    [/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/g, 0.46],
];

/**
 * Returns a number with as many digits as fit, at most three and at least one.
 *
 * @param {number} value
 * @param {{ labelWidth: number, signed?: boolean }} options `labelWidth` in em
 */
export function fitNumber(value, { labelWidth, signed }) {
    const texts = [3, 2, 1].map((digits) => number(value, { digits, signed }));
    return texts.find((text) => findWidth(text) <= labelWidth) ?? texts[2];
}

/** @param {string} text */
function findWidth(text) {
    const narrow = NARROW.reduce(
        (less, [letters, width]) => less + (text.match(letters) ?? []).length * (DIGIT - width),
        0,
    );
    return text.length * DIGIT - narrow;
}

/** @param {string} text of a number */
function asFactor(text) {
    return text.startsWith('−') ? `(${text})` : text;
}

/** @param {string} text of a number */
function asTerm(text) {
    return text.startsWith('−') ? `− ${text.slice(1)}` : `+ ${text}`;
}
