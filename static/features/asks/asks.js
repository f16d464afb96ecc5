import { useSignal } from '@preact/signals';
import { computed } from '@preact/signals-core';
import { html } from 'htm/preact';
import { useMemo } from 'preact/hooks';
import { heardBy, timeWhenHeard } from '../../stage/scene/asks.js';
import { number, whole } from '../../text/format.js';
import { LayerChoice, useLayer } from '../../ui/layer-choice.js';
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
            label="Which layer asks"
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
        <p class="fine">
            Right and blue: asked to go up; left and orange: down. ${toScaleText(matrix, heard)}${toOmittedText(matrix)}
        </p>
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
            ${isOver && !isPlaying ? 'One by one' : 'Next opinion'}
        </button>
        <button class="button" disabled=${isOver} onClick=${() => hear(asking)}>All</button>
        <span class="heard"><b>${whole(heard)}</b> of ${whole(asking)} heard</span>
    </div>`;
}

/** The arithmetic of the cell under the pointer. */
/** @param {{ record: StepRecord, matrix: AskMatrix, heard: number,
 *     place: import('@preact/signals-core').Signal<Place | null> }} props */
function Arithmetic({ record, matrix, heard, place }) {
    const text = place.value && arithmeticAt(record, matrix, place.value, heard);
    return html`<p class=${`at-cell ${text ? '' : 'muted'}`}>
        ${text || 'Point at a cell for its arithmetic; click it to see its weight on the stage.'}
    </p>`;
}

function NobodyToAsk() {
    return html`<section class="panel asks" aria-labelledby="asks-title">
        <h2 id="asks-title">Nobody to ask</h2>
        <p>This network has no hidden layer: behind its outputs are the pixels, which are given.</p>
    </section>`;
}

/** @param {StepRecord} record @param {AskMatrix} matrix */
function toTitle({ depth }, { layer, asked }) {
    const who = layer === depth ? 'each output' : `each neuron of layer ${layer}`;
    return `What ${who} asks of the ${whole(asked)} neurons behind it`;
}

/**
 * The scales of the bars, and the largest of the sums on show. The arrows' scale also holds the sums on the way there.
 *
 * @param {AskMatrix} matrix
 * @param {number} heard
 */
function toScaleText(matrix, heard) {
    if (heard === 0) return '';
    const sum = number(largestSum(matrix, heard));
    return `A bar to the edge of its cell is ${number(matrix.most)}; the longest arrow of the sums is now ${sum}.`;
}

/** @param {AskMatrix} matrix */
function toOmittedText({ rows, columns, asked, asking }) {
    const shownRows =
        rows.length < asked ? ` Rows: the ${rows.length} of ${whole(asked)} with the strongest nudge.` : '';
    const shownColumns =
        columns.length < asking
            ? ` Columns: the ${columns.length} of ${whole(asking)} with the strongest δ, and all others together.`
            : '';
    return shownRows + shownColumns;
}
