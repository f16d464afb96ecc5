import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { number } from '../../text/format.js';
import { parameterName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Announced } from '../../ui/access/announced.js';
import { AtStep } from '../../ui/at-step.js';
import { notYet } from '../../ui/not-yet.js';
import { CostCurve } from './curve.js';
import { predict, shownDigits } from './model/sensitivity.js';
import { useWiggle } from './wiggle.js';

/** @typedef {import('./wiggle.js').TrueCost} TrueCost */
/** @typedef {import('./model/sensitivity.js').Curve & { step: number,
 *     set: import('../../core/store.js').ExampleSet, weight: import('../../core/store.js').Weight }} WeightCurve */

/**
 * The curve of a weight and the slider that wiggles it. While the slider moves, the true cost is requested.
 *
 * @param {{ questions: Pick<import('../../shell/places/panels.js').Questions, 'changedCost'>, curve: WeightCurve,
 *     range: { low: number, high: number }, record: import('../../core/record.js').StepRecord, isKnown: boolean,
 *     isStill: boolean, pinPair: () => void, mark: () => void }} props isKnown: whether the gradient is known; pinPair:
 *     makes the shown pair the chosen one; mark: selects the weight on the stage
 */
export function Wiggle({ questions, curve, range, record, isKnown, isStill, pinPair, mark }) {
    const { set, weight, value, values } = curve;
    const ask = async (/** @type {number} */ change) => {
        const answer = await questions.changedCost(set, [{ ...weight, value: value + change }]);
        return answer.step === curve.step ? answer.changed_cost : null; // a later curve asks again
    };
    const { wiggled, wiggle } = useWiggle(ask, isStill);
    useEffect(wiggle.askAgain, [curve]);
    const { change, last, error } = wiggled;
    const truth = wiggled.truth ?? { change: 0, cost: curve.cost };
    const digits = shownDigits(curve);
    const span = values[values.length - 1] - value;
    const name = parameterName(weight, record.depth);
    const note = error || (last && change === 0 ? toLastText(curve, last, digits, isKnown) : '');
    const grab = () => {
        mark();
        wiggle.grab();
    };
    const onInput = (/** @type {any} */ event) => {
        pinPair();
        wiggle.moveTo(event.currentTarget.valueAsNumber);
    };
    return html`<${CostCurve} ...${{ curve, isBias: weight.from === null, range, isKnown, change, truth }} />
        <input
            type="range"
            class="wiggle"
            aria-label=${say('sensitivity-wiggle', { weight: name })}
            aria-valuetext=${say('sensitivity-wiggle.value', {
                value: number(value + change),
                change: number(change, { signed: true }),
            })}
            min=${-span}
            max=${span}
            step=${span / 100}
            value=${change}
            onPointerDown=${grab}
            onInput=${onInput}
            onPointerUp=${wiggle.letGo}
            onPointerCancel=${wiggle.letGo}
            onBlur=${wiggle.letGo}
        />
        <p class="moved">${toValueText(weight, value, change)}</p>
        <${Costs} ...${{ name, curve, record, change, truth, digits, isKnown }} />
        <${CurveTable} ...${{ curve, name, digits, isKnown }} />
        <p class="fine held">${note}</p>
        <${Announced} text=${note} />`;
}

/** Returns the value of the parameter and the change as text. */
/** @param {import('../../core/store.js').Weight} weight @param {number} value @param {number} change */
function toValueText({ from }, value, change) {
    const symbol = from === null ? 'b' : 'w';
    const added = change < 0 ? `− ${number(-change)}` : `+ ${number(change)}`;
    return change === 0
        ? `${symbol} = ${number(value)}`
        : `${symbol} = ${number(value)} ${added} = ${number(value + change)}`;
}

/**
 * @param {{ name: string, curve: WeightCurve, record: import('../../core/record.js').StepRecord, change: number,
 *     truth: TrueCost, digits: number, isKnown: boolean }} props
 */
