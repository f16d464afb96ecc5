import { html } from 'htm/preact';
import { chosenAsk } from '../../core/chosen.js';
import { number } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Arrow } from '../../ui/arrow.js';
import { Disc } from '../../ui/icons.js';
import { notYet } from '../../ui/not-yet.js';
import { useRoving } from '../../ui/roving.js';
import { restSoFar, toAskerName, toHeardState } from './model/asks.js';

/** @typedef {import('./model/asks.js').AskMatrix} AskMatrix */
/** @typedef {import('./model/asks.js').Column} Column */
/** @typedef {import('./model/asks.js').Row} Row */
/** @typedef {import('./model/asks.js').Place} Place */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/store.js').Selection} Selection */
/** @typedef {{ record: StepRecord, matrix: AskMatrix, heard: number, select: (s: Selection) => void,
 *     chosen: Selection | null, known: import('../../core/known.js').Known,
 *     cell: (row: number, column: number) => object }} Props */

/**
 * The table: a row for each neuron behind, a column for each neuron that asks, and the sums on the right.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions,
 *     record: StepRecord, matrix: AskMatrix, heard: number,
 *     place: import('@preact/signals-core').Signal<Place | null> }} props
 */
export function AsksTable({ store, actions, record, matrix, heard, place }) {
    const { columns, rows, asking } = matrix;
    const hasRest = columns.length < asking;
    const { grid, cell } = useRoving({ rows: rows.length + 1, columns: columns.length + 2 + Number(hasRest) });
    const point = (/** @type {any} */ event) => (place.value = findPlace(event.target, matrix));
    /** @type {Props} */
    const shared = {
        record,
        matrix,
        heard,
        cell,
        select: actions.select,
        chosen: store.selection.value,
        known: store.known.value,
    };
    return html`<table
        class=${`matrix ${store.view.value.still ? 'still' : ''}`}
        ...${grid}
        onPointerOver=${point}
        onPointerLeave=${() => (place.value = null)}
        onFocusIn=${point}
    >
        <caption class="visually-hidden">${say('asks-caption', { layer: matrix.layer })}</caption>
        <${Heads} ...${shared} hasRest=${hasRest} />
        <tbody>
            ${rows.map(
                (row, i) => html`<${AskedRow} key=${row.k} ...${shared} row=${row} at=${i + 1} hasRest=${hasRest} />`,
            )}
        </tbody>
    </table>`;
}

/**
 * Returns the cell of the matrix that contains an element.
 *
 * @param {Element} element
 * @param {AskMatrix} matrix
 * @returns {Place | null}
 */
function findPlace(element, { columns }) {
    const at = element.closest('[data-at]')?.getAttribute('data-at');
    if (!at) return null;
    const [row, column] = at.split('.').map(Number);
    return { row: row === 0 ? null : row - 1, column: column === 0 || column > columns.length ? null : column - 1 };
}

/**
 * The headings: the nudge of each neuron that asks, as an arrow, and its name.
 *
 * @param {Props & { hasRest: boolean }} props
 */
function Heads({ hasRest, ...shared }) {
    const { matrix, heard, cell } = shared;
    const { columns, asking } = matrix;
    const most = columns.reduce((most, { nudge }) => Math.max(most, Math.abs(nudge)), 0);
    return html`<thead>
        <tr>
            <td></td>
            ${columns.map(
                (column, i) => html`<${Head} key=${column.j} ...${shared} column=${column} at=${i + 1} most=${most} />`,
            )}
            ${
                hasRest
                    ? html`<th scope="col" ...${cell(0, columns.length + 1)}>
                        <span class="fine">${say('asks-others', { count: asking - columns.length })}</span>
                    </th>`
                    : null
            }
            <th scope="col" class="sum" ...${cell(0, columns.length + 1 + Number(hasRest))}>
                ${say('asks-sum', { heard_state: toHeardState(matrix, heard) })}
            </th>
        </tr>
    </thead>`;
}

