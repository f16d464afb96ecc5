import { html } from 'htm/preact';
import { number } from '../text/format.js';

/**
 * The lines of an arithmetic: symbol, formula and value.
 *
 * @param {{ arithmetic: import('../text/arithmetic.js').Arithmetic }} props
 */
export function Formula({ arithmetic }) {
    return html`<dl class="formula">
        ${arithmetic.lines.map(
            ({ symbol, formula, value, signed, isGiven }) => html`<div>
                <dt>${symbol}</dt>
                <dd>
                    ${formula ? html`<span class="muted">${formula}${value === null ? '' : ' ='}</span> ` : null}
                    ${
                        value === null
                            ? isGiven
                                ? ''
                                : html`<span class="muted">= ?</span>`
                            : html`<b class=${signed ? (value < 0 ? 'down' : 'up') : ''}>
                                  ${number(value, { signed })}
                              </b>`
                    }
                </dd>
            </div>`,
        )}
    </dl>`;
}