function Costs({ name, curve, record, change, truth, digits, isKnown }) {
    const { value, cost } = curve;
    const predicted = isKnown ? predict(curve, change) : null;
    return html`<table class="costs" data-step=${curve.step}>
        <caption class="visually-hidden">${say('sensitivity-costs', { weight: name })}</caption>
        <thead>
            <tr>
                <td><${AtStep} step=${curve.step} record=${record} /></td>
                <th scope="col">${say('sensitivity-cost')}</th>
                <th scope="col">${say('sensitivity-change')}</th>
            </tr>
        </thead>
        <tbody>
            <${Row} kind="now" text=${say('sensitivity-as-it-is')} at=${value} cost=${cost} digits=${digits} />
            <${Row}
                kind="true"
                text=${say('sensitivity-actual')}
                at=${value + truth.change}
                cost=${truth.cost}
                before=${cost}
                digits=${digits}
            />
            <${Row}
                kind="predicted"
                text=${say('sensitivity-predicted')}
                at=${value + change}
                cost=${predicted}
                before=${cost}
                digits=${digits}
            />
        </tbody>
    </table>`;
}

const MARKS = { now: '', true: '●', predicted: '○' };

/** @param {{ kind: keyof typeof MARKS, text: string, at: number, cost: number | null, digits: number,
 *     before?: number | null }} props before: the cost before the change */
function Row({ kind, text, at, cost, digits, before }) {
    const change = cost === null || before === null || before === undefined ? null : cost - before;
    return html`<tr class=${kind} data-kind=${kind} data-at=${at} data-cost=${cost}>
        <th scope="row"><span class="mark" aria-hidden="true">${MARKS[kind]}</span> ${text}</th>
        <td>${cost === null ? notYet() : number(cost, { digits })}</td>
        <td>${before === undefined ? '' : change === null ? notYet() : number(change, { signed: true })}</td>
    </tr>`;
}

/** Returns the true and the predicted cost at the last release as a sentence. */
/** @param {WeightCurve} curve @param {TrueCost} last @param {number} digits @param {boolean} isKnown */
function toLastText(curve, { change, cost }, digits, isKnown) {
    const predicted = isKnown ? predict(curve, change) : null;
    if (cost === null || predicted === null) return '';
    return say('sensitivity-last', {
        value: number(curve.value + change),
        cost: number(cost, { digits }),
        predicted: number(predicted, { digits }),
    });
}

/**
 * The curve of a weight as a table: the true cost at each value, and the cost that the gradient predicts.
 *
 * @param {{ curve: import('./model/sensitivity.js').Curve, name: string, digits: number,
 *     isKnown: boolean }} props isKnown: whether the gradient is known
 */
function CurveTable({ curve, name, digits, isKnown }) {
    const [isOpen, setOpen] = useState(false);
    const { value, values, costs } = curve;
    const cost = (/** @type {number | null} */ each) => (each === null ? notYet() : number(each, { digits }));
    return html`<details
        class="curve-numbers"
        onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}
    >
        <summary>${say('sensitivity-table')}</summary>
        ${
            isOpen
                ? html`<table>
                    <caption class="visually-hidden">${say('sensitivity-table.name', { weight: name })}</caption>
                    <thead>
                        <tr>
                            <th scope="col">${say('sensitivity-value')}</th>
                            <th scope="col">${say('sensitivity-cost')}</th>
                            <th scope="col">${say('sensitivity-predicted')}</th>
                        </tr>
                    </thead>
                    <tbody>
                        ${values.map(
                            (each, i) => html`<tr key=${i}>
                                <th scope="row">${number(each)}</th>
                                <td>${cost(costs[i])}</td>
                                <td>${isKnown ? cost(predict(curve, each - value)) : notYet()}</td>
                            </tr>`,
                        )}
                    </tbody>
                </table>`
                : null
        }
    </details>`;
}
