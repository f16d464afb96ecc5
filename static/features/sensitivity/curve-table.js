import { useState } from 'preact/hooks';

import { foretell } from './model/sensitivity.js';
import { number } from '../../text/format.js';
import { html } from '../../ui/html.js';

/**
 * The curve of a weight as a table, for whoever cannot see it or wants to read it: the true cost at each
 * value, beside what the gradient foretells there.
 *
 * @param {{ curve: import('./model/sensitivity.js').Curve, name: string, digits: number,
 *     isKnown: boolean }} props isKnown: whether the gradient is
 */
export function CurveTable({ curve, name, digits, isKnown }) {
    const [isOpen, setOpen] = useState(false);
    const { value, values, costs } = curve;
    const cost = (/** @type {number | null} */ each) => (each === null ? '?' : number(each, { digits }));
    return html`<details class="curve-numbers" onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}>
        <summary>The curve in numbers</summary>
        ${isOpen
            ? html`<table>
                  <caption class="visually-hidden">The cost against ${name}</caption>
                  <thead>
                      <tr><th scope="col">value</th><th scope="col">cost</th><th scope="col">foretold</th></tr>
                  </thead>
                  <tbody>
                      ${values.map((each, i) => html`<tr key=${i}>
                          <th scope="row">${number(each)}</th>
                          <td>${cost(costs[i])}</td>
                          <td>${isKnown ? cost(foretell(curve, each - value)) : '?'}</td>
                      </tr>`)}
                  </tbody>
              </table>`
            : null}
    </details>`;
}
