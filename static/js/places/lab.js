import { Caption } from '../panels/caption.js';
import { Charts } from '../panels/charts.js';
import { Counters } from '../panels/counters.js';
import { Dialog } from '../panels/dialog.js';
import { Help } from '../panels/help.js';
import { html } from '../panels/html.js';
import { Icon } from '../panels/icons.js';
import { Inspector } from '../panels/inspector.js';
import { Legend } from '../panels/legend.js';
import { Notices, Watching } from '../panels/notices.js';
import { Numbers } from '../panels/numbers.js';
import { PhaseTrack } from '../panels/phase-track.js';
import { ImageCaption, Picker } from '../panels/picker.js';
import { SettingsForm } from '../panels/settings.js';
import { Share } from '../panels/share.js';
import { Stage } from '../panels/stage.js';
import { SpeedControl, Transport } from '../panels/transport.js';
import { LookControls, ViewControls } from '../panels/view-controls.js';

/**
 * @typedef {object} LabProps
 * @property {import('../state/store.js').Store} store
 * @property {import('../state/actions.js').Actions} actions
 * @property {import('../panels/stage.js').Show} show
 * @property {import('@preact/signals-core').Signal<import('../panels/legend.js').LegendSummary | null>} legend
 * @property {import('@preact/signals-core').Signal<'help' | 'settings' | 'share' | null>} dialog
 * @property {() => Promise<any>} fetchOptions
 * @property {string} origin of the page, to make addresses with
 */

/** Everything open at once: the stage, its transport, the inspector and the charts. @param {LabProps} props */
export function Lab({ store, actions, show, legend, dialog, fetchOptions, origin }) {
    return html`
        <header class="top">
            <h1 class="logo"><span aria-hidden="true">▲</span> Nudge</h1>
            <${Counters} store=${store} />
            <${Watching} store=${store} />
            <${Transport} store=${store} actions=${actions} />
            <${SpeedControl} store=${store} actions=${actions} />
            <div class="tools">
                <${LookControls} store=${store} actions=${actions} />
                <button class="button icon" aria-label="Share" title="Share" onClick=${() => (dialog.value = 'share')}><${Icon} name="link" /></button>
                <button class="button icon" aria-label="Settings" title="Settings" onClick=${() => (dialog.value = 'settings')}><${Icon} name="settings" /></button>
                <button class="button icon" aria-label="Help" title="Help (?)" onClick=${() => (dialog.value = 'help')}><${Icon} name="help" /></button>
            </div>
        </header>
        <main class="lab">
            <${Stage} store=${store} actions=${actions} show=${show}>
                <${Picker} store=${store} actions=${actions} />
                <div class="stage-foot">
                    <${ImageCaption} store=${store} />
                    <${Legend} summary=${legend} isShort=${isShort(store.view.value)} />
                </div>
                <${ViewControls} store=${store} actions=${actions} />
            <//>
            <footer class="bottom">
                <${Caption} store=${store} actions=${actions} />
                <${PhaseTrack} store=${store} actions=${actions} />
            </footer>
            <aside class="side" aria-label="Panels">
                <div class="side-scroll">
                    <${Inspector} store=${store} actions=${actions} />
                    <${Numbers} store=${store} actions=${actions} />
                </div>
                <${Charts} store=${store} actions=${actions} />
            </aside>
        </main>
        <${Notices} store=${store} actions=${actions} />
        <${Dialogs} store=${store} actions=${actions} dialog=${dialog} fetchOptions=${fetchOptions} origin=${origin} />
    `;
}

/** Where there is little room the legend's scales wait for a click. */
/** @param {import('../state/store.js').View} view */
function isShort({ big }) {
    return big || innerWidth <= 860 || innerHeight <= 640;
}

/** Whichever dialog is open. @param {Pick<LabProps, 'store' | 'actions' | 'dialog' | 'fetchOptions' | 'origin'>} props */
function Dialogs({ store, actions, dialog, fetchOptions, origin }) {
    const closed = () => (dialog.value = null);
    if (dialog.value === 'help') {
        return html`<${Dialog} title="Keys and words" closed=${closed}>${() => html`<${Help} />`}<//>`;
    }
    if (dialog.value === 'share') {
        const share = () => html`<${Share} store=${store} origin=${origin} />`;
        return html`<${Dialog} title="Share" closed=${closed}>${share}<//>`;
    }
    if (dialog.value === 'settings') {
        const settings = (/** @type {() => void} */ close) =>
            html`<${SettingsForm} store=${store} actions=${actions} fetchOptions=${fetchOptions} close=${close} />`;
        return html`<${Dialog} title="Settings of the run" closed=${closed}>${settings}<//>`;
    }
    return null;
}
