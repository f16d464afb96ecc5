import { comparison } from './model/difference.js';
import { number } from '../../text/format.js';
import { useAnswer } from '../../ui/answer.js';
import { html } from '../../ui/html.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {{ of: string, step: number, gradient: number, difference: number, h: number }} Compared */

const DIGITS = 4;

/**
 * The chain rule beside a finite difference of the true cost, asked of the server at every step, for
 * every example and every weight.
 *
 * @param {{ store: import('../../core/store.js').Store,
 *     questions: Pick<import('../../shell/places/panels.js').Questions, 'difference'>, record: StepRecord,
 *     weight: import('./model/chain-rule.js').Connection, isKnown: boolean }} props
 */
export function Difference({ store, questions, record, weight, isKnown }) {
    const { split, index } = record.focus;
    const drawing = index === null ? record.exampleCost : '';
    const of = [store.room.value?.settings_id, split, index, drawing, weight.layer, weight.index, weight.from].join(' ');
    const ask = async () => ({ of, ...(await questions.difference(weight, 'example')) });
    const { value, error } = useAnswer(ask, isKnown ? `${of} ${record.step}` : null);
    if (error) return html`<${Badge} state="waiting">${error}<//>`;
    if (!isKnown) return html`<${Badge} state="waiting">Once the nudge of the weight is known it is compared with a finite difference.<//>`;
    if (value?.of !== of) return html`<${Badge} state="waiting">Asking for a finite difference of the true cost…<//>`;
    if (value.gradient === null || value.difference === null) return html`<${Badge} state="waiting">What the step computed is no number: there is nothing to compare.<//>`;
    return html`<${Comparison} compared=${value} step=${record.step} />`;
}

/** @param {{ compared: Compared, step: number }} props */
function Comparison({ compared, step }) {
    const { by, agrees } = comparison(compared);
    const { gradient, difference, h } = compared;
    return html`<${Badge} state=${agrees ? 'agrees' : 'differs'} step=${compared.step}>
        <span class="compared">chain rule <b data-value="gradient">${number(gradient, { digits: DIGITS })}</b></span>
        <span class="compared">finite difference <b data-value="difference">${number(difference, { digits: DIGITS })}</b></span>
        <span class="fine">
            ${agrees ? 'They differ by' : 'They differ by more than rounding explains:'} <span data-value="by">${number(by, { digits: 1 })}</span>.
            ${' '}(C(w + h) − C(w − h)) / 2h, with h = ${number(h, { digits: 2 })}${compared.step === step ? '' : `, at step ${compared.step}`}
        </span>
    <//>`;
}

const MARKS = { agrees: '✓', differs: '✗', waiting: '…' };
const SAYS = { agrees: 'They agree.', differs: 'They do not agree.', waiting: 'Not compared yet.' };

/** @param {{ state: keyof typeof MARKS, step?: number, children?: unknown }} props */
function Badge({ state, step, children }) {
    return html`<div class=${`difference ${state}`} data-step=${step}>
        <span class="mark" aria-hidden="true">${MARKS[state]}</span>
        <p><span class="visually-hidden">${SAYS[state]} </span>${children}</p>
    </div>`;
}
