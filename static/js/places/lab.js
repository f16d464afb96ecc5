import { useEffect, useState } from 'preact/hooks';

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
    const close = () => (dialog.value = null);
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
                <${Inspector} store=${store} actions=${actions} />
                <${Charts} store=${store} actions=${actions} />
                <${Numbers} store=${store} actions=${actions} />
            </aside>
        </main>
        <${Notices} store=${store} actions=${actions} />
        ${dialog.value === 'help' ? html`<${Dialog} title="Keys and words" close=${close}><${Help} /><//>` : null}
        ${dialog.value === 'share'
            ? html`<${Dialog} title="Share" close=${close}><${Share} store=${store} origin=${origin} /><//>`
            : null}
        ${dialog.value === 'settings'
            ? html`<${Dialog} title="Settings of the run" close=${close}>
                  <${SettingsDialog} store=${store} actions=${actions} close=${close} fetchOptions=${fetchOptions} />
              <//>`
            : null}
    `;
}

/** Where there is little room the legend's scales wait for a click. */
/** @param {import('../state/store.js').View} view */
function isShort({ big }) {
    return big || innerWidth <= 860 || innerHeight <= 640;
}

/** @param {Pick<LabProps, 'store' | 'actions' | 'fetchOptions'> & { close: () => void }} props */
function SettingsDialog({ store, actions, close, fetchOptions }) {
    const [options, setOptions] = useState(null);
    useEffect(() => {
        fetchOptions().then(setOptions);
    }, []);
    return html`<${SettingsForm} store=${store} actions=${actions} options=${options} close=${close} />`;
}
