import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { placeInBatch } from '../core/record.js';
import { say } from '../text/say.js';
import { Toolbar } from '../ui/access/toolbar.js';
import { rich } from '../ui/rich.js';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Chooses the example on the stage: by its digit, the next one, or the next mistake.
 *
 * @param {{ store: import('../core/store.js').Store,
 *     actions: import('../core/actions.js').Actions }} props
 */
export function Picker({ store, actions }) {
    const shown = useComputed(() => {
        const { split, label } = store.record.value?.focus ?? {};
        return split === 'drawn' ? undefined : label;
    }).value;
    return html`<div class="picker" role="group" aria-label=${say('stage-picker')}>
        <${Toolbar} class="digits" label=${say('stage-picker-digits')}>
            ${DIGITS.map(
                (digit) => html`<button
                    class="digit"
                    aria-label=${say('stage-picker-digit', { digit })}
                    aria-pressed=${shown === digit}
                    onClick=${() => actions.focusNext((_, label) => label === digit)}
                >
                    ${digit}
                </button>`,
            )}
        <//>
        ${store.isFirstChapter.value ? null : html`<${OtherExamples} store=${store} actions=${actions} />`}
    </div>`;
}

/**
 * The next example, and the next mistake.
 *
 * @param {{ store: import('../core/store.js').Store, actions: import('../core/actions.js').Actions }} props
 */
function OtherExamples({ store, actions }) {
    const mistakes = store.mistakes.value;
    const isCounted = mistakes.size > 0 && !store.isTraining.value;
    return html`<div class="picker-more">
        <button
            class="choice"
            aria-label=${say('stage-picker-next.name')}
            title=${say('stage-picker-next.title')}
            onClick=${() => actions.focusNext(() => true)}
        >
            ${say('stage-picker-next')}
        </button>
        <button
            class="choice"
            aria-label=${say('stage-picker-mistake.name')}
            title=${say('stage-picker-mistake.title')}
            disabled=${mistakes.size === 0}
            onClick=${actions.focusNextMistake}
        >
            ${rich('stage-picker-mistake', { is_counted: isCounted, count: mistakes.size, muted })}
        </button>
    </div>`;
}

/** @param {unknown[]} children */
const muted = (children) => html`<span class="muted">${children}</span>`;

/** How many of a mini-batch's images the stage shows. */
const MOSAIC = 100;

/** Describes the image. @param {{ store: import('../core/store.js').Store }} props */
export function ImageCaption({ store }) {
    const record = store.record.value;
    if (!record) return null;
    if (store.phase.value.id === 'average' && record.batch && placeInBatch(record) < 0) {
        const { count } = record.batch;
        const values = { is_part: count > MOSAIC, shown: MOSAIC, count };
        return html`<span>${rich('stage-image-mini-batch', values)}</span>`;
    }
    const { split, index, label, guessed } = record.focus;
    const pixels = record.sizes[0];
    if (guessed) return html`<span>${rich('stage-image-drawing', { pixels })}</span>`;
    return html`<span>${rich('stage-image', { pixels, split, index: `${index}`, label })}</span>`;
}
