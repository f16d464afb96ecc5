import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Numbers } from '../../stage/numbers.js';
import { say } from '../../text/say.js';
import { CHOOSABLE, PANELS, Panel, panelName } from './panels.js';
import { useWholeRows } from './whole-rows.js';

/** The panels below the pad, in this order. */
const BELOW_PAD = ['teach-step', 'kept', 'mistakes', 'data-sets'];

/** The panels of Draw: the pad, and the panels for what was drawn. @param {import('./page.js').PageProps} props */
export function DrawSide({ store, actions, questions }) {
    const [chosen, setChosen] = useState('');
    const wholeRows = useWholeRows();
    const available = BELOW_PAD.filter((id) => PANELS[id]);
    const others = CHOOSABLE.filter((id) => !BELOW_PAD.includes(id));
    return html`<aside class="side" aria-label=${say('side-draw')}>
        <div class="side-scroll" ref=${wholeRows}>
            <${Panel} id="pad" store=${store} actions=${actions} questions=${questions} />
            <div class="below-pad">
            ${available.map(
                (id) => html`<${Panel} key=${id} id=${id} store=${store} actions=${actions} questions=${questions} />`,
            )}
            <label class="panel-chooser">
                <span class="fine">${say('panel-chooser-draw')}</span>
                <select value=${chosen} onChange=${(/** @type {any} */ event) => setChosen(event.currentTarget.value)}>
                    <option value="">${say('panel-chooser-none')}</option>
                    ${others.map((id) => html`<option value=${id}>${panelName(id)}</option>`)}
                </select>
            </label>
            ${
                chosen &&
                html`<${Panel} key=${chosen} id=${chosen} store=${store} actions=${actions} questions=${questions} />`
            }
            <${Numbers} store=${store} actions=${actions} />
            </div>
        </div>
    </aside>`;
}
