import { CONNECTION, required } from '../state/record.js';
import { arithmeticOf } from '../words/arithmetic.js';
import { number } from '../words/format.js';
import { layerName, neuronName, weightName } from '../words/names.js';
import { Formula } from './formula.js';
import { html } from './html.js';
import { PixelWeights } from './pixel-weights.js';

/** @typedef {import('../state/record.js').StepRecord} StepRecord */
/** @typedef {import('../state/store.js').Selection} Selection */
/** @typedef {{ from: number, a: number, w: number | null, nudge: number, ask: number | null }} Row */

const MOST_ROWS = 48;

/**
 * What one neuron holds, how it came about, and what it asks of everything behind it.
 *
 * @param {{ store: import('../state/store.js').Store,
 *     actions: import('../state/actions.js').Actions }} props
 */
export function Inspector({ store, actions }) {
    const record = store.settled.value;
    const room = store.room.value;
    if (!record || !room) return null;
    const chosen = selectionIn(record, store.selection.value);
    if (chosen.layer === 0) {
        return html`<section class="panel inspector" aria-labelledby="inspector-title">
            <h2 id="inspector-title">Pixel ${chosen.index}</h2>
            <${Formula} arithmetic=${arithmeticOf(record, settingsOf(room), chosen)} />
        </section>`;
    }
    return html`<section class="panel inspector" aria-labelledby="inspector-title">
        <h2 id="inspector-title">${titleOf(record, chosen)}</h2>
        <${NeuronPicker} record=${record} chosen=${chosen} select=${actions.select} />
        <${Formula} arithmetic=${arithmeticOf(record, settingsOf(room), chosen)} />
        ${chosen.layer === 1
            ? html`<${PixelWeights} record=${record} chosen=${chosen} select=${actions.select} view=${store.view.value} />`
            : null}
        <${Connections} record=${record} chosen=${chosen} select=${actions.select} />
    </section>`;
}

/** @param {import('../state/store.js').RoomState} room */
function settingsOf(room) {
    return /** @type {{ activation: string, output_activation: string, cost: string }} */ (
        /** @type {unknown} */ (room.settings)
    );
}

/**
 * The selection as far as this network has it; else the output of the label.
 *
 * @param {StepRecord} record
 * @param {Selection | null} selection
 * @returns {Selection}
 */
export function selectionIn({ sizes, depth, focus }, selection) {
    const exists =
        selection && selection.layer <= depth && selection.index < sizes[selection.layer] &&
        (typeof selection.from !== 'number' || selection.from < sizes[selection.layer - 1]);
    return exists ? selection : { layer: depth, index: focus.label };
}

/** @param {StepRecord} record @param {Selection} selection */
function titleOf(record, { layer, index, from }) {
    if (typeof from === 'number') return `Weight ${weightName(layer, index, from, record.depth)}`;
    const nudge = required(record.nudge[layer])[index];
    const wants = nudge === 0 ? 'wants to stay' : `wants to go ${nudge > 0 ? 'up' : 'down'}`;
    const kind = layerName(layer, record.depth);
    const name = neuronName(layer, index, record.depth);
    return `${kind} neuron ${layer === record.depth ? `“${name}”` : name} ${wants}`;
}

/** @param {{ record: StepRecord, chosen: Selection, select: (s: Selection) => void }} props */
function NeuronPicker({ record, chosen, select }) {
    const layers = Array.from({ length: record.depth }, (_, i) => i + 1);
    const onLayer = (/** @type {any} */ event) => select({ layer: Number(event.currentTarget.value), index: 0 });
    const onIndex = (/** @type {any} */ event) =>
        select({ layer: chosen.layer, index: Number(event.currentTarget.value) });
    return html`<div class="neuron-picker">
        <label>Layer
            <select value=${chosen.layer} onChange=${onLayer}>
                ${layers.map((l) => html`<option value=${l}>${l} · ${layerName(l, record.depth)}</option>`)}
            </select>
        </label>
        <label>Neuron
            <select value=${chosen.index} onChange=${onIndex}>
                ${Array.from({ length: record.sizes[chosen.layer] }, (_, i) => html`<option value=${i}>${neuronName(chosen.layer, i, record.depth)}</option>`)}
            </select>
        </label>
    </div>`;
}

