import { useEffect } from 'preact/hooks';

import { createApplyActions } from '../teach/model/apply-actions.js';
import { createDrawActions } from './model/actions.js';
import { html } from '../../ui/html.js';
import { PadSheet } from './pad-sheet.js';
import { PadTools } from './pad-tools.js';
import { Doubt, Said } from './said.js';
import { Normalised, Seen } from './seen.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */

/** The pad to draw on, what the network sees of that, and what it says. @param {{ store: Store, actions: Actions }} props */
export function Pad({ store, actions }) {
    const drawing = actions.use(createDrawActions);
    const { shouldBe } = actions.use(createApplyActions);
    useEffect(() => {
        store.placeKeys.value = { undo: drawing.undoStroke, digit: shouldBe };
        return () => void (store.placeKeys.value = null);
    }, [store, drawing, shouldBe]);
    return html`<section class="panel pad" aria-labelledby="pad-title">
        <h2 id="pad-title">Your own digit</h2>
        <${PadSheet} store=${store} actions=${drawing} />
        <${Seen} store=${store} />
        <${Said} store=${store} />
        <${PadTools} store=${store} actions=${drawing} />
        <${Normalised} store=${store} actions=${drawing} />
        <${Doubt} store=${store} actions=${actions} />
    </section>`;
}
