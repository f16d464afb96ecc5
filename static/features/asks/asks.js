import { useSignal } from '@preact/signals';
import { computed } from '@preact/signals-core';
import { html } from 'htm/preact';
import { useMemo } from 'preact/hooks';
import { heardBy, timeWhenHeard } from '../../stage/scene/asks.js';
import { number } from '../../text/format.js';
import { say } from '../../text/say.js';
import { LayerChoice, useLayer } from '../../ui/layer-choice.js';
import { rich } from '../../ui/rich.js';
import { arithmeticAt, askMatrix, heardNext, largestSum } from './model/asks.js';
import { AsksTable } from './table.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('./model/asks.js').AskMatrix} AskMatrix */
/** @typedef {import('./model/asks.js').Place} Place */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */

/** The lowest layer that asks. Layer 1 does not ask: the pixels behind it are given. */
const LOWEST = 2;

/**
 * The panel of asks: what each neuron of a layer asks of each neuron behind it. The asks are heard one neuron
 * after the other, and their sums grow.
 *
 * @param {{ store: Store, actions: Actions }} props
 */
export function Asks({ store, actions }) {
    const { layer, choose } = useLayer(store, LOWEST);
    const record = store.record.value;
    const matrix = useMemo(() => (record && record.depth >= layer ? askMatrix(record, layer) : null), [record, layer]);
    const heard = useHeard(store, layer, matrix?.asking ?? 0);
    const place = useSignal(/** @type {Place | null} */ (null));
    if (!record) return null;
    if (record.depth < LOWEST) return html`<${NobodyToAsk} />`;
    if (!matrix) return null;
    return html`<section class="panel asks" aria-labelledby="asks-title">
        <h2 id="asks-title">${toTitle(record, matrix)}</h2>
        <${LayerChoice}
            label=${say('asks-which-layer')}
            layer=${layer}
            lowest=${LOWEST}
            depth=${record.depth}
            choose=${choose}
        />
        <${Opinions} store=${store} actions=${actions} matrix=${matrix} heard=${heard} />
        <${AsksTable}
            store=${store}
            actions=${actions}
            record=${record}
            matrix=${matrix}
            heard=${heard}
            place=${place}
        />
        <${Arithmetic} record=${record} matrix=${matrix} heard=${heard} place=${place} />
        <p class="fine">${toKeyText(matrix, heard)}</p>
    </section>`;
}

/**
 * Returns how many neurons of the layer have been heard at the cursor.
 *
 * @param {Store} store
 * @param {number} layer
 * @param {number} asking
 */
function useHeard(store, layer, asking) {
    const heard = useMemo(
        () =>
            computed(() => {
                const { phase, t, direction } = store.cursor.value;
                if (store.known.value.ask(layer)) return asking;
                if (phase !== `asks:${layer}`) return 0;
                const jumps = store.view.value.still && direction !== 0; // without animation
                return jumps ? asking : heardBy(t, asking);
            }),
        [store, layer, asking],
    );
    return heard.value;
}

/** Buttons: hear one more neuron, or all of them. */
/** @param {{ store: Store, actions: Actions, matrix: AskMatrix, heard: number }} props */
function Opinions({ store, actions, matrix, heard }) {
    const { layer, asking } = matrix;
    const isOver = heard >= asking;
    const isPlaying = store.isMoving.value;
    const hear = (/** @type {number} */ count) => {
        const plays = count === asking && !store.view.value.still; // animates the arrows to their full length
        const t = count === asking && store.view.value.still ? 1 : timeWhenHeard(count, asking);
        actions.showPhase(`asks:${layer}`, t, plays ? 1 : 0);
    };
    return html`<div class="opinions">
        <button class="button" onClick=${() => hear(isOver ? heardNext(matrix, 0) : heardNext(matrix, heard))}>
            ${isOver && !isPlaying ? say('asks-one-by-one') : say('asks-next')}
        </button>
        <button class="button" disabled=${isOver} onClick=${() => hear(asking)}>${say('asks-all')}</button>
        <span class="heard">${rich('asks-heard', { heard, asking })}</span>
    </div>`;
}

/** The arithmetic of the cell under the pointer. */
/** @param {{ record: StepRecord, matrix: AskMatrix, heard: number,
 *     place: import('@preact/signals-core').Signal<Place | null> }} props */
function Arithmetic({ record, matrix, heard, place }) {
    const text = place.value && arithmeticAt(record, matrix, place.value, heard);
    return html`<p class=${`at-cell ${text ? '' : 'muted'}`}>
        ${text || say('asks-point')}
    </p>`;
}

function NobodyToAsk() {
    return html`<section class="panel asks" aria-labelledby="asks-title">
        <h2 id="asks-title">${say('asks-nobody-title')}</h2>
        <p>${say('asks-nobody')}</p>
    </section>`;
}

/** @param {StepRecord} record @param {AskMatrix} matrix */
function toTitle({ depth }, { layer, asked }) {
    return say('asks-title', { is_output: layer === depth, layer, asked });
}

/**
 * The directions and the scales of the bars, the largest of the sums on show, and which neurons have no row or column.
 * The arrows' scale also holds the sums on the way there.
 *
 * @param {AskMatrix} matrix
 * @param {number} heard
 */
function toKeyText(matrix, heard) {
    const { rows, columns, asked, asking } = matrix;
    const sentences = [say('asks-key')];
    if (heard > 0)
        sentences.push(say('asks-scale', { most: number(matrix.most), sum: number(largestSum(matrix, heard)) }));
    if (rows.length < asked) sentences.push(say('asks-rows', { rows: rows.length, asked }));
    if (columns.length < asking) sentences.push(say('asks-columns', { columns: columns.length, asking }));
    return sentences.join(' ');
}
