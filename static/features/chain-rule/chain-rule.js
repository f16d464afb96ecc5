import { chosenWeight } from '../../core/chosen.js';
import { number } from '../../text/format.js';
import { weightName } from '../../text/names.js';
import { useAnswer } from '../../ui/answer.js';
import { ConnectionPicker } from '../../ui/connection-picker.js';
import { html } from '../../ui/html.js';
import { Equation, inNumbers, letter, operator, partial } from './math.js';
import { listFactors } from './model/chain-rule.js';
import { comparison } from './model/difference.js';
import { tellMeanings } from './model/words.js';
import { PathSums } from './path-sums.js';

/** @typedef {import('../../core/record.js').StepRecord} StepRecord */
/** @typedef {import('../../core/known.js').Known} Known */
/** @typedef {import('./model/chain-rule.js').Factors} Factors */
/** @typedef {import('./model/chain-rule.js').Connection} Connection */

/**
 * ∂C/∂w of the selected weight as a product, each factor with its number; and the sums over paths where
 * the weight is deep.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions,
 *     questions: import('../../shell/places/panels.js').Questions }} props
 */
export function ChainRule({ store, actions, questions }) {
    const record = store.panelRecord.value;
    const settings = /** @type {any} */ (store.room.value?.settings);
    if (!record || !settings) return null;
    const known = store.known.value;
    const weight = chosenWeight(record, store.selection.value);
    const factors = listShown(listFactors(record, settings, weight), weight.layer, known);
    const name = weightName(weight.layer, weight.index, weight.from, record.depth);
    return html`<section class="panel chain-rule" aria-labelledby="chain-rule-title">
        <h2 id="chain-rule-title">The weight ${name}</h2>
        <${ConnectionPicker} record=${record} weight=${weight} select=${actions.select} />
        <${Equation} terms=${listTerms(factors)} name=${`The chain rule for the weight ${name}`} />
        <${Meanings} record=${record} settings=${settings} weight=${weight} factors=${factors} />
        <${Difference} store=${store} questions=${questions} record=${record} weight=${weight} isKnown=${factors.product !== null} />
        ${
            weight.layer < record.depth
                ? html`<${PathSums} key=${`${weight.layer}.${weight.index}`} record=${record} settings=${settings} weight=${weight} known=${known} />`
                : null
        }
    </section>`;
}

/** What the phase has come to, of the factors; the rest is null. */
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

/** The equation's columns. Behind a softmax the two last factors are one. @param {Shown} factors */
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

/** What each factor says, in a line. */
/** @param {{ record: StepRecord, settings: any, weight: Connection, factors: Shown }} props */
function Meanings({ record, settings, weight, factors }) {
    return html`<dl class="meanings">
        ${tellMeanings(record, settings, weight, factors).map(
            ({ symbol, says, arithmetic }) => html`<div>
                <dt>${symbol}</dt>
                <dd>${says} <span class="muted">${arithmetic}</span></dd>
            </div>`,
        )}
    </dl>`;
}

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
function Difference({ store, questions, record, weight, isKnown }) {
    const { split, index } = record.focus;
    const drawing = index === null ? record.exampleCost : '';
    const of = [store.room.value?.settings_id, split, index, drawing, weight.layer, weight.index, weight.from].join(
        ' ',
    );
    const ask = async () => ({ of, ...(await questions.difference(weight, 'example')) });
    const { value, error } = useAnswer(ask, isKnown ? `${of} ${record.step}` : null);
    if (error) return html`<${Badge} state="waiting">${error}<//>`;
    if (!isKnown)
        return html`<${Badge} state="waiting">Once the nudge of the weight is known it is compared with a finite difference.<//>`;
    if (value?.of !== of) return html`<${Badge} state="waiting">Asking for a finite difference of the true cost…<//>`;
    if (value.gradient === null || value.difference === null)
        return html`<${Badge} state="waiting">What the step computed is no number: there is nothing to compare.<//>`;
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
