import { useState } from 'preact/hooks';

import { html } from './html.js';

/**
 * A field whose text counts when it is left, or Enter is pressed. What is refused stays, to be put right;
 * Escape brings back what was there. The panel around may be drawn anew meanwhile.
 *
 * @param {{ label: unknown, value: string, commit: (text: string) => Promise<boolean> | boolean,
 *     placeholder?: string, wide?: boolean }} props commit: whether it was accepted
 */
export function Typed({ label, value, commit, placeholder, wide = false }) {
    const [typed, setTyped] = useState(/** @type {string | null} */ (null));
    const done = async () => {
        const text = typed?.trim();
        if (text === undefined) return;
        if (text === value || (await commit(text))) setTyped((now) => (now?.trim() === text ? null : now));
    };
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Enter') done();
        if (event.key === 'Escape') setTyped(null);
    };
    return html`<label class=${`typed ${wide ? 'wide' : ''}`}><span>${label}</span>
        <input
            inputmode="decimal"
            autocomplete="off"
            placeholder=${placeholder}
            value=${typed ?? value}
            onInput=${(/** @type {any} */ event) => setTyped(event.currentTarget.value)}
            onKeyDown=${onKeyDown}
            onBlur=${done}
        />
    </label>`;
}

/** A number as it reads in a field; what is no number goes up as it is. @param {string} text */
export function typedNumber(text) {
    const plain = text.replace(',', '.');
    return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
}
