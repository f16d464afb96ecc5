import { number, whole } from '../../text/format.js';
import { html } from '../../ui/html.js';

/** @typedef {import('./model/code.js').Held} Held */

/** What a line works with: each value's shape, its first numbers, and how far all of them reach. */
/** @param {{ number: number, held: Held[] }} props */
export function CodeValues({ number: line, held }) {
    return html`<div class="code-values" id="code-values">
        <h3>Line ${line}</h3>
        ${held.length === 0 ? html`<p class="muted">Nothing of the step is named here.</p>` : null}
        <dl>
            ${held.map((each) => html`<div data-name=${each.name}>
                <dt>${each.name} <span class="muted">${shapeOf(each)}</span></dt>
                <dd>${each.values === null ? html`<span class="muted">not computed yet</span>` : numbersOf(each)}</dd>
            </div>`)}
        </dl>
    </div>`;
}

/** As NumPy writes it. @param {Held} held */
function shapeOf({ shape }) {
    if (shape.length === 0) return '';
    return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** @param {Held} held */
function numbersOf({ values, range, shape }) {
    const first = (values ?? []).map((value) => number(value)).join(', ');
    if (!range) return first;
    const count = shape.reduce((product, each) => product * each, 1);
    return html`${first}, … <span class="muted">${whole(count)} from ${number(range.low)} to ${number(range.high)}</span>`;
}
