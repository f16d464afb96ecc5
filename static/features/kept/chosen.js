import { createDrawActions } from '../draw/model/actions.js';
import { createKeptActions } from './actions.js';
import { createKept } from './model/state.js';
import { aDigit } from '../../text/names.js';
import { focusThen } from './focus-then.js';
import { html } from '../../ui/html.js';
import { useRovingList } from '../../ui/roving-list.js';
import { goToThePad } from '../draw/to-the-pad.js';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** What can be done with the kept drawing that was chosen. @param {import('../../shell/places/panels.js').PanelProps} props */
export function KeptChosen({ store, actions }) {
    const { list, button } = useRovingList(DIGITS.length);
    const { drawings, chosen } = store.use(createKept);
    const keeping = actions.use(createKeptActions);
    const at = drawings.value.findIndex(({ id }) => id === chosen.value);
    const drawing = drawings.value[at];
    if (!drawing || !store.driver.value) return null;
    const { id, label, image } = drawing;
    return html`<div class="kept-chosen" role="group" aria-label=${`Drawing ${at + 1}`}>
        <p>Drawing ${at + 1} is ${aDigit(label)}. If it is another digit, say which:</p>
        <div class="teach-digits" role="group" aria-label="It is" ...${list}>
            ${DIGITS.map((digit) => html`<button key=${digit} class="digit" aria-pressed=${digit === label} onClick=${() => keeping.relabelKept(id, digit)} ...${button(digit)}>${digit}</button>`)}
        </div>
        <div class="teach-buttons">
            <button class="button" aria-disabled=${!image} onClick=${() => image && (actions.use(createDrawActions).drawOn(image, label), goToThePad(actions))}>Put it on the pad</button>
            <button class="button" onClick=${() => focusThen(keeping.removeKept(id), '.kept-done button')}>Delete</button>
        </div>
    </div>`;
}
