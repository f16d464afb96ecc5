import { Dialog } from './dialog.js';
import { html } from '../../ui/html.js';
import { Lazy } from '../../ui/lazy.js';
import { styled } from '../../ui/styled.js';

/** @typedef {'help' | 'settings' | 'share' | 'contents'} DialogName */

const SHEETS = ['dialogs'];

/** What is in a dialog is loaded when it is opened. @type {Record<DialogName, { title: string, load: import('../places/panels.js').Load }>} */
const DIALOGS = {
    help: { title: 'Keys and words', load: async () => (await import('./help.js')).Help },
    share: { title: 'Share', load: styled(SHEETS, async () => (await import('./share.js')).Share) },
    contents: { title: 'Contents', load: async () => (await import('../contents.js')).Contents },
    settings: { title: 'Settings of the run', load: styled(SHEETS, async () => (await import('./settings.js')).SettingsForm) },
};

/** Whichever dialog is open. @param {import('../places/page.js').PageProps} props */
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
