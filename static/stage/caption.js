import { isShown } from '../core/known.js';
import { placeInBatch } from '../core/record.js';
import { caption, plainText } from '../text/caption.js';
import { whole } from '../text/format.js';
import { html } from '../ui/html.js';

const FIRST_TRAINING = 1000;

/**
 * What the present phase does, in the step's own numbers; said to screen readers too.
 *
 * @param {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} props
 */
export function Caption({ store, actions }) {
    const record = store.panelRecord.value;
    if (!record) return html`<p class="caption"></p>`;
    const phase = store.phase.value;
    const isOver = isShown(store.known.value, phase, record.depth);
    const parts = caption(record, phase, isOver);
    const quiet = store.room.value?.playing || store.target.value !== null;
    const passing = store.exampleAt.value === null ? -1 : placeInBatch(record);
    return html`<div class="caption">
        <p>
            ${passing < 0 ? null : html`<span class="muted">Example ${passing + 1} of ${record.batch?.count}. </span>`}
            ${parts.map(({ text, tone }) => (tone ? html`<b class=${tone}>${text}</b>` : text))}
        </p>
        ${
            phase.kind === 'update' && store.driver.value && !quiet
                ? html`<button class="button train" onClick=${() => actions.train(FIRST_TRAINING)}>
                  Train ${whole(FIRST_TRAINING)} steps
              </button>`
                : null
        }
        <div class="visually-hidden" aria-live="polite">${quiet || !isOver ? '' : plainText(parts)}</div>
    </div>`;
}
