import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { say, textIds } from '../../text/say.js';
import { Lazy, styled } from '../../ui/lazy.js';

/** @typedef {'help' | 'settings' | 'share' | 'contents'} DialogName */

const SHEETS = ['dialogs'];

/**
 * The dialogs, with the ids of their titles. The content of each is loaded when the dialog is opened.
 *
 * @type {Record<DialogName, { text: string, load: import('../places/panels.js').Load }>}
 */
const DIALOGS = {
    help: { text: textIds('help'), load: async () => (await import('./help.js')).Help },
    share: { text: textIds('share'), load: styled(SHEETS, async () => (await import('./share.js')).Share) },
    contents: { text: textIds('contents-dialog'), load: async () => (await import('../contents.js')).Contents },
    settings: {
        text: textIds('settings'),
        load: styled(SHEETS, async () => (await import('./settings.js')).SettingsForm),
    },
};

/** The open dialog, if there is one. @param {import('../places/page.js').PageProps} props */
export function Dialogs({ store, actions, dialog, fetchOptions, drivingAddress }) {
    const open = dialog.value;
    if (open === null) return null;
    const { text, load } = DIALOGS[open];
    // The browser says so a moment later: another may be open by then.
    const closed = () => {
        if (dialog.value === open) dialog.value = null;
    };
    return html`<${Dialog} key=${open} title=${say(text)} closed=${closed}>
        ${(/** @type {() => void} */ close) =>
            html`<${Lazy}
                load=${load}
                store=${store}
                actions=${actions}
                fetchOptions=${fetchOptions}
                drivingAddress=${drivingAddress}
                close=${close}
            />`}
    <//>`;
}

/**
 * A modal dialog. It is a <dialog> element, so the browser handles focus and Escape. `closed` is called when the
 * browser has closed it and has given the focus back.
 *
 * @param {{ title: string, closed: () => void, children: (close: () => void) => any }} props
 */
function Dialog({ title, closed, children }) {
    const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
    useEffect(() => dialog.current?.showModal(), []);
    const close = () => dialog.current?.close();
    const onBackdrop = (/** @type {MouseEvent} */ event) => {
        if (event.target === dialog.current) close();
    };
    return html`<dialog ref=${dialog} aria-labelledby="dialog-title" onClose=${closed} onClick=${onBackdrop}>
        <header>
            <h2 id="dialog-title">${title}</h2>
            <button class="button icon" aria-label=${say('dialog-close')} onClick=${close}>✕</button>
        </header>
        ${children(close)}
    </dialog>`;
}
