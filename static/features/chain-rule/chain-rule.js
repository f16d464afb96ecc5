import { html } from 'htm/preact';

import { chosenWeight } from '../../core/chosen.js';
import { number } from '../../text/format.js';
import { weightName } from '../../text/names.js';
import { say, textIds } from '../../text/say.js';
import { useAnswer } from '../../ui/answer.js';
import { AtStep } from '../../ui/at-step.js';
import { ConnectionPicker } from '../../ui/connection-picker.js';
import { rich } from '../../ui/rich.js';
import { Equation, inNumbers, letter, operator, partial } from './math.js';
import { listFactors } from './model/chain-rule.js';
import { listMeanings } from './model/words.js';
import { PathSums } from './path-sums.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/known.js').Known} Known */
/** @typedef {import('./model/chain-rule.js').Factors} Factors */
/** @typedef {import('./model/chain-rule.js').Connection} Connection */

/**
 * The panel of the chain rule: ∂C/∂w of the selected weight as a product, with the number of each factor. For a weight
 * before the last layer it also shows the sums over paths.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions,
 *     questions: import('../../shell/places/panels.js').Questions }} props
 */
export function ChainRule({ store, actions, questions }) {
    const record = store.record.value;
    const settings = /** @type {any} */ (store.room.value?.settings);
    if (!record || !settings) return null;
    const known = store.known.value;
    const weight = chosenWeight(record, store.selection.value);
    const factors = listShown(listFactors(record, settings, weight), weight.layer, known);
    const name = weightName(weight.layer, weight.index, weight.from, record.depth);
    return html`<section class="panel chain-rule" aria-labelledby="chain-rule-title">
        <h2 id="chain-rule-title">${say('chain-rule-title', { weight: name })}</h2>
        <${ConnectionPicker} record=${record} weight=${weight} select=${actions.select} />
        <${Equation} terms=${listTerms(factors)} name=${say('chain-rule-equation', { weight: name })} />
        <${Meanings} record=${record} settings=${settings} weight=${weight} factors=${factors} />
        <${Difference}
            store=${store}
            questions=${questions}
            record=${record}
            weight=${weight}
            isKnown=${factors.product !== null}
        />
        ${
            weight.layer < record.depth
                ? html`<${PathSums}
                    key=${`${weight.layer}.${weight.index}`}
                    record=${record}
                    settings=${settings}
                    weight=${weight}
                    known=${known}
                />`
                : null
        }
    </section>`;
}

/** Returns the factors; a factor that the phase on show has not computed yet is null. */
/** @param {Factors} factors @param {number} layer @param {Known} known */
function listShown(factors, layer, known) {
    const when = (/** @type {boolean} */ isKnown, /** @type {number} */ value) => (isKnown ? value : null);
    const isSoftmax = factors.aByZ === null;
    return {
        isSoftmax,
        zByW: when(known.activation(layer - 1), factors.zByW),
        aByZ: when(known.activation(layer), factors.aByZ ?? 0),
        costByA: when(known.nudge(layer), factors.costByA),
        costByZ: when(known.nudge(layer), factors.costByZ),
        product: when(known.weightNudge(layer), factors.product),
    };
}

/** @typedef {ReturnType<typeof listShown>} Shown */

/**
 * Returns the columns of the equation. Behind a softmax the last two factors are one factor, ∂C/∂z.
 *
 * @param {Shown} factors
 */
function listTerms({ isSoftmax, zByW, aByZ, costByA, costByZ, product }) {
    const [w, z, a, C] = ['w', 'z', 'a', 'C'].map((name) => letter(name));
    const rest = isSoftmax
        ? [{ symbol: partial(C, z), value: inNumbers(costByZ, 'cost-by-z') }]
        : [
              { symbol: partial(a, z), value: inNumbers(aByZ, 'a-by-z') },
              { symbol: operator('·') },
              { symbol: partial(C, a), value: inNumbers(costByA, 'cost-by-a') },
          ];
    return [
        { symbol: partial(C, w), value: inNumbers(product, 'product') },
        { symbol: operator('=') },
        { symbol: partial(z, w), value: inNumbers(zByW, 'z-by-w') },
        { symbol: operator('·') },
        ...rest,
    ];
}

