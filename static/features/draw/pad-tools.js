import { createDraw } from './model/state.js';
import { html } from '../../ui/html.js';

/** @typedef {{ store: import('../../core/store.js').Store, actions: import('./model/actions.js').DrawActions }} Props */

/** What can be done to the pad. @param {Props} props */
export function PadTools({ store, actions }) {
    const { past, isEmpty, isElsewhere } = store.use(createDraw);
    const drives = store.driver.value;
    if (!drives) return html`<p class="fine">You are watching: what the one who drives has drawn is shown here.</p>`;
    return html`<div class="pad-tools">
        <button class="button" title="Undo (Ctrl + Z)" disabled=${past.value.length === 0} onClick=${actions.undoStroke}>Undo</button>
        <button class="button" disabled=${isEmpty.value} onClick=${actions.clearPad}>Clear</button>
        ${isElsewhere.value
            ? html`<button class="button" title="Put the example on the stage on the pad" disabled=${!store.record.value} onClick=${actions.drawOnThis}>Draw on this one</button>`
            : null}
        ${isElsewhere.value && !isEmpty.value ? html`<button class="button" onClick=${actions.showDrawing}>Show my drawing</button>` : null}
    </div>`;
}
