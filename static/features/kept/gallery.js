import { html } from 'htm/preact';
import { useMemo } from 'preact/hooks';
import { say } from '../../text/say.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { useRovingList } from '../../ui/roving-list.js';
import { createKeptActions } from './model/actions.js';
import { createKept } from './model/state.js';

const FULL = 255;

/**
 * The kept drawings of the room, each with its label.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function KeptGallery({ store, actions }) {
    const kept = store.use(createKept);
    const drawings = kept.drawings.value;
    const { list, button } = useRovingList(drawings.length);
    const chosen = kept.chosen.value;
    if (drawings.length === 0) return html`<p class="muted">${say('kept-none')}</p>`;
    return html`<ul class="tiles kept-tiles" ...${list}>
        ${drawings.map(
            ({ id, label, image }, i) => html`<li key=${id}>
                <button
                    class="tile"
                    data-id=${id}
                    aria-pressed=${id === chosen}
                    aria-label=${say('kept-drawing-name', { number: String(i + 1), digit: label })}
                    onClick=${() => actions.use(createKeptActions).chooseKept(id === chosen ? null : id)}
                    ...${button(i)}
                >
                    <${Image} image=${image} theme=${store.view.value.theme} />
                    <span class="tile-name">${label}</span>
                </button>
            </li>`,
        )}
    </ul>`;
}

/** @param {{ image: Uint8Array | null, theme: string }} props */
function Image({ image, theme }) {
    const pixels = useMemo(() => image && Float32Array.from(image, (value) => value / FULL), [image]);
    return pixels ? html`<${DigitImage} pixels=${pixels} theme=${theme} />` : html`<span class="no-image"></span>`;
}
