import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { answer } from '../../core/record.js';
import { number } from '../../text/format.js';
import { say } from '../../text/say.js';
import { rich } from '../../ui/rich.js';
import { createTeach, toStageKey } from '../draw/model/single-step.js';
import { toName } from '../draw/model/words.js';
import { ShouldBe } from '../draw/should-be.js';
import { TeachApply } from './apply.js';
import { listWants } from './model/teach.js';
import { undoneText, wantsText } from './model/words.js';
import { TeachOutcome } from './outcome.js';
import { TeachRepeat } from './repeat.js';

/**
 * The panel that teaches one example: its label, what it wants of the network, and the effect of steps for it alone.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function TeachStep({ store, actions }) {
    const now = useComputed(() => toStageKey(store.record.value)).value;
    const record = store.record.value;
    const room = store.room.value;
    if (!record || !room) return null;
    const { focus } = record;
    const { outcome, repeat, undone } = store.use(createTeach);
    const isGuessed = focus.guessed;
    const isDrawn = focus.split === 'drawn';
    return html`<section class="panel teach-step" aria-labelledby="teach-step-title">
        <h2 id="teach-step-title">${say('teach-title')}</h2>
        ${
            // the pad has the answer and the digits
            store.place.value === 'draw'
                ? null
                : html`<${TeachDigits} store=${store} actions=${actions} record=${record} />`
        }
        ${
            isGuessed
                ? html`<p class="muted">${say('teach-nobody-said', { is_drawn: isDrawn })}</p>`
                : html`<${TeachWants} record=${record} known=${store.known.value} hasChanged=${room.applied > 0} />`
        }
        ${isGuessed ? null : html`<${TeachApply} store=${store} actions=${actions} record=${record} room=${room} />`}
        ${
            outcome.value?.stageKey === now
                ? html`<${TeachOutcome}
                    outcome=${outcome.value}
                    isDrawn=${isDrawn}
                    count=${room.dataset.test}
                    step=${record.step}
                    isOver=${repeat.value?.state !== 'running'}
                />`
                : null
        }
        ${repeat.value?.stageKey === now ? html`<${TeachRepeat} repeat=${repeat.value} isDrawn=${isDrawn} />` : null}
        ${undone.value?.stageKey === now ? html`<p class="fine" role="status">${undoneText(undone.value)}</p>` : null}
    </section>`;
}

/**
 * The network's answer, and the ten digits to choose the label from.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions,
 *     record: import('../../core/record.js').StepRecord }} props
 */
function TeachDigits({ store, actions, record }) {
    const { focus } = record;
    const isKnown = store.known.value.activation(record.depth);
    const answerDigit = answer(record);
    const isRight = !focus.guessed && answerDigit === focus.label;
    const name = toName(answerDigit, store.examples.value?.names);
    const b = (/** @type {unknown[]} */ digit) => html`<b class=${isRight ? 'right' : 'attention'}>${digit}</b>`;
    return html`<p class="teach-says">
            ${rich('teach-says', {
                verdict: !isKnown ? 'unknown' : isRight ? 'right' : 'wrong',
                is_drawn: focus.split === 'drawn',
                digit: answerDigit,
                has_name: name !== '',
                name,
                b,
            })}
        </p>
        <${ShouldBe} store=${store} actions=${actions} />`;
}

/**
 * The cost of the example with its label, and what it wants of the outputs.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, known: import('../../core/known.js').Known,
 *     hasChanged: boolean }} props hasChanged: whether steps for one example can be undone
 */
function TeachWants({ record, known, hasChanged }) {
    const wants = listWants(record);
    const { label, split } = record.focus;
    const isKnown = known.nudge(record.depth);
    const b = (/** @type {unknown[]} */ cost) => html`<b class="attention" data-value="cost">${cost}</b>`;
    return html`<div class="teach-wants">
        <p>
            ${rich('teach-costs', {
                is_drawn: split === 'drawn',
                label,
                has_cost: known.cost,
                cost: number(wants.cost),
                b,
            })}
            ${' '}
            ${isKnown ? wantsText(wants).map(({ text, tone }) => html`<span class=${tone ?? ''}>${text}</span>`) : ''}
        </p>
        <p class="fine">
            ${hasChanged ? say('teach-can-be-undone') : say('teach-nothing-changed')}
        </p>
    </div>`;
}
