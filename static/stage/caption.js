import { html } from 'htm/preact';
import { isShown } from '../core/known.js';
import { placeInBatch } from '../core/record.js';
import { caption, plainText } from '../text/caption.js';
import { say } from '../text/say.js';
import { Announced } from '../ui/access/announced.js';
import { prose } from '../ui/access/prose.js';

const FIRST_TRAINING = 1000;

/**
 * Describes the current phase with the numbers of the step. Screen readers read it too.
 *
 * @param {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} props
 */
export function Caption({ store, actions }) {
    const record = store.record.value;
    if (!record) return html`<p class="caption"></p>`;
    const phase = store.phase.value;
    const isOver = isShown(store.known.value, phase, record.depth);
    const parts = caption(record, phase, isOver, store.selection.value);
    const isQuiet = store.isTraining.value;
    const batchIndex = store.exampleAt.value === null ? -1 : placeInBatch(record);
    return html`<div class="caption">
        <p>
            ${batchIndex < 0 ? null : html`<span class="muted">${sayPlace(batchIndex, record)} </span>`}
            ${parts.map(({ text, tone }) => (tone ? html`<b class=${tone}>${text}</b>` : prose(text)))}
        </p>
        ${
            phase.kind === 'update' && store.driver.value && !isQuiet
                ? html`<button class="button train" onClick=${() => actions.train(FIRST_TRAINING)}>
                    ${say('stage-caption-train', { steps: FIRST_TRAINING })}
                </button>`
                : null
        }
        <${Announced} text=${isQuiet || !isOver ? '' : plainText(parts)} isAnswer=${!store.isPlaying.value} />
    </div>`;
}

/** @param {number} place @param {import('../core/record.js').StepRecord} record */
const sayPlace = (place, { batch }) =>
    say('stage-caption-example', { place: `${place + 1}`, count: `${batch?.count}` });
