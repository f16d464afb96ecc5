import { html } from 'htm/preact';
import { placeInBatch } from '../core/record.js';
import { Toolbar } from '../ui/toolbar.js';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Chooses the example on the stage: by its digit, the next one, or the next mistake.
 *
 * @param {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} props
 */
export function Picker({ store, actions }) {
    const focus = store.record.value?.focus;
    const mistakes = store.mistakes.value;
    const isCounted = mistakes.size > 0 && !store.isTraining.value;
    return html`<div class="picker" role="group" aria-label="Example">
        <${Toolbar} class="digits" label="Digits">
            ${DIGITS.map(
                (digit) => html`<button
                    class="digit"
                    aria-label=${`An example of ${digit}`}
                    aria-pressed=${focus?.label === digit && focus.split !== 'drawn'}
                    onClick=${() => actions.focusNext((_, label) => label === digit)}
                >
                    ${digit}
                </button>`,
            )}
        <//>
        <div class="picker-more">
            <button
                class="choice"
                aria-label="Next example"
                title="Next example (N)"
                onClick=${() => actions.focusNext(() => true)}
            >
                Next
            </button>
            ${
                store.isFirstChapter.value
                    ? null
                    : html`<button
                class="choice"
                aria-label="Next mistake"
                title="The next that it gets wrong (M)"
                disabled=${mistakes.size === 0}
                onClick=${actions.focusNextMistake}
            >
                Mistake${isCounted ? html` <span class="muted">of ${mistakes.size}</span>` : null}
            </button>`
            }
        </div>
    </div>`;
}

/** How many of a mini-batch's images the stage shows. */
const MOSAIC = 100;

/** Describes the image. @param {{ store: import('../core/store.js').Store }} props */
export function ImageCaption({ store }) {
    const record = store.record.value;
    if (!record) return null;
    if (store.phase.value.id === 'average' && record.batch && placeInBatch(record) < 0) {
        const all = record.batch.count <= MOSAIC ? '' : `${MOSAIC} of `;
        return html`<span>the mini-batch: ${all}${record.batch.count} images</span>`;
    }
    const { split, index, label, guessed } = record.focus;
    const which = split === 'drawn' ? 'a drawing' : `${split} image #${index}`;
    if (guessed) return html`<span>${record.sizes[0]} pixels · ${which}</span>`;
    return html`<span>${record.sizes[0]} pixels · ${which} · label <b>${label}</b></span>`;
}
