import { factorsOf } from './model/chain-rule.js';
import { chosenWeight } from '../../core/chosen.js';
import { weightName } from '../../text/names.js';
import { meaningsOf } from './model/words.js';
import { ConnectionPicker } from '../../ui/connection-picker.js';
import { Difference } from './difference.js';
import { html } from '../../ui/html.js';
import { Equation, inNumbers, letter, operator, partial } from './math.js';
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
    const record = store.settled.value;
    const settings = /** @type {any} */ (store.room.value?.settings);
    if (!record || !settings) return null;
    const known = store.known.value;
    const weight = chosenWeight(record, store.selection.value);
    const factors = shownOf(factorsOf(record, settings, weight), weight.layer, known);
    const name = weightName(weight.layer, weight.index, weight.from, record.depth);
    return html`<section class="panel chain-rule" aria-labelledby="chain-rule-title">
        <h2 id="chain-rule-title">The weight ${name}</h2>
        <${ConnectionPicker} record=${record} weight=${weight} select=${actions.select} />
        <${Equation} terms=${termsOf(factors)} name=${`The chain rule for the weight ${name}`} />
        <${Meanings} record=${record} settings=${settings} weight=${weight} factors=${factors} />
        <${Difference} store=${store} questions=${questions} record=${record} weight=${weight} isKnown=${factors.product !== null} />
        ${weight.layer < record.depth
            ? html`<${PathSums} key=${`${weight.layer}.${weight.index}`} record=${record} settings=${settings} weight=${weight} known=${known} />`
            : null}
    </section>`;
}

/** What the phase has come to, of the factors; the rest is null. */
/** @param {Factors} factors @param {number} layer @param {Known} known */
function shownOf(factors, layer, known) {
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

/** @typedef {ReturnType<typeof shownOf>} Shown */

/** The equation's columns. Behind a softmax the two last factors are one. @param {Shown} factors */
function termsOf({ isSoftmax, zByW, aByZ, costByA, costByZ, product }) {
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
        ${meaningsOf(record, settings, weight, factors).map(
            ({ symbol, says, arithmetic }) => html`<div>
                <dt>${symbol}</dt>
                <dd>${says} <span class="muted">${arithmetic}</span></dd>
            </div>`,
        )}
    </dl>`;
}
