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

/** Returns a number as text; "?" where it is not known yet, or where the wire stands for several numbers. */
/** @param {boolean} isKnown @param {number | null} value */
const toKnownText = (isKnown, value) => (isKnown && value !== null ? number(value) : '?');

/**
 * Returns a value with so many digits that its difference to another one can be recomputed.
 *
 * @param {Wire} wire
 * @param {Wire} difference
 * @param {Known} known
 */
function toDistinctText(wire, difference, known) {
    return wire.isValueKnown(known) && wire.value !== null ? exactEnough(wire.value, Number(difference.value)) : '?';
}

/**
 * @param {Gate} gate
 * @param {Known} known
 * @returns {string}
 */
export function forwardSentence({ kind, label, ins, out, others }, known) {
    const value = (/** @type {Wire} */ wire) => toKnownText(wire.isValueKnown(known), wire.value);
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
                value: toDistinctText(ins[0], out, known),
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
 * Returns the local rule by which the gradient goes back through a gate.
 *
 * @param {Gate} gate
 * @param {Known} known
 * @returns {string}
 */
export function backwardSentence(gate, known) {
    const { kind, label, ins, out, aside, slope } = gate;
    const [first] = ins;
    const gradient = (/** @type {Wire} */ wire) => toKnownText(wire.isGradientKnown(known), wire.gradient);
    const back = gradient(out);
    const isKnown = first.isGradientKnown(known);
    const through =
        `${back} · ${asFactor(toKnownText(isKnown, slope))} = ` +
        `${toKnownText(isKnown, slope * Number(out.gradient))}`;
    switch (kind) {
        case 'times':
            return throughTimes(gate, known);
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

/** Returns the gradient of each input of ×. A pixel is given and gets none. */
/** @param {Gate} gate @param {Known} known */
function throughTimes({ ins: [a, w], out }, known) {
    const back = toKnownText(out.isGradientKnown(known), out.gradient);
    const through = (/** @type {Wire} */ wire, /** @type {Wire} */ other) =>
        `${back} · ${asFactor(toKnownText(other.isValueKnown(known), other.value))} = ` +
        `${toKnownText(wire.isGradientKnown(known), wire.gradient)}`;
    return say('circuit-backward-times', {
        is_pixel: a.gradient === null,
        weight: w.symbol,
        weight_through: through(w, a),
        activation: a.symbol,
        activation_through: through(a, w),
    });
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
