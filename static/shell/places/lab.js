import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { SPEEDS, speedName } from '../../core/player.js';
import { Numbers } from '../../stage/numbers.js';
import { say } from '../../text/say.js';
import { CHOOSABLE, PANELS, Panel, panelName, TOGETHER } from './panels.js';
import { useWholeRows } from './whole-rows.js';

/** On screens lower than this, in pixels, the charts are folded at first, to leave space for the panel. */
const LOWEST_WITH_CHARTS = 760;

/** The speed that Lab suggests at first: about ten seconds from guessing to nine of ten digits. */
const FIRST_SPEED = SPEEDS[4];

/**
 * The panels of Lab: any panel that the person chooses, and the charts.
 *
 * @param {import('./page.js').PageProps} props
 */
export function LabSide({ store, actions, questions }) {
    const chosen = PANELS[store.panel.value] ? store.panel.value : 'inspector';
    const [isHighEnough] = useState(innerHeight >= LOWEST_WITH_CHARTS);
    const wholeRows = useWholeRows();
    const choose = (/** @type {any} */ event) => {
        store.isLabNew.value = false;
        store.panel.value = event.currentTarget.value;
    };
    useEffect(() => {
        if (store.isTraining.value) store.isLabNew.value = false;
    }, [store.isTraining.value]);
    return html`<aside class="side" aria-label=${say('side-lab')}>
        <div class="side-scroll" ref=${wholeRows}>
            <label class="panel-chooser">
                <span class="visually-hidden">${say('panel-chooser')}</span>
                <select value=${chosen} onChange=${choose}>
                    ${CHOOSABLE.map((id) => html`<option value=${id}>${panelName(id)}</option>`)}
                </select>
            </label>
            ${store.isLabNew.value && html`<p class="lab-first fine">${say('lab-first', { speed: speedName(FIRST_SPEED) })}</p>`}
            ${[chosen, ...(TOGETHER[chosen] ?? [])].map(
                (id) => html`<${Panel} key=${id} id=${id} store=${store} actions=${actions} questions=${questions} />`,
            )}
            <${Numbers} store=${store} actions=${actions} />
        </div>
        <details class="chart-fold" open=${isHighEnough && !TOGETHER[chosen]}>
            <summary>${panelName('charts')}</summary>
            <${Panel} id="charts" store=${store} actions=${actions} questions=${questions} />
        </details>
    </aside>`;
}
