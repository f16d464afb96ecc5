import { fixed2, number } from '../words/format.js';
import { neuronName } from '../words/names.js';
import { Arrow } from './arrow.js';
import { Disc } from './disc.js';
import { html } from './html.js';
import { useRoving } from './roving.js';

/** @typedef {import('../figures/fire-together.js').NudgeGrid} NudgeGrid */
/** @typedef {import('../state/record.js').StepRecord} StepRecord */
/** @typedef {import('../state/store.js').Selection} Selection */
/** @typedef {{ row: number, column: number }} Place */
/** @typedef {(row: number, column: number) => object} Cell */
/** @typedef {{ record: StepRecord, grid: NudgeGrid, chosen: Selection | null, select: (s: Selection) => void,
 *     known: import('../state/known.js').Known, cell: Cell }} Props */

/** Where a cell is this much of the strongest its mark is cut out of the colour, else drawn in it. */
const STRONG = 0.5;

/**
 * The grid itself: discs down, arrows across, and in each cell what both make of the weight between them.
 *
 * @param {{ store: import('../state/store.js').Store, actions: import('../state/actions.js').Actions,
 *     record: StepRecord, grid: NudgeGrid, place: import('@preact/signals-core').Signal<Place | null> }} props
 */
export function GridTable({ store, actions, record, grid, place }) {
    const { rows, columns, layer } = grid;
    const roving = useRoving({ rows: rows.length + 1, columns: columns.length + 1 });
    const point = (/** @type {any} */ event) => (place.value = placeOf(event.target));
    /** @type {Props} */
    const shared = { record, grid, cell: roving.cell, select: actions.select, chosen: store.selection.value, known: store.known.value };
    return html`<table class="matrix fire-grid" ...${roving.grid} onPointerOver=${point} onPointerLeave=${() => (place.value = null)} onFocusIn=${point}>
        <caption class="visually-hidden">Weight nudges of layer ${layer}: a row for each neuron behind, a column for each in front</caption>
        <thead>
            <tr>
                <td class="corner fine">a ↓ · ν →</td>
                ${columns.map((column, i) => html`<${Head} key=${column.j} ...${shared} column=${column} at=${i + 1} />`)}
            </tr>
        </thead>
        <tbody>
            ${rows.map((row, i) => html`<${GridRow} key=${row.k} ...${shared} row=${row} at=${i} />`)}
        </tbody>
    </table>`;
}

/** @param {Element} element @returns {Place | null} */
function placeOf(element) {
    const at = element.closest('[data-at]')?.getAttribute('data-at');
    if (!at) return null;
    const [row, column] = at.split('.').map(Number);
    return row > 0 && column > 0 ? { row: row - 1, column: column - 1 } : null;
}

/** @param {Props & { column: NudgeGrid['columns'][number], at: number }} props */
function Head({ record, grid, known, chosen, select, cell, column, at }) {
    const { layer, columns } = grid;
    const { j, nudge } = column;
    const most = columns.reduce((most, each) => Math.max(most, Math.abs(each.nudge)), 0);
    const isChosen = chosen?.layer === layer && chosen.index === j;
    return html`<th scope="col" class=${`heard ${isChosen ? 'chosen' : ''}`} title=${neuronName(layer, j, record.depth)} onClick=${() => select({ layer, index: j })} ...${cell(0, at)}>
        ${known.nudge(layer) ? html`<${Arrow} value=${nudge} most=${most} tall=${30} />` : html`<span class="muted" aria-hidden="true">?</span>`}
        <span class="name">${j}</span>
        <span class="visually-hidden">${known.nudge(layer) ? `nudge ${number(nudge, { signed: true })}` : 'nudge not known yet'}</span>
    </th>`;
}

/** @param {Props & { row: NudgeGrid['rows'][number], at: number }} props */
function GridRow({ record, grid, known, chosen, select, cell, row, at }) {
    const { layer, columns, cells, strongest } = grid;
    const { k, a } = row;
    const isChosen = chosen?.layer === layer - 1 && chosen.index === k;
    return html`<tr class=${isChosen ? 'chosen' : ''}>
        <th scope="row" onClick=${() => select({ layer: layer - 1, index: k })} ...${cell(at + 1, 0)}>
            ${known.activation(layer - 1) ? html`<${Disc} a=${a} /> <span class="behind">${layer === 1 ? `px ${k}` : neuronName(layer - 1, k, record.depth)}</span> <span class="muted">${fixed2(a)}</span>` : '?'}
        </th>
        ${columns.map(({ j }, i) => {
            const isPicked = chosen?.layer === layer && chosen.index === j && chosen.from === k;
            return html`<${Nudge}
                key=${j}
                value=${known.weightNudge(layer) ? cells[at][i] : null}
                most=${Math.abs(strongest.value)}
                mark=${isPicked ? 'picked' : j === strongest.j && k === strongest.k ? 'most' : ''}
                select=${() => select({ layer, index: j, from: k })}
                place=${{ ...cell(at + 1, i + 1), 'data-j': j, 'data-k': k }}
            />`;
        })}
    </tr>`;
}

/** A weight nudge: its sign as ▲ or ▼ and as a colour, as strong as it is. */
/** @param {{ value: number | null, most: number, mark: string, select: () => void, place: object }} props */
function Nudge({ value, most, mark, select, place }) {
    const share = value !== null && most > 0 ? Math.abs(value) / most : 0;
    const tone = (value ?? 0) < 0 ? 'down' : 'up';
    return html`<td
        class=${`tone ${tone} ${share >= STRONG ? 'strong' : ''} ${value === null ? '' : mark}`}
        style=${{ '--share': `${Math.round(1000 * share) / 10}%` }}
        onClick=${select}
        ...${place}
    >
        ${value === null || value === 0
            ? null
            : html`<svg viewBox="0 0 10 10" aria-hidden="true"><path d=${tone === 'up' ? 'M5 2 L9 8.5 H1 Z' : 'M5 8 L9 1.5 H1 Z'} /></svg>`}
        <span class="visually-hidden">${value === null ? 'not known yet' : number(value, { signed: true })}</span>
    </td>`;
}
