import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { fixed2, number } from '../../text/format.js';
import { neuronName, weightName } from '../../text/names.js';
import { say, textIds } from '../../text/say.js';
import { LayerChoice, useLayer } from '../../ui/layer-choice.js';
import { Options } from '../../ui/options.js';
import { rich } from '../../ui/rich.js';
import { FireTable } from './fire-table.js';
import { fireGrid, toMeaningText } from './model/fire-together.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./model/fire-together.js').FireGrid} Grid */

/** The orders of the neurons, and the ids of their names. */
const ORDERS = textIds({ sorted: 'fire-sorted', places: 'fire-in-place' });

/**
 * The panel of the weight nudges of a layer, by the activation of the neuron behind and by −δ of the neuron in front.
 *
 * @param {{ store: Store, actions: Actions }} props
 */
export function FireTogether({ store, actions }) {
    const { layer, choose } = useLayer(store, 1);
    const [order, setOrder] = useState('sorted');
    const record = store.record.value;
    const known = store.known.value;
    if (!record || record.depth < layer) return null;
    const isKnown = known.weightNudge(layer);
    const grid = fireGrid(record, layer, {
        isSorted: order === 'sorted',
        knowsBehind: layer === 1 || known.activation(layer - 1),
        knowsFront: known.nudge(layer),
    });
    return html`<section class="panel fire-together" aria-labelledby="fire-title">
        <div class="fire-head">
            <h2 id="fire-title">${say('fire-title')}</h2>
            <${Options}
                label=${say('fire-order')}
                options=${Object.entries(ORDERS).map(([each, id]) => [each, say(id)])}
                value=${order}
                choose=${setOrder}
            />
        </div>
        <${LayerChoice}
            label=${say('fire-which-layer')}
            layer=${layer}
            lowest=${1}
            depth=${record.depth}
            choose=${choose}
        />
        ${
            isKnown
                ? html`<${Strongest} record=${record} grid=${grid} select=${actions.select} />`
                : html`<${NotYet} layer=${layer} store=${store} actions=${actions} />`
        }
        <${FireTable} store=${store} actions=${actions} record=${record} grid=${grid} isSorted=${order === 'sorted'} />
        ${isKnown && grid.strongest ? html`<${Scale} most=${Math.abs(grid.strongest.value)} />` : null}
        <p class="fine">${toExtentText(grid, record)}</p>
        <p class="limits">
            ${toLimitsText(record, layer, known.nudge(layer) && known.activation(layer) ? grid.wanted : null)}
        </p>
    </section>`;
}

/** The strongest weight nudge of the layer, with its numbers. */
/** @param {{ record: StepRecord, grid: Grid, select: Actions['select'] }} props */
function Strongest({ record, grid: { layer, strongest, behind, inFront }, select }) {
    if (!strongest) return html`<p class="strongest">${say('fire-all-zero')}</p>`;
    const { j, k, a, push, value } = strongest;
    const signed = number(push, { signed: true });
    return html`<div class="strongest" data-weight=${`${layer}.${j}.${k}`}>
        <p>
            ${rich('fire-strongest', {
                count: behind * inFront,
                weight: html`<button
                    class="link name"
                    title=${say('fire-strongest.title')}
                    onClick=${() => select({ layer, index: j, from: k })}
                >
                    ${weightName(layer, j, k, record.depth)}
                </button>`,
            })}
        </p>
        <p class="written">
            <span class="muted">a · −δ = </span><span data-value="a">${number(a)}</span> · ${push < 0 ? '(' : ''}
            <span data-value="push">${signed}</span>${push < 0 ? ')' : ''} =
            ${' '}<b class=${value < 0 ? 'down' : 'up'} data-value="product">${number(value, { signed: true })}</b>
        </p>
        <p class="meaning">${toMeaningText(strongest)}</p>
    </div>`;
}

/** Shown before the weight nudges of a layer are known, with a button that plays them. */
/** @param {{ layer: number, store: Store, actions: Actions }} props */
function NotYet({ layer, store, actions }) {
    const { cursor, view } = store;
    const isOnItsWay = cursor.value.phase === `weight_nudges:${layer}` && cursor.value.direction > 0;
    const show = () => actions.showPhase(`weight_nudges:${layer}`, Number(view.value.still), view.value.still ? 0 : 1);
    return html`<div class="strongest">
        <p class="muted">${say('fire-not-known', { layer })}</p>
        <button class="button" disabled=${isOnItsWay} onClick=${show}>${say('fire-show', { layer })}</button>
    </div>`;
}

/** The colour scale. @param {{ most: number }} props */
function Scale({ most }) {
    return html`<div class="fire-scale">
        <span>▼ ${number(-most)}</span>
        <i aria-hidden="true"></i>
        <span>▲ ${number(most, { signed: true })}</span>
        <span class="muted">${say('fire-scale')}</span>
    </div>`;
}

/** Returns as text which neurons have a row and which have a column. @param {Grid} grid @param {StepRecord} record */
function toExtentText({ layer, rows, columns, behind, inFront }, { depth }) {
    return say('fire-extent', {
        are_all_rows: rows.length >= behind,
        is_input: layer === 1,
        rows: rows.length,
        behind,
        are_all_columns: columns.length >= inFront,
        is_output: layer === depth,
        columns: columns.length,
        front: inFront,
    });
}

/** @param {StepRecord} record @param {number} layer @param {import('./model/fire-together.js').Column | null} wanted */
function toLimitsText({ depth }, layer, wanted) {
    return say('fire-limits', {
        wanted: wanted === null ? 'none' : layer === depth ? 'output' : 'neuron',
        neuron: wanted ? neuronName(layer, wanted.j, depth) : '',
        activation: wanted ? fixed2(wanted.a) : '',
    });
}
