import { useComputed } from '@preact/signals';

import { createApplyActions } from './model/apply-actions.js';
import { createTeach, stageOf } from './model/apply.js';
import { thisOne, undoneText } from './model/words.js';
import { html } from '../../ui/html.js';
import { TeachApply } from './apply.js';
import { TeachDigits } from './digits.js';
import { TeachOutcome } from './outcome.js';
import { TeachRepeat } from './repeat.js';
import { TeachWants } from './wants.js';

/**
 * What the example on the stage should have been, what that asks of the network, and what one step for it
 * alone does to it and to all others.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function TeachStep({ store, actions }) {
    const now = useComputed(() => stageOf(store.settled.value)).value;
    const record = store.settled.value;
    const room = store.room.value;
    if (!record || !room) return null;
    const { focus } = record;
    const { outcome, repeat, undone } = store.use(createTeach);
    const isGuessed = focus.guessed;
    return html`<section class="panel teach-step" aria-labelledby="teach-step-title">
        <h2 id="teach-step-title">What it should have been</h2>
        <${TeachDigits} record=${record} focus=${focus} isKnown=${store.known.value.activation(record.depth)} driver=${store.driver.value} choose=${actions.use(createApplyActions).shouldBe} names=${store.examples.value?.names} />
        ${isGuessed
            ? html`<p class="muted">Nobody has said yet. Choose its digit, and see what ${thisOne(focus.split)} would ask of the network.</p>`
            : html`<${TeachWants} record=${record} known=${store.known.value} hasChanged=${room.applied > 0} />`}
        ${isGuessed ? null : html`<${TeachApply} store=${store} actions=${actions} record=${record} room=${room} />`}
        ${outcome.value?.of === now ? html`<${TeachOutcome} outcome=${outcome.value} name=${thisOne(focus.split)} count=${room.dataset.test} step=${record.step} isOver=${repeat.value?.state !== 'running'} />` : null}
        ${repeat.value?.of === now ? html`<${TeachRepeat} repeat=${repeat.value} name=${thisOne(focus.split)} />` : null}
        ${undone.value?.of === now ? html`<p class="fine" role="status">${undoneText(undone.value)}</p>` : null}
    </section>`;
}
