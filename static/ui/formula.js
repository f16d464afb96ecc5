import { html } from 'htm/preact';
import { number } from '../text/format.js';

/**
 * The lines of an arithmetic: symbol, formula and value. What the phase on show has not computed yet has no line.
 *
 * @param {{ arithmetic: import('../text/arithmetic.js').Arithmetic }} props
 */
export function Formula({ arithmetic }) {
    return html`<dl class="formula">
        ${arithmetic.lines
            .filter(({ value, isGiven }) => value !== null || isGiven)
            .map(
                ({ symbol, formula, value, signed }) => html`<div>
                <dt>${symbol}</dt>
                <dd>
                    ${formula ? html`<span class="muted">${formula}${value === null ? '' : ' ='}</span> ` : null}
                    ${
                        value === null
                            ? null
                            : html`<b class=${signed ? (value < 0 ? 'down' : 'up') : ''}>
                                  ${number(value, { signed })}
                              </b>`
                    }
                </dd>
            </div>`,
            )}
    </dl>`;
}
