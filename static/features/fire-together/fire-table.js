import { html } from 'htm/preact';
import { useState } from 'preact/hooks';

import { fixed2, number } from '../../text/format.js';
import { neuronName, weightName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Arrow } from '../../ui/arrow.js';
import { Disc } from '../../ui/icons.js';
import { notYet } from '../../ui/not-yet.js';
import { useRoving } from '../../ui/roving.js';

/** @typedef {import('./model/fire-together.js').FireGrid} Grid */
/** @typedef {import('./model/fire-together.js').Row} Row */
/** @typedef {import('./model/fire-together.js').Column} Column */
/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {{ row: number, column: number }} Place */
/**
 * @typedef {object} Props
 * @property {Store} store
 * @property {Actions} actions
 * @property {import('../../core/record.js').StepRecord} record
 * @property {Grid} grid
 * @property {boolean} isSorted
 */
/** @typedef {Props & { cell: (row: number, column: number) => object }} Shared */

/** The grid as a table: activations down, −δ across, their product in each cell. @param {Props} props */
export function FireTable(props) {
    const { store, record, grid } = props;
    const { layer, rows, columns } = grid;
    const { grid: attributes, cell } = useRoving({ rows: rows.length + 1, columns: columns.length + 1 });
    const [at, setAt] = useState(/** @type {Place | null} */ (null));
    const point = (/** @type {any} */ event) => setAt(findPlace(event.target));
    const shared = { ...props, cell };
    return html`<table
        class=${`fire ${store.view.value.still ? 'still' : ''}`}
        ...${attributes}
        onPointerOver=${point}
        onPointerLeave=${() => setAt(null)}
        onFocusIn=${point}
    >
            <caption class="visually-hidden">${say('fire-caption', { layer })}</caption>
            <${Heads} ...${shared} />
            <tbody>
                ${rows.map((row, i) => html`<${BehindRow} key=${row.k} ...${shared} row=${row} at=${i} />`)}
            </tbody>
        </table>
        <${Arithmetic} known=${store.known.value} record=${record} grid=${grid} at=${at} />`;
}

/** @param {Element} element @returns {Place | null} from 0, without the headings */
function findPlace(element) {
    const at = element.closest('[data-at]')?.getAttribute('data-at');
    if (!at) return null;
    const [row, column] = at.split('.').map(Number);
    return row > 0 && column > 0 ? { row: row - 1, column: column - 1 } : null;
}

/** The headings: −δ of each neuron in front as an arrow, and its name. @param {Shared} props */
function Heads(props) {
    const { store, grid, isSorted } = props;
    const { layer, columns } = grid;
    const isKnown = store.known.value.nudge(layer);
    return html`<thead>
        <tr class="axis">
            <td></td>
            <td colspan=${columns.length}>
                <div>
                    ${
                        isSorted && isKnown
                            ? html`<span>${say('fire-wanted-up')}</span>
                                  <span>${say('fire-front')}</span>
                                  <span>${say('fire-wanted-down')}</span>`
                            : html`<span>${isKnown ? say('fire-front-in-place') : say('fire-front-unknown')}</span>`
                    }
                </div>
            </td>
        </tr>
        <tr>
            <td class="corner">${say('fire-behind')}</td>
            ${columns.map(
                (column, i) => html`<${Head}
                    key=${column.j}
                    ...${props}
                    column=${column}
                    at=${i + 1}
                    isKnown=${isKnown}
                />`,
            )}
        </tr>
    </thead>`;
}

/** @param {Shared & { column: Column, at: number, isKnown: boolean }} props */
function Head({ store, actions, record, grid, column: { j, push }, at, isKnown, cell }) {
    const { layer, longest } = grid;
    const { value: chosen } = store.selection;
    const isChosen = chosen?.layer === layer && chosen.index === j;
    const name = neuronName(layer, j, record.depth);
    return html`<th
        scope="col"
        class=${isChosen ? 'chosen' : ''}
        title=${layer === record.depth ? say('fire-output', { neuron: name }) : name}
        data-push=${isKnown ? push : undefined}
        data-j=${j}
        onClick=${() => actions.select({ layer, index: j })}
        ...${cell(0, at)}
    >
        ${isKnown ? html`<${Arrow} value=${push} most=${longest} tall=${28} />` : html`<span class="not-yet"></span>`}
        <span class="name">${layer === record.depth ? name : j}</span>
        <span class="visually-hidden">
            ${isKnown ? say('fire-push', { value: number(push, { signed: true }) }) : say('fire-push-unknown')}
        </span>
    </th>`;
}