/** @param {{ record: StepRecord, chosen: Selection, select: (s: Selection) => void }} props */
function Connections({ record, chosen, select }) {
    const rows = rowsOf(record, chosen);
    const shown = rows.slice(0, MOST_ROWS);
    const most = { nudge: greatest(rows, 'nudge'), ask: greatest(rows, 'ask') };
    const isFirst = chosen.layer === 1;
    const bias = -required(record.delta[chosen.layer])[chosen.index];
    const span = Math.max(most.nudge, Math.abs(bias));
    return html`<table class="connections">
        <caption class="visually-hidden">
            Connections into ${neuronName(chosen.layer, chosen.index, record.depth)}, largest weight nudge first
        </caption>
        <thead>
            <tr>
                <th scope="col">from</th>
                <th scope="col">a</th>
                <th scope="col" colspan="2">−δ · a = weight nudge</th>
                <th scope="col">w</th>
                ${isFirst ? null : html`<th scope="col" colspan="2">−δ · w = ask</th>`}
            </tr>
        </thead>
        <tbody>
            ${shown.map(
                (row) => html`<${Connection} key=${row.from} row=${row} record=${record} chosen=${chosen} most=${{ nudge: span, ask: most.ask }} select=${select} />`,
            )}
            <tr class="bias">
                <th scope="row">bias</th>
                <td></td>
                <td><${Bar} value=${bias} most=${span} /></td>
                <td class=${toneOf(bias)}>${number(bias, { signed: true })}</td>
                <td>${number(required(record.b[chosen.layer] ?? new Float32Array(256))[chosen.index])}</td>
                ${isFirst ? null : html`<td colspan="2"></td>`}
            </tr>
        </tbody>
    </table>
    ${rows.length > shown.length
        ? html`<p class="fine">The ${shown.length} largest of ${rows.length}; the others are in the image above.</p>`
        : null}`;
}

/** @param {{ row: Row, record: StepRecord, chosen: Selection, most: { nudge: number, ask: number },
 *     select: (s: Selection) => void }} props */
function Connection({ row, record, chosen, most, select }) {
    const name = neuronName(chosen.layer - 1, row.from, record.depth);
    const isChosen = chosen.from === row.from;
    return html`<tr class=${isChosen ? 'chosen' : ''}>
        <th scope="row">
            <button class="link" aria-pressed=${isChosen} onClick=${() => select({ layer: chosen.layer, index: chosen.index, from: row.from })}>
                ${chosen.layer === 1 ? row.from : name}
            </button>
        </th>
        <td><${Disc} a=${row.a} /></td>
        <td><${Bar} value=${row.nudge} most=${most.nudge} /></td>
        <td class=${toneOf(row.nudge)}>${number(row.nudge, { signed: true })}</td>
        <td>${row.w === null ? '' : number(row.w)}</td>
        ${chosen.layer === 1 || row.ask === null
            ? null
            : html`<td><${Bar} value=${row.ask} most=${most.ask} /></td>
                  <td class=${toneOf(row.ask)}>${number(row.ask, { signed: true })}</td>`}
    </tr>`;
}

/** @param {{ a: number }} props */
function Disc({ a }) {
    return html`<svg class="disc" viewBox="0 0 16 16" role="img" aria-label=${number(a)}>
        <title>${number(a)}</title>
        <circle cx="8" cy="8" r="7" fill-opacity=${Math.max(0, Math.min(1, Math.abs(a)))} />
    </svg>`;
}

/** A bar from the middle: right is up, left is down. @param {{ value: number, most: number }} props */
function Bar({ value, most }) {
    const width = most > 0 ? (20 * Math.abs(value)) / most : 0;
    const x = value < 0 ? 20 - width : 20;
    return html`<svg class=${`bar ${toneOf(value)}`} viewBox="0 0 40 10" preserveAspectRatio="none" aria-hidden="true">
        <line x1="20" x2="20" y1="0" y2="10" />
        <rect x=${x} y="1" width=${width} height="8" />
    </svg>`;
}

/** @param {number} value */
function toneOf(value) {
    return value < 0 ? 'down' : 'up';
}

/** @param {StepRecord} record @param {Selection} chosen @returns {Row[]} */
function rowsOf(record, { layer, index }) {
    const a = required(record.a[layer - 1]);
    const of = (/** @type {import('../scene/edges.js').Quantity} */ quantity) => CONNECTION[quantity](record, layer);
    const [w, nudge, ask] = [of('weights'), required(of('weight_nudges')), of('asks')];
    const rows = Array.from(a, (activation, from) => ({
        from,
        a: activation,
        w: w ? w(index, from) : null,
        nudge: nudge(index, from),
        ask: ask ? ask(index, from) : null,
    }));
    return rows.sort((one, other) => Math.abs(other.nudge) - Math.abs(one.nudge));
}

/** @param {Row[]} rows @param {'nudge' | 'ask'} name */
function greatest(rows, name) {
    return rows.reduce((most, row) => Math.max(most, Math.abs(row[name] ?? 0)), 0);
}
