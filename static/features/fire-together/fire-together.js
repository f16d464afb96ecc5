import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { fixed2, number, whole } from '../../text/format.js';
import { neuronName, weightName } from '../../text/names.js';
import { LayerChoice, useLayer } from '../../ui/layer-choice.js';
import { Options } from '../../ui/options.js';
import { FireTable } from './fire-table.js';
import { fireGrid, toMeaningText } from './model/fire-together.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('./model/fire-together.js').FireGrid} Grid */

/** @type {[string, string][]} */
const ORDERS = [
    ['sorted', 'sorted'],
    ['places', 'in place'],
];

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
            <h2 id="fire-title">Active behind × wanted in front</h2>
            <${Options} label="neurons" options=${ORDERS} value=${order} choose=${setOrder} />
        </div>
        <${LayerChoice}
            label="Weights of which layer"
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
            “Neurons that fire together wire together” is only an analogy here: the neuron in front need not
            fire
            ${
                known.nudge(layer) && known.activation(layer) && grid.wanted
                    ? ` (${toFrontName(record, layer, grid.wanted.j)}, most wanted, is at ${fixed2(grid.wanted.a)})`
                    : ''
            }
            ,
            ${' '}it is wanted; and if it is active but unwanted, the tie is loosened.
        </p>
    </section>`;
}

/** The strongest weight nudge of the layer, with its numbers. */
/** @param {{ record: StepRecord, grid: Grid, select: Actions['select'] }} props */
function Strongest({ record, grid: { layer, strongest, behind, inFront }, select }) {
    if (!strongest)
        return html`<p class="strongest">Nothing is asked of any weight of this layer: every product is 0.</p>`;
    const { j, k, a, push, value } = strongest;
    const signed = number(push, { signed: true });
    return html`<div class="strongest" data-weight=${`${layer}.${j}.${k}`}>
        <p>
            Strongest of ${whole(behind * inFront)}:
            ${' '}
            <button
                class="link name"
                title="Show it on the stage"
                onClick=${() => select({ layer, index: j, from: k })}
            >
                ${weightName(layer, j, k, record.depth)}
            </button>
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
        <p class="muted">
            Which weight is asked for most? That is not known before the weight nudges of layer ${layer}.
        </p>
        <button class="button" disabled=${isOnItsWay} onClick=${show}>Show the weight nudges of layer ${layer}</button>
    </div>`;
}

/** The colour scale. @param {{ most: number }} props */
function Scale({ most }) {
    return html`<div class="fire-scale">
        <span>▼ ${number(-most)}</span>
        <i aria-hidden="true"></i>
        <span>▲ ${number(most, { signed: true })}</span>
        <span class="muted">full colour; half of it is half as strong</span>
    </div>`;
}

/** Returns as text which neurons have a row and which have a column. @param {Grid} grid @param {StepRecord} record */
function toExtentText({ layer, rows, columns, behind, inFront }, { depth }) {
    const kind = layer === 1 ? 'pixels' : 'neurons behind';
    const ends = layer === depth ? 'outputs' : 'neurons in front';
    const down =
        rows.length < behind ? `the ${rows.length} most active of ${whole(behind)} ${kind}` : `all ${behind} ${kind}`;
    const across =
        columns.length < inFront
            ? `the ${columns.length} of ${whole(inFront)} ${ends} with the strongest δ`
            : `all ${inFront} ${ends}`;
    return `Down: ${down}. Across: ${across}. A click shows a weight on the stage.`;
}

/** @param {StepRecord} record @param {number} layer @param {number} j */
function toFrontName({ depth }, layer, j) {
    return `${layer === depth ? 'output ' : ''}${neuronName(layer, j, depth)}`;
}