/** @param {Shared & { row: Row, at: number }} props */
function BehindRow({ row: { k, a }, at, ...shared }) {
    const { store, actions, record, grid, cell } = shared;
    const { layer, columns } = grid;
    const behind = layer - 1;
    const { value: chosen } = store.selection;
    const isActivationKnown = behind === 0 || store.known.value.activation(behind);
    const name = neuronName(behind, k, record.depth);
    const select = () => behind > 0 && actions.select({ layer: behind, index: k });
    return html`<tr class=${chosen?.layer === behind && chosen.index === k ? 'chosen' : ''}>
        <th scope="row" title=${name} data-k=${k} onClick=${select} ...${cell(at + 1, 0)}>
            <span class="who">
                <span class="name">${name}</span>
                <span class="level">${isActivationKnown ? fixed2(a) : notYet()}</span>
                ${isActivationKnown ? html`<${Disc} a=${a} />` : null}
            </span>
        </th>
        ${columns.map(
            ({ j }, i) => html`<${WeightNudge} key=${j} ...${shared} k=${k} j=${j} at=${{ row: at, column: i }} />`,
        )}
    </tr>`;
}

/** One weight nudge: a triangle for its sign; the triangle's size and the colour for its magnitude. */
/** @param {Shared & { j: number, k: number, at: Place }} props */
function WeightNudge({ store, actions, grid, j, k, at, cell }) {
    const { layer, cells, strongest } = grid;
    const value = store.known.value.weightNudge(layer) ? cells[at.row][at.column] : null;
    const share = value !== null && strongest ? Math.abs(value / strongest.value) : 0;
    const { value: chosen } = store.selection;
    const isPicked = chosen?.layer === layer && chosen.index === j && chosen.from === k;
    const isStrongest = value !== null && strongest?.j === j && strongest.k === k;
    const state = `${isPicked ? 'picked' : ''} ${isStrongest ? 'is-strongest' : ''}`;
    return html`<td
        class=${`shade ${(value ?? 0) < 0 ? 'down' : 'up'} ${state}`}
        style=${{ '--share': share }}
        data-j=${j}
        data-k=${k}
        onClick=${() => actions.select({ layer, index: j, from: k })}
        ...${cell(at.row + 1, at.column + 1)}
    >
        ${
            value === null
                ? notYet()
                : html`<${Mark} value=${value} share=${share} />
                      <span class="visually-hidden">${number(value, { signed: true })}</span>`
        }
    </td>`;
}

/** ▲ or ▼ with an area that grows with the share; nothing for 0. @param {{ value: number, share: number }} props */
function Mark({ value, share }) {
    if (value === 0) return null;
    const half = 0.16 + 0.44 * Math.sqrt(share);
    const tip = value < 0 ? half : -half;
    return html`<svg viewBox="-1 -1 2 2" aria-hidden="true">
        <path d=${`M0 ${0.85 * tip} L${half} ${-0.85 * tip} H${-half} z`} />
    </svg>`;
}

/**
 * The arithmetic of the cell under the pointer.
 *
 * @param {{ known: import('../../core/known.js').Known, record: Props['record'], grid: Grid, at: Place | null }} props
 */
function Arithmetic({ known, record, grid, at }) {
    const row = at && grid.rows[at.row];
    const column = at && grid.columns[at.column];
    const isCellKnown = row && column && known.weightNudge(grid.layer);
    if (!isCellKnown) return html`<p class="at-cell muted">${say('fire-point')}</p>`;
    const push = number(column.push);
    const value = number(grid.cells[at.row][at.column], { signed: true });
    return html`<p class="at-cell">
        ${weightName(grid.layer, column.j, row.k, record.depth)}: a · −δ = ${number(row.a)} ·
        ${' '}${column.push < 0 ? `(${push})` : push} = ${value}
    </p>`;
}
