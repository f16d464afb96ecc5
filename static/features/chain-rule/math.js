/** Parts of formulas in MathML. */

import { html } from 'htm/preact';
import { number } from '../../text/format.js';
import { notYet } from '../../ui/not-yet.js';

/** @param {string} name @param {string} [index] a subscript */
export function letter(name, index) {
    const symbol = html`<mi>${name}</mi>`;
    return index === undefined ? symbol : html`<msub>${symbol}<mi>${index}</mi></msub>`;
}

/** The fraction ∂numerator / ∂denominator. @param {unknown} numerator @param {unknown} denominator */
export function partial(numerator, denominator) {
    const d = html`<mi class="upright">∂</mi>`;
    return html`<mfrac><mrow>${d}${numerator}</mrow><mrow>${d}${denominator}</mrow></mfrac>`;
}

/** @param {string} sign */
export function operator(sign) {
    return html`<mo>${sign}</mo>`;
}

/** A number in the colour of its sign; an empty slot where it is not known yet. */
/** @param {number | null} value @param {string} [name] the data-value attribute */
export function inNumbers(value, name) {
    if (value === null) return html`<mtext data-value=${name}>${notYet()}</mtext>`;
    const tone = value < 0 ? 'down' : value > 0 ? 'up' : '';
    return html`<mn class=${tone} data-value=${name}>${number(value)}</mn>`;
}

/**
 * An equation in symbols, and below it the same equation in numbers. Each number stands under its symbol.
 *
 * @param {{ terms: { symbol: unknown, value?: unknown }[], name: string }} props a term without a value
 *     is an operator; it stands in both rows
 */
export function Equation({ terms, name }) {
    return html`<math display="block" class="equation" aria-label=${name}>
        <mtable>
            <mtr>${terms.map(({ symbol }) => html`<mtd>${symbol}</mtd>`)}</mtr>
            <mtr class="in-numbers">${terms.map(({ symbol, value }) => html`<mtd>${value ?? symbol}</mtd>`)}</mtr>
        </mtable>
    </math>`;
}
