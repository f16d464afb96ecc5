import { html } from 'htm/preact';
import { useState } from 'preact/hooks';

/**
 * A text field. Its text is committed when the field is left or Enter is pressed. A text that is not accepted stays, so
 * that it can be corrected; Escape brings back the value. The typed text stays even if the panel is drawn again.
 *
 * @param {{ label: unknown, value: string, commit: (text: string) => Promise<boolean> | boolean,
 *     placeholder?: string, wide?: boolean }} props `commit` returns whether the text was accepted
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

/** The number in a field, with a decimal point or comma; another text is returned unchanged. @param {string} text */
export function typedNumber(text) {
    const plain = text.replace(',', '.');
    return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
}
