import { useState } from 'preact/hooks';
import { Numbers } from '../../stage/numbers.js';
import { html } from '../../ui/html.js';
import { Lazy } from '../../ui/lazy.js';
import { CHOOSABLE, PANELS, TOGETHER } from './panels.js';

/** On a low screen the panel needs the room first. */
const LOWEST_WITH_CHARTS = 760;

/** Everything open at once: beside the stage any panel, and the charts. @param {import('./page.js').PageProps} props */
export function LabSide({ store, actions, questions }) {
    const chosen = PANELS[store.panel.value] ? store.panel.value : 'inspector';
    const [isHighEnough] = useState(innerHeight >= LOWEST_WITH_CHARTS);
    const choose = (/** @type {any} */ event) => (store.panel.value = event.currentTarget.value);
    return html`<aside class="side" aria-label="Panels">
        <div class="side-scroll">
            <label class="panel-chooser">
                <span class="visually-hidden">Panel</span>
                <select value=${chosen} onChange=${choose}>
                    ${CHOOSABLE.map((id) => html`<option value=${id}>${PANELS[id].name}</option>`)}
                </select>
            </label>
            ${[chosen, ...(TOGETHER[chosen] ?? [])].map(
                (id) =>
                    html`<${Lazy} key=${id} load=${PANELS[id].load} store=${store} actions=${actions} questions=${questions} />`,
            )}
            <${Numbers} store=${store} actions=${actions} />
        </div>
        <details class="chart-fold" open=${isHighEnough && !TOGETHER[chosen]}>
            <summary>Cost and accuracy</summary>
            <${Lazy} load=${PANELS.charts.load} store=${store} actions=${actions} />
        </details>
    </aside>`;
}
