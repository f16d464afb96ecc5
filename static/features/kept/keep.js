import { useRef } from 'preact/hooks';

import { createKeptActions } from './actions.js';
import { createKept } from './model/state.js';
import { required } from '../../core/record.js';
import { hereText, storedText } from './model/words.js';
import { aDigit } from '../../text/names.js';
import { html } from '../../ui/html.js';

/** @typedef {{ split: string, index: number | null, pixels: Uint8Array }} Stored */

const FULL = 255;

/**
 * The drawing on the stage, to be kept with its label.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions }} props
 */
export function KeepThis({ store, actions }) {
    const stored = useRef(/** @type {Stored | null} */ (null));
    const record = store.settled.value;
    if (!store.driver.value) return html`<p class="fine">What whoever opened this room has kept.</p>`;
    if (!record) return null;
    const { split, index, label, guessed } = record.focus;
    const pixels = Uint8Array.from(required(record.a[0]), (value) => Math.round(FULL * value));
    if (split !== 'drawn') {
        stored.current = { split, index, pixels };
        return html`<p class="fine">Draw a digit and say what it is: kept, it can be trained on.</p>`;
    }
    const here = store.use(createKept).drawings.value.find(({ image }) => isSame(image, pixels));
    const can = !guessed && !here;
    const from = stored.current && isSame(stored.current.pixels, pixels) ? storedText(stored.current) : '';
    return html`<div class="keep">
        <button class="button play" aria-disabled=${!can} onClick=${() => can && actions.use(createKeptActions).keepDrawing(pixels, label)}>
            Keep this drawing${guessed ? '' : ` as ${aDigit(label)}`}
        </button>
        <span class="fine">${here ? hereText(here.label, label) : guessed ? 'Say first what it should have been.' : from}</span>
    </div>`;
}

/** @param {Uint8Array | null} one @param {Uint8Array} other */
function isSame(one, other) {
    return one !== null && other.every((value, i) => value === one[i]);
}
