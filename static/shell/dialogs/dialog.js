import { useEffect, useRef } from 'preact/hooks';

import { html } from '../../ui/html.js';

/**
 * A modal dialog: the browser's own, so that focus and Escape are its business. It goes when the
 * browser has closed it, and has given the focus back to where it was.
 *
 * @param {{ title: string, closed: () => void, children: (close: () => void) => any }} props
 */
export function Dialog({ title, closed, children }) {
    const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
    useEffect(() => dialog.current?.showModal(), []);
    const close = () => dialog.current?.close();
    const onBackdrop = (/** @type {MouseEvent} */ event) => {
        if (event.target === dialog.current) close();
    };
    return html`<dialog ref=${dialog} aria-labelledby="dialog-title" onClose=${closed} onClick=${onBackdrop}>
        <header>
            <h2 id="dialog-title">${title}</h2>
            <button class="button icon" aria-label="Close" onClick=${close}>✕</button>
        </header>
        ${children(close)}
    </dialog>`;
}
