import { useState } from 'preact/hooks';
import { Numbers } from '../../stage/numbers.js';
import { html } from '../../ui/html.js';
import { Lazy } from '../../ui/lazy.js';
import { CHOOSABLE, PANELS } from './panels.js';

/** What stands below the pad, in this order. */
const BESIDE = ['teach-step', 'kept', 'mistakes', 'data-sets'];

/** The pad, and what can be done with what was drawn. @param {import('./page.js').PageProps} props */
export function DrawSide({ store, actions, questions }) {
    const [chosen, setChosen] = useState('');
    const there = BESIDE.filter((id) => PANELS[id]);
    const others = CHOOSABLE.filter((id) => !BESIDE.includes(id));
    return html`<aside class="side" aria-label="Your own digit">
        <${Lazy} load=${PANELS.pad.load} store=${store} actions=${actions} />
        <div class="side-scroll">
            ${there.map((id) => html`<${Panel} key=${id} id=${id} store=${store} actions=${actions} questions=${questions} />`)}
            <label class="panel-chooser">
                <span class="fine">Look at it in another panel</span>
                <select value=${chosen} onChange=${(/** @type {any} */ event) => setChosen(event.currentTarget.value)}>
                    <option value="">none</option>
                    ${others.map((id) => html`<option value=${id}>${PANELS[id].name}</option>`)}
                </select>
            </label>
            ${chosen && html`<${Panel} key=${chosen} id=${chosen} store=${store} actions=${actions} questions=${questions} />`}
            <${Numbers} store=${store} actions=${actions} />
        </div>
    </aside>`;
}

/** @param {{ id: string } & import('./panels.js').PanelProps} props */
function Panel({ id, ...props }) {
    return html`<${Lazy} load=${PANELS[id].load} ...${props} />`;
}
