import { html } from './html.js';
import { PadSheet } from './pad-sheet.js';
import { PadTools } from './pad-tools.js';
import { Doubt, Said } from './said.js';
import { Normalised, Seen } from './seen.js';

/** @typedef {import('../state/store.js').Store} Store */
/** @typedef {import('../state/actions.js').Actions} Actions */

/** The pad to draw on, what the network sees of that, and what it says. @param {{ store: Store, actions: Actions }} props */
export function Pad({ store, actions }) {
    return html`<section class="panel pad" aria-labelledby="pad-title">
        <h2 id="pad-title">Your own digit</h2>
        <${PadSheet} store=${store} actions=${actions} />
        <${Seen} store=${store} />
        <${Said} store=${store} />
        <${PadTools} store=${store} actions=${actions} />
        <${Normalised} store=${store} actions=${actions} />
        <${Doubt} store=${store} actions=${actions} />
    </section>`;
}
