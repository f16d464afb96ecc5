import { html } from 'htm/preact';
import { useState } from 'preact/hooks';

import { CONNECTION, required } from '../../core/record.js';
import { fixed2, number } from '../../text/format.js';
import { neuronName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Amount } from '../../ui/amount.js';
import { Disc } from '../../ui/icons.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/store.js').Selection} Selection */
/** @typedef {import('../../core/known.js').Known} Known */
/** @typedef {{ from: number, a: number, w: number | null, nudge: number, ask: number | null }} Row */
/** @typedef {{ record: StepRecord, chosen: Selection, known: Known, select: (s: Selection) => void }} Props */

const FEW_ROWS = 8;
const MOST_ROWS = 64;

/**
 * The table of the connections into a neuron: activation, weight nudge, weight and ask. The largest weight nudge is
 * first; before the weight nudges are known, the largest |w · a| is first. What is not known yet has no column.
 *
 * @param {Props} props
 */
export function Connections({ record, chosen, known, select }) {
    const [isOpen, setOpen] = useState(false);
    const rows = listRows(record, chosen, known);
    const shown = rows.slice(0, isOpen ? MOST_ROWS : FEW_ROWS);
    const hasNudges = known.weightNudge(chosen.layer);
    const hasAsks = chosen.layer > 1 && known.ask(chosen.layer);
    const bias = -required(record.delta[chosen.layer])[chosen.index];
    const most = { nudge: Math.max(greatest(rows, 'nudge'), Math.abs(bias)), ask: greatest(rows, 'ask') };
    const neuron = neuronName(chosen.layer, chosen.index, record.depth);
    return html`<table class="connections">
            <caption class="visually-hidden">${say('inspector-connections', { neuron })}</caption>
            <thead>
                <tr>
                    <th scope="col">${say('inspector-from')}</th>
                    <th scope="col">a</th>
                    ${hasNudges ? html`<th scope="col" colspan="2">${say('inspector-weight-nudge')}</th>` : null}
                    <th scope="col">w</th>
                    ${hasAsks ? html`<th scope="col" colspan="2">${say('inspector-ask')}</th>` : null}
                </tr>
            </thead>
            <tbody>
                ${shown.map(
                    (row) => html`<${Connection}
                        key=${row.from}
                        row=${row}
                        most=${most}
                        record=${record}
                        chosen=${chosen}
                        known=${known}
                        select=${select}
                    />`,
                )}
                <tr class="bias">
                    <th scope="row">${say('inspector-bias')}</th>
                    <td></td>
                    ${
                        hasNudges
                            ? html`<${Amount} value=${known.biasNudge(chosen.layer) ? bias : null} most=${most.nudge} />`
                            : null
                    }
                    <td>${biasRow(record, chosen)}</td>
                    ${hasAsks ? html`<td colspan="2"></td>` : null}
                </tr>
            </tbody>
        </table>
        ${
            rows.length > FEW_ROWS
                ? html`<button class="choice more" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
                    ${
                        isOpen
                            ? say('inspector-show-strongest', { count: FEW_ROWS })
                            : say('inspector-show-more', {
                                  are_all: rows.length <= MOST_ROWS,
                                  count: Math.min(MOST_ROWS, rows.length),
                                  all: String(rows.length),
                              })
                    }
                </button>`
                : null
        }`;
}

/**
 * The table of the asks of a neuron by the next layer, and their sum, which is its nudge.
 *
 * @param {Pick<Props, 'record' | 'chosen' | 'known'>} props
 */
export function AskedBy({ record, chosen: { layer, index }, known }) {
    const ask = layer < record.depth ? CONNECTION.asks(record, layer + 1) : null;
    if (!ask || !known.ask(layer + 1)) return null;
    const asks = Array.from({ length: record.sizes[layer + 1] }, (_, j) => ({ j, value: ask(j, index) }));
    const shown = asks.sort((one, other) => Math.abs(other.value) - Math.abs(one.value)).slice(0, MOST_ROWS);
    const nudge = required(record.nudge[layer])[index];
    const most = Math.max(Math.abs(nudge), Math.abs(shown[0].value));
    const isOutput = layer + 1 === record.depth;
    const name = (/** @type {number} */ j) => neuronName(layer + 1, j, record.depth);
    return html`<table class="connections asked-by">
        <caption>${say('inspector-asked', { neuron: neuronName(layer, index, record.depth) })}</caption>
        <thead>
            <tr>
                <th scope="col">${say('inspector-asked-by')}</th>
                <th scope="col" colspan="2">${say('inspector-ask')}</th>
            </tr>
        </thead>
        <tbody>
            ${shown.map(
                ({ j, value }) => html`<tr key=${j}>
                    <th scope="row">
                        ${isOutput ? say('inspector-asking-output', { neuron: name(j) }) : name(j)}
                    </th>
                    <${Amount} value=${value} most=${most} />
                </tr>`,
            )}
            <tr class="sum"><th scope="row">${say('inspector-sum')}</th><${Amount} value=${nudge} most=${most} /></tr>
        </tbody>
    </table>`;
}

/** @param {Props & { row: Row, most: { nudge: number, ask: number } }} props */
function Connection({ row, most, record, chosen, known, select }) {
    const isChosen = chosen.from === row.from;
    const { layer, index } = chosen;
    const name = neuronName(layer - 1, row.from, record.depth);
    return html`<tr class=${isChosen ? 'chosen' : ''}>
        <th scope="row">
            <button class="link" aria-pressed=${isChosen} onClick=${() => select({ layer, index, from: row.from })}>
                ${name}
            </button>
        </th>
        <td>${known.activation(layer - 1) ? html`<${Disc} a=${row.a} /> ${fixed2(row.a)}` : null}</td>
        ${known.weightNudge(layer) ? html`<${Amount} value=${row.nudge} most=${most.nudge} />` : null}
        <td>${row.w === null ? '' : number(row.w)}</td>
        ${layer > 1 && known.ask(layer) ? html`<${Amount} value=${row.ask} most=${most.ask} />` : null}
    </tr>`;
}

/** @param {StepRecord} record @param {Selection} chosen */
function biasRow(record, { layer, index }) {
    const b = record.b[layer];
    return b ? number(b[index]) : '';
}

/** @param {StepRecord} record @param {Selection} chosen @param {Known} known @returns {Row[]} */
function listRows(record, { layer, index }, known) {
    const w = CONNECTION.weights(record, layer);
    const ask = CONNECTION.asks(record, layer);
    const nudge = required(CONNECTION.weight_nudges(record, layer));
    const rows = Array.from(required(record.a[layer - 1]), (a, from) => ({
        from,
        a,
        w: w ? w(index, from) : null,
        nudge: nudge(index, from),
        ask: ask ? ask(index, from) : null,
    }));
    if (!known.activation(layer - 1)) return rows;
    const weigh = known.weightNudge(layer)
        ? (/** @type {Row} */ row) => Math.abs(row.nudge)
        : (/** @type {Row} */ row) => Math.abs(row.a * (row.w ?? 0)); // the order must not reveal the nudges
    return rows.sort((one, other) => weigh(other) - weigh(one));
}

/** @param {Row[]} rows @param {'nudge' | 'ask'} name */
function greatest(rows, name) {
    return rows.reduce((most, row) => Math.max(most, Math.abs(row[name] ?? 0)), 0);
}
