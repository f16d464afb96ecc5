import { Contents } from '../panels/contents.js';
import { Dialog } from '../panels/dialog.js';
import { Help } from '../panels/help.js';
import { html } from '../panels/html.js';
import { SettingsForm } from '../panels/settings.js';
import { Share } from '../panels/share.js';

/** @typedef {'help' | 'settings' | 'share' | 'contents'} DialogName */

/** Whichever dialog is open. @param {import('./page.js').PageProps} props */
export function Dialogs({ store, actions, dialog, fetchOptions, origin }) {
    /** @type {Record<DialogName, { title: string, body: (close: () => void) => any }>} */
    const dialogs = {
        help: { title: 'Keys and words', body: () => html`<${Help} />` },
        share: { title: 'Share', body: () => html`<${Share} store=${store} origin=${origin} />` },
        contents: {
            title: 'Contents',
            body: (close) => html`<${Contents} store=${store} actions=${actions} close=${close} />`,
        },
        settings: {
            title: 'Settings of the run',
            body: (close) =>
                html`<${SettingsForm} store=${store} actions=${actions} fetchOptions=${fetchOptions} close=${close} />`,
        },
    };
    const open = dialog.value;
    if (open === null) return null;
    const closed = () => (dialog.value = null);
    return html`<${Dialog} key=${open} title=${dialogs[open].title} closed=${closed}>${dialogs[open].body}<//>`;
}
