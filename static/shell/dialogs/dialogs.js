import { Dialog } from '../panels/dialog.js';
import { html } from '../panels/html.js';
import { Lazy } from '../panels/lazy.js';
import { styled } from '../panels/styled.js';

/** @typedef {'help' | 'settings' | 'share' | 'contents'} DialogName */

const SHEETS = ['dialogs'];

/** What is in a dialog is loaded when it is opened. @type {Record<DialogName, { title: string, load: import('./panels.js').Load }>} */
const DIALOGS = {
    help: { title: 'Keys and words', load: async () => (await import('../panels/help.js')).Help },
    share: { title: 'Share', load: styled(SHEETS, async () => (await import('../panels/share.js')).Share) },
    contents: { title: 'Contents', load: async () => (await import('../panels/contents.js')).Contents },
    settings: { title: 'Settings of the run', load: styled(SHEETS, async () => (await import('../panels/settings.js')).SettingsForm) },
};

/** Whichever dialog is open. @param {import('./page.js').PageProps} props */
export function Dialogs({ store, actions, dialog, fetchOptions, origin }) {
    const open = dialog.value;
    if (open === null) return null;
    const { title, load } = DIALOGS[open];
    const closed = () => (dialog.value = null);
    return html`<${Dialog} key=${open} title=${title} closed=${closed}>
        ${(/** @type {() => void} */ close) =>
            html`<${Lazy} load=${load} store=${store} actions=${actions} fetchOptions=${fetchOptions} origin=${origin} close=${close} />`}
    <//>`;
}
