import { createDraw, FULL } from './model/state.js';
import { html } from '../../ui/html.js';
import { Painted } from '../../ui/canvas/painted.js';
import { paintPixels } from '../../ui/canvas/images.js';

/** @typedef {import('../../core/store.js').Store} Store */

const NOTHING = new Float32Array(784);

/** The image that the network sees of what is on the pad. @param {{ store: Store }} props */
export function Seen({ store }) {
    const { image, normalised } = store.use(createDraw);
    const seen = image.value;
    const pixels = seen ? Float32Array.from(seen, (value) => value / FULL) : NOTHING;
    const label = seen ? `The network sees this${normalised.value ? ', centred and scaled' : ''}` : 'The network sees nothing yet';
    return html`<figure class="seen">
        <${Painted} paint=${(/** @type {any} */ rgba, /** @type {any} */ palette) => paintPixels(rgba, pixels, palette)} of=${[seen, store.view.value.theme]} label=${label} />
        <figcaption class="fine">it sees 28 × 28</figcaption>
    </figure>`;
}

/** Whether what is drawn is centred and scaled first. @param {{ store: Store, actions: import('./model/actions.js').DrawActions }} props */
export function Normalised({ store, actions }) {
    const isOn = store.use(createDraw).normalised.value;
    const change = (/** @type {any} */ event) => actions.normalise(event.currentTarget.checked);
    return html`<div class="normalised">
        <label>
            <input type="checkbox" role="switch" checked=${isOn} disabled=${!store.driver.value} onChange=${change} />
            <span>centred and scaled</span>
        </label>
        <p class="fine">
            ${isOn
                ? 'As the training images were: 20 pixels long, the centre of their ink in the middle.'
                : 'It sees the pad as it is. It has only ever seen digits of one size, in the middle.'}
        </p>
    </div>`;
}
