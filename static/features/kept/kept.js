import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';

import { createKeptActions } from './actions.js';
import { createKept } from './model/state.js';
import { whole } from '../../text/format.js';
import { doneText, drawingsText } from './model/words.js';
import { focusThen } from './focus-then.js';
import { html } from '../../ui/html.js';
import { KeepThis } from './keep.js';
import { KeptChosen } from './chosen.js';
import { KeptFiles } from './files.js';
import { KeptGallery } from './gallery.js';
import { KeptTraining } from './training.js';

/** @typedef {import('../../shell/places/panels.js').PanelProps} Props */

/**
 * Drawings kept as labelled examples: to look at, to put right, to take along, and to train on. While
 * somebody draws, only the part that is of the drawing on the stage is made anew.
 *
 * @param {Props} props
 */
export function Kept(props) {
    const { store, actions, questions } = props;
    const kept = store.use(createKept);
    const keeping = actions.use(createKeptActions);
    const digest = useComputed(() => store.room.value?.drawings.digest).value;
    const isBusy = kept.isBusy.value;
    const isConnected = store.connection.value.state === 'open';
    useEffect(() => {
        // What is being done here comes back with its own answer.
        if (!isBusy && isConnected && digest !== undefined && digest !== kept.listing.peek()?.digest) keeping.loadKept();
    }, [digest, isBusy, isConnected]);
    const parts = useMemo(
        () => ({
            keep: html`<${KeepThis} ...${props} />`,
            below: html`<${KeptGallery} ...${props} /><${KeptChosen} ...${props} /><${KeptTraining} ...${props} /><${Bring} ...${props} /><${KeptFiles} ...${props} />`,
        }),
        [store, actions, questions],
    );
    const { listing, refusal, done } = kept;
    return html`<section class="panel kept" aria-labelledby="kept-title">
        <div class="kept-head">
            <h2 id="kept-title">Kept drawings</h2>
            ${listing.value ? html`<span class="fine" data-value="kept">${whole(listing.value.count)} of ${whole(listing.value.most)}</span>` : null}
        </div>
        ${listing.value ? parts.keep : html`<p class="muted">…</p>`}
        <p class="refused" role="alert">${refusal.value}</p>
        <div class="kept-done" role="status">
            ${done.value
                ? html`<span>${doneText(done.value)}</span> <button class="button" aria-label=${`Undo: ${doneText(done.value)}`} onClick=${() => focusThen(keeping.undoKept(), '.kept .tile[tabindex="0"]')}>Undo</button>`
                : null}
        </div>
        ${listing.value ? parts.below : null}
    </section>`;
}

/** What this browser keeps from other rooms. @param {Props} props */
function Bring({ store, actions }) {
    const count = store.use(createKept).missing.value.length;
    if (!store.driver.value || count === 0) return null;
    return html`<div class="kept-bring">
        <button class="button" onClick=${actions.use(createKeptActions).bringMine}>Bring my ${drawingsText(count)} here</button>
        <span class="fine">This browser keeps ${count === 1 ? 'it' : 'them'} from other rooms.</span>
    </div>`;
}
