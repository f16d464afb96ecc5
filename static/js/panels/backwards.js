import { batch } from '@preact/signals-core';
import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';

import { ladder, shareOfOutput } from '../figures/backwards.js';
import { number, whole } from '../words/format.js';
import { AsksMatrix } from './asks-matrix.js';
import { html } from './html.js';
import { LadderRung } from './ladder-rung.js';

/** @typedef {import('../figures/backwards.js').Rung} Rung */
/** @typedef {import('../state/known.js').Known} Known */

/** Here the way back ends: nothing behind layer 1 can be asked. */
const LAST_PHASE = 'bias_nudges:1';

/**
 * The same again for each layer, from the output to the first: nudges, deltas, weight nudges, asks.
 *
 * @param {{ store: import('../state/store.js').Store,
 *     actions: import('../state/actions.js').Actions }} props
 */
export function Backwards({ store, actions }) {
    const record = store.settled.value;
    const settings = /** @type {any} */ (store.room.value?.settings);
    const rungs = useMemo(() => (record ? ladder(record) : []), [record]);
    const phase = useComputed(() => store.cursor.value.phase).value;
    if (!record || !settings) return null;
    const known = store.known.value;
    const most = greatestOf(rungs, known);
    const play = () =>
        batch(() => {
            actions.showPhase('output_nudges');
            store.until.value = LAST_PHASE;
            store.autoplay.value = true;
        });
    return html`<section class="panel backwards" aria-labelledby="backwards-title">
            <h2 id="backwards-title">Layer by layer, back to the first</h2>
            <div class="opinions">
                <button class="button play" onClick=${play}><span aria-hidden="true">◀</span> Play it backwards</button>
            </div>
            <ol class="ladder">
                ${rungs.map((rung) => html`<${LadderRung} key=${rung.layer} record=${record} settings=${settings} rung=${rung} most=${most} known=${known} phase=${phase} show=${actions.showPhase} />`)}
                <li class=${`rung given ${known.biasNudge(1) ? 'reached' : ''}`}>
                    <h3>the input <span class="muted">${whole(record.sizes[0])} pixels</span></h3>
                    <p>Given, not adjustable.</p>
                </li>
            </ol>
            <${Size} rungs=${rungs} known=${known} />
            <p class="fine">
                Arrows: each row's longest is its own greatest. Bars of the means: one scale for all layers, ν and δ
                ${' '}each its own.
            </p>
        </section>
        ${record.depth > 1 ? html`<${AsksMatrix} store=${store} actions=${actions} />` : null}`;
}

/**
 * What the longest bars stand for: the greatest means that are known by now.
 *
 * @param {Rung[]} rungs
 * @param {Known} known
 */
function greatestOf(rungs, known) {
    const shown = rungs.filter(({ layer }) => known.nudge(layer));
    return {
        nudge: Math.max(0, ...shown.map(({ meanNudge }) => meanNudge)),
        delta: Math.max(0, ...shown.map(({ meanDelta }) => meanDelta)),
    };
}

/** How much of the signal has come to the first layer. @param {{ rungs: Rung[], known: Known }} props */
function Size({ rungs, known }) {
    const share = known.nudge(1) && rungs.length > 1 ? shareOfOutput(rungs, 1) : null;
    if (share === null) return null;
    return html`<p>
        On the way from the output to layer 1 the mean |δ| has become
        ${' '}<b>${number(share)}</b> times what it was: it ${share < 1 ? 'shrinks' : share > 1 ? 'grows' : 'stays as it is'}.
    </p>`;
}
