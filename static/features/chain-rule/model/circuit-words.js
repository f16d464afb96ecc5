/** Sentences about a gate, forward and backward, with the numbers of the step. */

import { exactEnough } from '../../../text/arithmetic.js';
import { number } from '../../../text/format.js';

/** @typedef {import('./circuit.js').Gate} Gate */
/** @typedef {import('./circuit.js').Wire} Wire */
/** @typedef {import('../../../core/known.js').Known} Known */

/** @type {Record<string, string>} */
const SLOPES = { σ: 'a (1 − a)', tanh: '1 − a²', ReLU: '1 above 0, else 0', leaky: '1 above 0, else 0.01', id: '1' };

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
export function forwardSentence({ kind, label, ins, out, aside }, known) {
    const value = (/** @type {Wire} */ wire) => toKnownText(wire.isValueKnown(known), wire.value);
    const result = value(out);
    const [first, second = ''] = ins.map(value);
    const sum = ins.map((wire, i) => (i === 0 ? value(wire) : asTerm(value(wire)))).join(' ');
    return {
        times: `× multiplies what lies behind by the weight: ${first} · ${asFactor(second)} = ${result}.`,
        plus: `+ adds up: ${sum} = ${result}.`,
        squash: `${label} makes the activation of z: ${result}.`,
        softmax: `The softmax makes shares of 1 of all z of the outputs; this one is ${result}.`,
        fan: `The activation goes on to every neuron of the next layer${aside ? `, to ${aside.symbol} as well` : ''}.`,
        minus: `− takes away what is desired: ${toDistinctText(ins[0], out, known)} − ${second} = ${result}.`,
        square: `( )² squares the distance: ${first} · ${asFactor(first)} = ${result}.`,
        log: `The cost is minus the logarithm of the label's share: ${result}.`,
    }[kind];
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
    if (kind === 'times') return `× passes the gradient times the other input: ${toEachInput(gate, known)}.`;
    return {
        plus: `+ passes the gradient on as it is, to each of its inputs: ${back}.`,
        squash: `${label} passes the gradient times its slope, ${SLOPES[label]}: ${through}.`,
        softmax: aside
            ? `The softmax passes it times ∂a/∂z, ${through}; with what comes back over the other a it is ` +
              `${gradient(first)}.`
            : `The softmax passes it times ∂a/∂z: ${through}, which is a − y.`,
        fan: aside
            ? `Here paths part, so on the way back their gradients add up: ${back} ${asTerm(gradient(aside))} = ` +
              `${gradient(first)}.`
            : `There is one path only: its gradient goes on as it is, ${back}.`,
        minus: `− passes the gradient on as it is: ${back}. What is desired is given.`,
        square: `( )² passes the gradient times its slope, 2 (a − y): ${through}.`,
        log: `−log passes the gradient times its slope, −1 / a: ${through}.`,
    }[kind];
}

/** Returns the gradient of each input of ×. A pixel is given and gets none. */
/** @param {Gate} gate @param {Known} known */
function toEachInput({ ins: [a, w], out }, known) {
    const back = toKnownText(out.isGradientKnown(known), out.gradient);
    const to = (/** @type {Wire} */ wire, /** @type {Wire} */ other) =>
        `to ${wire.symbol} goes ${back} · ${asFactor(toKnownText(other.isValueKnown(known), other.value))} = ` +
        `${toKnownText(wire.isGradientKnown(known), wire.gradient)}`;
    return a.gradient === null ? `${to(w, a)}; a pixel is given` : `${to(w, a)}, ${to(a, w)}`;
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
