import { useMemo, useState } from 'preact/hooks';
import { useSignal } from '@preact/signals';

import { nudgeGrid } from '../figures/fire-together.js';
import { number, whole } from '../words/format.js';
import { neuronName, weightName } from '../words/names.js';
import { GridTable } from './fire-table.js';
import { html } from './html.js';
import { LayerChoice, useLayer } from './layer-choice.js';

/** @typedef {import('../figures/fire-together.js').NudgeGrid} NudgeGrid */
/** @typedef {import('../state/record.js').StepRecord} StepRecord */

/**
 * Weight nudges over the grid of activation behind and nudge in front: where both are large there is the
 * strongest.
 *
 * @param {{ store: import('../state/store.js').Store,
 *     actions: import('../state/actions.js').Actions }} props
 */
export function FireTogether({ store, actions }) {
    const { layer, choose } = useLayer(store, 1);
    const [isSorted, setSorted] = useState(true);
    const record = store.settled.value;
    const grid = useMemo(
        () => (record && record.depth >= layer ? nudgeGrid(record, layer, isSorted) : null),
        [record, layer, isSorted],
    );
    const place = useSignal(/** @type {{ row: number, column: number } | null} */ (null));
    if (!record || !grid) return null;
    const known = store.known.value;
    return html`<section class="panel fire" aria-labelledby="fire-title">
        <h2 id="fire-title">Activation behind × nudge in front</h2>
        <${LayerChoice} label="Weights into which layer" layer=${layer} lowest=${1} depth=${record.depth} choose=${choose} />
        <div class="opinions" role="group" aria-label="Order">
            <button class="choice" aria-pressed=${isSorted} onClick=${() => setSorted(true)}>sorted</button>
            <button class="choice" aria-pressed=${!isSorted} onClick=${() => setSorted(false)}>in place</button>
        </div>
        ${known.weightNudge(layer) ? html`<${Sentence} record=${record} grid=${grid} select=${actions.select} />` : html`<${NotYet} layer=${layer} actions=${actions} />`}
        <${GridTable} store=${store} actions=${actions} record=${record} grid=${grid} place=${place} />
        <${Product} record=${record} grid=${grid} place=${place} isKnown=${known.weightNudge(layer)} />
        <p class="fine">${scaleOf(grid, known.weightNudge(layer))}${leftOut(grid)}</p>
        <p class="limits">
            Neurons that fire together wire together? It is like that, but not that: what counts in front is not what
            ${' '}fires there but what is wanted there, and where less is wanted the same rule weakens.
        </p>
    </section>`;
}

/** The strongest cell, with its numbers. */
/** @param {{ record: StepRecord, grid: NudgeGrid, select: (s: import('../state/store.js').Selection) => void }} props */
function Sentence({ record, grid: { layer, strongest }, select }) {
    const { j, k, a, nudge, push, value } = strongest;
    const [behind, inFront] = [neuronName(layer - 1, k, record.depth), neuronName(layer, j, record.depth)];
    if (value === 0) return html`<p class="strongest">Nothing is wanted of any of these weights: either nothing fires behind, or nothing is wanted in front.</p>`;
    const isOutput = layer === record.depth;
    return html`<p class="strongest">
        The strongest is <button class="link attention" onClick=${() => select({ layer, index: j, from: k })}>${weightName(layer, j, k, record.depth)}</button>:
        ${' '}${behind} is at <b>${number(a)}</b>, and ${isOutput ? `the ${inFront}` : inFront} wants to go
        ${' '}${direction(nudge)}, ν = <${Signed} value=${nudge} />, which is −δ = <${Signed} value=${push} /> at its sum.
        ${' '}<span class="product">${number(a)} · ${push < 0 ? `(${number(push)})` : number(push)} = <b><${Signed} value=${value} /></b></span>
    </p>`;
}

/** @param {{ layer: number, actions: import('../state/actions.js').Actions }} props */
function NotYet({ layer, actions }) {
    return html`<p class="strongest muted">
        The cells fill in when the weight nudges of layer ${layer} come.
        ${' '}<button class="choice" onClick=${() => actions.showPhase(`weight_nudges:${layer}`)}>Let them come</button>
    </p>`;
}

/** The product of the cell that is pointed at. */
/** @param {{ record: StepRecord, grid: NudgeGrid, isKnown: boolean,
 *     place: import('@preact/signals-core').Signal<{ row: number, column: number } | null> }} props */
function Product({ record, grid, place, isKnown }) {
    const row = place.value && grid.rows[place.value.row];
    const column = place.value && grid.columns[place.value.column];
    if (!place.value || !row || !column || !isKnown) {
        return html`<p class="at-cell muted">Point at a cell for its product; click it to see its weight on the stage.</p>`;
    }
    const value = grid.cells[place.value.row][place.value.column];
    const push = column.push < 0 ? `(${number(column.push)})` : number(column.push);
    return html`<p class="at-cell">
        ${weightName(grid.layer, column.j, row.k, record.depth)}: a · −δ = ${number(row.a)} · ${push} = <${Signed} value=${value} />
    </p>`;
}

/** @param {{ value: number }} props */
function Signed({ value }) {
    return html`<span class=${value < 0 ? 'down' : 'up'}>${number(value, { signed: true })}</span>`;
}

/** @param {number} nudge */
function direction(nudge) {
    return html`<span class=${nudge < 0 ? 'down' : 'up'}>${nudge < 0 ? 'down' : 'up'}</span>`;
}

/** @param {NudgeGrid} grid @param {boolean} isKnown */
function scaleOf({ strongest }, isKnown) {
    const full = isKnown ? `, in full colour at ${number(Math.abs(strongest.value))}` : '';
    return `▲ and blue: strengthen, ▼ and orange: weaken${full}.`;
}

/** @param {NudgeGrid} grid */
function leftOut({ layer, rows, columns, behind, inFront }) {
    const what = layer === 1 ? 'pixels' : 'neurons behind';
    const left = rows.length < behind ? ` Rows: the ${rows.length} brightest of ${whole(behind)} ${what}.` : '';
    const right = columns.length < inFront ? ` Columns: the ${columns.length} of ${whole(inFront)} with the strongest δ.` : '';
    return left + right;
}
