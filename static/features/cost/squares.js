import { squaresOf } from './model/cost.js';
import { chosenNeuron } from '../../core/chosen.js';
import { fixed2, number } from '../../text/format.js';
import { html } from '../../ui/html.js';
import { LogCost } from './log-cost.js';

/** @typedef {import('./model/cost.js').Square} Square */

/**
 * The cost of the example in focus as a picture: for the squared one ten squares, and the one square that
 * has the area of all of them.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function CostSquares({ store, actions }) {
    const record = store.settled.value;
    if (!record) return null;
    const isKnown = store.known.value.cost;
    const isLit = store.known.value.activation(record.depth);
    const chosen = chosenNeuron(record, store.selection.value);
    return html`<section class="panel cost-squares" aria-labelledby="cost-squares-title">
        <h2 id="cost-squares-title">The cost of this ${record.focus.label}</h2>
        ${record.costFunction === 'squared'
            ? html`<${Squares} record=${record} isKnown=${isKnown} isLit=${isLit} chosen=${chosen} select=${actions.select} />`
            : html`<${LogCost} record=${record} isKnown=${isKnown} />`}
    </section>`;
}

/** @param {{ record: import('../../core/record.js').StepRecord, isKnown: boolean, isLit: boolean,
 *     chosen: { layer: number, index: number },
 *     select: (selection: import('../../core/store.js').Selection) => void }} props */
function Squares({ record, isKnown, isLit, chosen, select }) {
    const { squares, total, side, unit } = squaresOf(record);
    const { depth, focus, exampleCost } = record;
    return html`<div class="squares-and-sum" style=${{ '--widest': unit }}>
            <ul class="squares">
                ${squares.map((square) => html`<${Cell}
                    key=${square.digit}
                    square=${square}
                    isKnown=${isKnown}
                    isLit=${isLit}
                    isLabel=${square.digit === focus.label}
                    isChosen=${chosen.layer === depth && chosen.index === square.digit}
                    choose=${() => select({ layer: depth, index: square.digit })}
                />`)}
            </ul>
            <div class="sum">
                <${Together} squares=${squares} total=${total} side=${side / unit} isKnown=${isKnown} />
                <p class="cost-total">
                    <span class="written">C = Σ (a − y)² = <b class="attention" data-value="cost">${isKnown ? number(exampleCost) : '?'}</b></span>
                    ${isKnown && Number.isFinite(side) ? html`All ${squares.length} areas together are as much as one square <b data-value="side">${number(side)}</b> wide.` : null}
                </p>
            </div>
        </div>
        <p class="fine">Sides are |a − y|, areas (a − y)². ${unit > 1 ? html`The widest is ${isKnown ? number(unit) : '?'}.` : 'The frames are 1 wide: as wrong as can be between 0 and 1.'}</p>
        <${Table} squares=${squares} isKnown=${isKnown} isLit=${isLit} cost=${exampleCost} />`;
}

/** @param {{ square: Square, isKnown: boolean, isLit: boolean, isLabel: boolean, isChosen: boolean,
 *     choose: () => void }} props */
function Cell({ square: { digit, a, y, distance, area }, isKnown, isLit, isLabel, isChosen, choose }) {
    const name = isKnown ? `Output ${digit}: ${fixed2(a)} instead of ${y}, squared ${number(area)}` : `Output ${digit}`;
    return html`<li>
        <button class="square-cell ${isLabel ? 'label' : ''}" aria-label=${name} aria-pressed=${isChosen} onClick=${choose}>
            <b class="digit-name">${digit}</b>
            <span class="frame"><i style=${{ '--side': isKnown ? sideOf(distance) : 0 }}></i></span>
            <span class="levels">${isLit ? fixed2(a) : '?'} <span class="muted">→ ${y}</span></span>
            <span class="area">${isKnown ? number(area, { digits: 2 }) : '?'}</span>
        </button>
    </li>`;
}

/** The same areas, in one square: each a band as high as it has area. */
/** @param {{ squares: Square[], total: number, side: number, isKnown: boolean }} props `side` as a share of
 *     the frames */
function Together({ squares, total, side, isKnown }) {
    const isThere = isKnown && total > 0 && Number.isFinite(total);
    return html`<div class="whole" style=${{ '--side': isThere ? side : 0 }} aria-hidden="true">
        ${isThere ? squares.map(({ digit, area }) => html`<i key=${digit} style=${{ height: `${(100 * area) / total}%` }}>${side * (area / total) > 0.28 ? digit : ''}</i>`) : null}
    </div>`;
}

/** @param {{ squares: Square[], isKnown: boolean, isLit: boolean, cost: number }} props */
function Table({ squares, isKnown, isLit, cost }) {
    return html`<table class="visually-hidden">
        <caption>The cost of this example, output by output</caption>
        <thead>
            <tr><th scope="col">output</th><th scope="col">a</th><th scope="col">y</th><th scope="col">a − y</th><th scope="col">(a − y)²</th></tr>
        </thead>
        <tbody>
            ${squares.map(({ digit, a, y, distance, area }) => html`<tr key=${digit} data-digit=${digit}>
                <th scope="row">${digit}</th>
                <td>${isLit ? number(a) : '?'}</td>
                <td>${y}</td>
                <td>${isKnown ? number(distance, { signed: true }) : '?'}</td>
                <td>${isKnown ? number(area) : '?'}</td>
            </tr>`)}
        </tbody>
        <tfoot>
            <tr><th scope="row" colspan="4">sum = C</th><td>${isKnown ? number(cost) : '?'}</td></tr>
        </tfoot>
    </table>`;
}

/** @param {number} distance */
function sideOf(distance) {
    return Number.isFinite(distance) ? Math.abs(distance) : 0;
}
