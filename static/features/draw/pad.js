import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { say } from '../../text/say.js';
import { paintPixels } from '../../ui/canvas/images.js';
import { Painted } from '../../ui/canvas/painted.js';
import { createDrawActions } from './model/actions.js';
import { createSingleStepActions } from './model/single-step-actions.js';
import { createDraw, FULL } from './model/state.js';
import { Doubt, NetworkAnswer } from './network-answer.js';
import { PadSheet } from './pad-sheet.js';
import { ShouldBe } from './should-be.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */

/**
 * The panel of the pad: the canvas, the image that the network sees, and the network's answer.
 *
 * @param {{ store: Store, actions: Actions }} props
 */
export function Pad({ store, actions }) {
    const drawing = actions.use(createDrawActions);
    const { shouldBe } = actions.use(createSingleStepActions);
    useEffect(() => {
        store.placeKeys.value = { undo: drawing.undoStroke, digit: shouldBe };
        return () => void (store.placeKeys.value = null);
    }, [store, drawing, shouldBe]);
    return html`<section class="panel pad" aria-labelledby="pad-title">
        <h2 id="pad-title">${say('draw-title')}</h2>
        <${PadSheet} store=${store} actions=${drawing} />
        <${NetworkAnswer} store=${store} actions=${drawing} />
        <${PadTools} store=${store} actions=${drawing} />
        <${Seen} store=${store} />
        <${Normalised} store=${store} actions=${drawing} />
        <div class="should-be">
            <span class="muted" aria-hidden="true">${say('teach-should-be')}</span>
            <${ShouldBe} store=${store} actions=${actions} />
        </div>
        <${Doubt} store=${store} actions=${actions} />
    </section>`;
}

/**
 * @typedef {{ store: import('../../core/store.js').Store, actions: import('./model/actions.js').DrawActions }} Props
 */

/** The buttons of the pad. @param {Props} props */
function PadTools({ store, actions }) {
    const { undoStack, isEmpty, isElsewhere } = store.use(createDraw);
    const drives = store.driver.value;
    if (!drives) return html`<p class="pad-tools fine">${say('draw-watching')}</p>`;
    return html`<div class="pad-tools">
        <button
            class="button"
            title=${say('draw-undo.title')}
            disabled=${undoStack.value.length === 0}
            onClick=${actions.undoStroke}
        >
            ${say('draw-undo')}
        </button>
        <button class="button" disabled=${isEmpty.value} onClick=${actions.clearPad}>${say('draw-clear')}</button>
        <button
            class="button"
            title=${say('draw-on-this.title')}
            disabled=${!isElsewhere.value || !store.record.value}
            onClick=${actions.drawOnThis}
        >
            ${say('draw-on-this')}
        </button>
    </div>`;
}

const NOTHING = new Float32Array(784);

/** The image that the network sees of the drawing. @param {{ store: Store }} props */
function Seen({ store }) {
    const { image, normalised } = store.use(createDraw);
    const seen = image.value;
    const pixels = seen ? Float32Array.from(seen, (value) => value / FULL) : NOTHING;
    const label = !seen ? say('draw-sees-nothing') : normalised.value ? say('draw-sees-normalised') : say('draw-sees');
    return html`<figure class="seen">
        <${Painted}
            paint=${(/** @type {any} */ rgba, /** @type {any} */ palette) => paintPixels(rgba, pixels, palette)}
            of=${[seen, store.view.value.theme]}
            label=${label}
        />
        <figcaption class="fine">${say('draw-seen')}</figcaption>
    </figure>`;
}

/**
 * The switch for centring and scaling.
 *
 * @param {{ store: Store, actions: import('./model/actions.js').DrawActions }} props
 */
function Normalised({ store, actions }) {
    const isOn = store.use(createDraw).normalised.value;
    const isUpright = Boolean(store.room.value?.dataset.upright);
    const change = (/** @type {any} */ event) => actions.normalise(event.currentTarget.checked);
    return html`<div class="normalised">
        <label>
            <input type="checkbox" role="switch" checked=${isOn} disabled=${!store.driver.value} onChange=${change} />
            <span>${say('draw-normalised')}</span>
        </label>
        <p class="fine">
            ${isOn ? say('draw-is-normalised', { is_upright: isUpright }) : say('draw-is-not-normalised')}
        </p>
    </div>`;
}
