import { useEffect, useRef } from 'preact/hooks';

import { html } from './html.js';

/**
 * A modal dialog: the browser's own, so that focus and Escape are its business.
 *
 * @param {{ title: string, close: () => void, children?: any }} props
 */
export function Dialog({ title, close, children }) {
    const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
    useEffect(() => {
        const opener = /** @type {HTMLElement | null} */ (document.activeElement);
        dialog.current?.showModal();
        return () => opener?.focus(); // whichever way it closes, the keyboard is where it was
    }, []);
    const onBackdrop = (/** @type {MouseEvent} */ event) => {
        if (event.target === dialog.current) close();
    };
    return html`<dialog ref=${dialog} aria-labelledby="dialog-title" onClose=${close} onClick=${onBackdrop}>
        <header>
            <h2 id="dialog-title">${title}</h2>
            <button class="button icon" aria-label="Close" onClick=${close}>✕</button>
        </header>
        ${children}
    </dialog>`;
}
