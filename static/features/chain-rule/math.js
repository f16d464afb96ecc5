/** Pieces of formulas, in the browser's own MathML. */

import { number } from '../../text/format.js';
import { html } from '../../ui/html.js';

/** @param {string} name @param {string} [index] written below it */
export function letter(name, index) {
    const symbol = html`<mi>${name}</mi>`;
    return index === undefined ? symbol : html`<msub>${symbol}<mi>${index}</mi></msub>`;
}

/** ∂ of something by something. @param {unknown} of @param {unknown} by */
export function partial(of, by) {
    const d = html`<mi class="upright">∂</mi>`;
    return html`<mfrac><mrow>${d}${of}</mrow><mrow>${d}${by}</mrow></mfrac>`;
}

/** @param {string} sign */
export function operator(sign) {
    return html`<mo>${sign}</mo>`;
}

/** A number in the colour of its sign; a question mark until it is known. */
/** @param {number | null} value @param {string} [name] of what it is the value, for whoever looks for it */
export function inNumbers(value, name) {
    if (value === null) return html`<mtext class="muted" data-value=${name}>?</mtext>`;
    const tone = value < 0 ? 'down' : value > 0 ? 'up' : '';
    return html`<mn class=${tone} data-value=${name}>${number(value)}</mn>`;
}

/**
 * An equation, and the same in numbers below it: each number stands under its symbol.
 *
 * @param {{ terms: { symbol: unknown, value?: unknown }[], name: string }} props operators have no value
 *     of their own and stand in both rows
 */
export function Equation({ terms, name }) {
    return html`<math display="block" class="equation" aria-label=${name}>
        <mtable>
            <mtr>${terms.map(({ symbol }) => html`<mtd>${symbol}</mtd>`)}</mtr>
            <mtr class="in-numbers">${terms.map(({ symbol, value }) => html`<mtd>${value ?? symbol}</mtd>`)}</mtr>
        </mtable>
    </math>`;
}