/** @param {Props & { column: Column, at: number, most: number }} props */
function Head({ record, matrix, heard, select, chosen, known, cell, column, at, most }) {
    const { layer } = matrix;
    const { j, nudge, order } = column;
    const isKnown = known.nudge(layer);
    const isChosen = chosen?.layer === layer && chosen.index === j;
    const speaking = order === heard - 1 && heard < matrix.asking ? 'speaking' : '';
    const state = `${speaking} ${order < heard ? 'heard' : ''} ${isChosen ? 'chosen' : ''}`;
    return html`<th
        scope="col"
        class=${state}
        title=${toAskerName(record, layer, j)}
        data-nudge=${isKnown ? nudge : undefined}
        onClick=${() => select({ layer, index: j })}
        ...${cell(0, at)}
    >
        ${isKnown ? html`<${Arrow} value=${nudge} most=${most} tall=${30} />` : html`<span class="not-yet"></span>`}
        <span class="name">${layer === record.depth ? neuronName(layer, j, record.depth) : j}</span>
        <span class="visually-hidden">
            ${isKnown ? say('asks-nudge', { nudge: number(nudge, { signed: true }) }) : say('asks-nudge-unknown')}
        </span>
    </th>`;
}

/** @param {Props & { row: Row, at: number, hasRest: boolean }} props */
function AskedRow({ row, at, hasRest, ...shared }) {
    const { record, matrix, heard, select, chosen, known, cell } = shared;
    const { columns, layer, most } = matrix;
    const behind = layer - 1;
    const isChosen = heard === matrix.asking && chosenAsk(record, layer, chosen).from === row.k;
    const name = neuronName(behind, row.k, record.depth);
    const toNeuron = () => select({ layer: behind, index: row.k });
    return html`<tr class=${isChosen ? 'chosen' : ''}>
        <th scope="row" onClick=${toNeuron} ...${cell(at, 0)}>
            ${known.activation(behind) ? html`<${Disc} a=${row.a} />` : notYet()} ${name}
        </th>
        ${columns.map(({ j, order }, i) => {
            const isPicked = chosen?.layer === layer && chosen.index === j && chosen.from === row.k;
            return html`<${Ask}
                key=${j}
                value=${order < heard ? row.asks[i] : null}
                most=${most}
                isPicked=${isPicked}
                select=${() => select({ layer, index: j, from: row.k })}
                place=${{ ...cell(at, i + 1), 'data-j': j, 'data-k': row.k }}
            />`;
        })}
        ${
            hasRest
                ? html`<${Ask}
                    value=${heard > columns.length ? restSoFar(matrix, row, heard) : null}
                    most=${most}
                    isPicked=${false}
                    select=${toNeuron}
                    place=${cell(at, columns.length + 1)}
                />`
                : null
        }
        <${Sum}
            value=${heard > 0 ? row.sums[heard] : null}
            most=${matrix.longest}
            select=${toNeuron}
            place=${{ ...cell(at, columns.length + 1 + Number(hasRest)), 'data-k': row.k }}
        />
    </tr>`;
}

/** One ask as a bar from the middle of its cell: to the right for up, to the left for down. */
/** @param {{ value: number | null, most: number, isPicked: boolean, select: () => void, place: object }} props */
function Ask({ value, most, isPicked, select, place }) {
    const share = value !== null && most > 0 ? Math.abs(value) / most : 0;
    const tone = (value ?? 0) < 0 ? 'down' : 'up';
    return html`<td
        class=${`ask ${tone} ${value === null ? '' : 'heard'} ${isPicked ? 'picked' : ''}`}
        onClick=${select}
        ...${place}
    >
        <svg viewBox="-1 0 2 1" preserveAspectRatio="none" aria-hidden="true">
            <line x1="0" x2="0" y1="0.1" y2="0.9" />
            <rect x=${tone === 'down' ? -share : 0} y="0.22" width=${share} height="0.56" />
        </svg>
        <span class="visually-hidden">${value === null ? say('asks-cell-unknown') : number(value, { signed: true })}</span>
    </td>`;
}

/** The sum of all asks heard so far. */
/** @param {{ value: number | null, most: number, select: () => void, place: object }} props */
function Sum({ value, most, select, place }) {
    return html`<td class="sum" onClick=${select} ...${place}>
        ${
            value === null
                ? notYet()
                : html`<span class="muted" aria-hidden="true">=</span>
                      ${' '}<${Arrow} value=${value} most=${most} tall=${23} />
                      <span class="amount">${number(value, { signed: true })}</span>`
        }
    </td>`;
}