/** A line of meaning for each factor. */
/** @param {{ record: StepRecord, settings: any, weight: Connection, factors: Shown }} props */
function Meanings({ record, settings, weight, factors }) {
    return html`<dl class="meanings">
        ${listMeanings(record, settings, weight, factors).map(
            ({ symbol, description, arithmetic }) => html`<div>
                <dt>${symbol}</dt>
                <dd>${description} <span class="muted">${arithmetic}</span></dd>
            </div>`,
        )}
    </dl>`;
}

/** @typedef {{ key: string, step: number, gradient: number, difference: number, h: number }} Compared */

const DIGITS = 4;

/**
 * The gradient by the chain rule beside a finite difference of the true cost. The server computes the difference anew
 * for each step, example and weight.
 *
 * @param {{ store: import('../../core/store.js').Store,
 *     questions: Pick<import('../../shell/places/panels.js').Questions, 'difference'>, record: StepRecord,
 *     weight: import('./model/chain-rule.js').Connection, isKnown: boolean }} props
 */
function Difference({ store, questions, record, weight, isKnown }) {
    const { split, index } = record.focus;
    const drawing = index === null ? record.exampleCost : '';
    const key = [store.room.value?.settings_id, split, index, drawing, weight.layer, weight.index, weight.from].join(
        ' ',
    );
    const ask = async () => ({ key, ...(await questions.difference(weight, 'example')) });
    const { value, error } = useAnswer(ask, isKnown ? `${key} ${record.step}` : null);
    if (error) return html`<${Badge} state="waiting">${error}<//>`;
    if (!isKnown) return html`<${Badge} state="waiting">${say('chain-rule-waiting')}<//>`;
    if (value?.key !== key) return html`<${Badge} state="waiting">${say('chain-rule-asking')}<//>`;
    if (value.gradient === null || value.difference === null)
        return html`<${Badge} state="waiting">${say('chain-rule-no-number')}<//>`;
    return html`<${Comparison} compared=${value} record=${record} />`;
}

/** @param {{ compared: Compared, record: StepRecord }} props */
function Comparison({ compared, record }) {
    const { by, agrees } = comparison(compared);
    const { gradient, difference, h } = compared;
    return html`<${Badge} state=${agrees ? 'agrees' : 'differs'} step=${compared.step}>
        <span class="compared">
            ${rich('chain-rule-gradient', {
                value: html`<b data-value="gradient">${number(gradient, { digits: DIGITS })}</b>`,
            })}
        </span>
        <span class="compared">
            ${rich('chain-rule-difference', {
                value: html`<b data-value="difference">${number(difference, { digits: DIGITS })}</b>`,
            })}
        </span>
        <span class="fine">
            ${rich('chain-rule-compared', {
                agrees,
                by: html`<span data-value="by">${number(by, { digits: 1 })}</span>`,
                h: number(h, { digits: 2 }),
            })}
            <${AtStep} step=${compared.step} record=${record} />
        </span>
    <//>`;
}

const MARKS = { agrees: '✓', differs: '✗', waiting: '…' };
const ARIA_TEXTS = textIds({
    agrees: 'chain-rule-state-agrees',
    differs: 'chain-rule-state-differs',
    waiting: 'chain-rule-state-waiting',
});

/** @param {{ state: keyof typeof MARKS, step?: number, children?: unknown }} props */
function Badge({ state, step, children }) {
    return html`<div class=${`difference ${state}`} data-step=${step}>
        <span class="mark" aria-hidden="true">${MARKS[state]}</span>
        <p><span class="visually-hidden">${say(ARIA_TEXTS[state])} </span>${children}</p>
    </div>`;
}

/** Rounding of float32 explains a relative difference up to SHARE, or an absolute one up to FLOOR. */
const SHARE = 1e-3;
const FLOOR = 1e-7;

/**
 * @param {{ gradient: number, difference: number }} answer
 * @returns {{ by: number, agrees: boolean }} by how much they differ, and whether rounding explains the
 *     difference
 */
export function comparison({ gradient, difference }) {
    const by = Math.abs(gradient - difference);
    const allowed = SHARE * Math.max(Math.abs(gradient), Math.abs(difference));
    return { by, agrees: by <= Math.max(allowed, FLOOR) };
}
