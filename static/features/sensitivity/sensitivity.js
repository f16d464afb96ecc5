import { html } from 'htm/preact';
import { useMemo, useState } from 'preact/hooks';
import { toMoment } from '../../core/moment.js';
import { number } from '../../text/format.js';
import { parameterName } from '../../text/names.js';
import { say, textIds } from '../../text/say.js';
import { useAnswer } from '../../ui/answer.js';
import { rich } from '../../ui/rich.js';
import {
    compare,
    exists,
    findRange,
    isGradientKnown,
    sensitivityTo,
    setIn,
    strongAndWeak,
} from './model/sensitivity.js';
import { WeightCard } from './weight-card.js';
import { Wiggle } from './wiggle-slider.js';

/** @typedef {import('../../core/store.js').Weight} Weight */
/** @typedef {import('../../core/store.js').ExampleSet} ExampleSet */
/** @typedef {import('../../shell/places/panels.js').PanelProps} PanelProps */
/** @typedef {import('../../shell/places/panels.js').Questions} Questions */
/** @typedef {import('./model/sensitivity.js').Gradient} Gradient */
/** @typedef {{ set: ExampleSet, stateKey: string, reach: number }} Asked the examples, a key of the
 *     parameters on show, and the reach of the curve */

const POINTS = 41;
/** Choices of how far a slider reaches to each side. */
const REACHES = [1, 2, 5, 10];
const LABELS = textIds(['sensitivity-first', 'sensitivity-second']);

/**
 * The panel of sensitivity: how much more sensitive the cost is to one weight than to another, and how it changes when
 * they are wiggled.
 *
 * @param {PanelProps} props
 */
export function Sensitivity({ store, actions, questions }) {
    const record = store.record.value;
    if (!record) return null;
    return html`<section class="panel sensitivity" aria-labelledby="sensitivity-title">
        <div class="question-head">
            <h2 id="sensitivity-title">${say('sensitivity-title')}</h2>
            <${SetChoice} store=${store} record=${record} />
        </div>
        <${Pair} store=${store} actions=${actions} questions=${questions} record=${record} />
    </section>`;
}

/** @param {PanelProps & { record: import('../../core/record.js').StepRecord }} props */
function Pair({ store, actions, questions, record }) {
    const [reach, setReach] = useState(2);
    const [isOneScale, setOneScale] = useState(true);
    const set = setIn(record, store.set.value);
    const asked = { set, stateKey: `${toMoment(record, store.room.value)} ${set}`, reach };
    const gradient = useAnswer(() => questions.gradient(set), asked.stateKey);
    const currentGradient = gradient.value?.set === set ? gradient.value : null; // not the answer for the previous set
    const isKnown = isGradientKnown(store.known.value, set);
    const chosen = store.pair.value.map((weight) => (exists(record.sizes, weight) ? weight : null));
    const isChosen = !chosen.includes(null);
    const first = useMemo(() => (isChosen ? chosen : firstPair(gradient.value)), [gradient.value, isChosen]);
    const pair = chosen.map((weight, i) => [weight, first[i]].find((each) => exists(record.sizes, each)) ?? null);
    const curves = [useCurve(questions, pair[0], asked), useCurve(questions, pair[1], asked)];
    const isStill = store.view.value.still;
    const take = findWeight(store.selection.value);
    const pinPair = () => {
        if (pair.some((weight, i) => weight !== store.pair.peek()[i])) store.pair.value = pair;
    };
    return html`<${SensitivitySentence}
        gradient=${currentGradient}
        pair=${pair}
        record=${record}
        isKnown=${isKnown}
    />
        <p class="fine hint">${say('sensitivity-hint')}</p>
        <div class="weight-cards">
            ${curves.map(({ value: curve, error }, i) => {
                const weight = pair[i];
                const range = findRange(isOneScale ? curves.flatMap((each) => each.value ?? []) : curve ? [curve] : []);
                const choose = (/** @type {Weight} */ chosen) => (store.pair.value = pair.with(i, chosen));
                return weight
                    ? html`<${WeightCard}
                      key=${i}
                      label=${say(LABELS[i])}
                      ...${{ record, weight, choose, take, error }}
                      select=${actions.select}
                  >
                        ${
                            curve
                                ? html`<${Wiggle}
                                    key=${curve.key}
                                    ...${{ questions, curve, range, record, isKnown, isStill, pinPair }}
                                    mark=${() => actions.select(curve.weight)}
                                />`
                                : html`<p class="awaited">…</p>`
                        }
                    <//>`
                    : null;
            })}
        </div>
        <div class="pair-choice">
            <button
                class="choice"
                disabled=${!currentGradient}
                onClick=${() => currentGradient && ((store.pair.value = pickPair(currentGradient)))}
            >
                ${say('sensitivity-strong-and-weak')}
            </button>
            <button class="choice" aria-pressed=${isOneScale} onClick=${() => setOneScale(!isOneScale)}>
                ${say('sensitivity-one-scale')}
            </button>
            <label>
                ${say('sensitivity-reach')}
                <select
                    value=${reach}
                    onChange=${(/** @type {any} */ event) => setReach(Number(event.currentTarget.value))}
                >
                    ${REACHES.map((each) => html`<option value=${each}>± ${each}</option>`)}
                </select>
            </label>
        </div>
        <p class="fine">${gradient.error}</p>`;
}

/**
 * Returns the curve of a weight with its key; null until it has arrived.
 *
 * @param {Questions} questions
 * @param {Weight | null} weight
 * @param {Asked} asked
 */
function useCurve(questions, weight, { set, stateKey, reach }) {
    const key = weight && [set, weight.layer, weight.index, weight.from ?? 'bias', reach].join(' ');
    const ask = async () => {
        if (!weight || !key) throw new Error('There is no weight to ask about.');
        return { ...(await questions.curve(set, weight, { span: reach, points: POINTS })), key, set, weight };
    };
    const { value, error } = useAnswer(ask, key && `${stateKey} ${key}`);
    return { value: value?.key === key ? value : null, error };
}

/** @param {import('../../core/store.js').Selection | null} selection @returns {Weight | null} */
function findWeight(selection) {
    return selection && typeof selection.from === 'number' ? { ...selection, from: selection.from } : null;
}

/** Returns the default pair: the strongest weight, and the middle one of the weak weights. */
/** @param {Gradient | null} gradient @returns {(Weight | null)[]} */
function firstPair(gradient) {
    if (!gradient) return [null, null];
    const { strong, weak } = strongAndWeak(gradient);
    const any = (/** @type {number} */ layer) => ({ layer, index: 0, from: 0 }); // used where the gradient is 0
    return [strong[0] ?? any(gradient.w.length - 1), weak[Math.floor(weak.length / 2)] ?? any(1)];
}

/** @param {Gradient} gradient @returns {(Weight | null)[]} */
function pickPair(gradient) {
    const { strong, weak } = strongAndWeak(gradient);
    const pickRandom = (/** @type {Weight[]} */ weights) => weights[Math.floor(Math.random() * weights.length)] ?? null;
    return [pickRandom(strong), pickRandom(weak)];
}

/**
 * The sentence with the ratio of two sensitivities.
 *
 * @param {{ gradient: (Gradient & { step: number }) | null, pair: (Weight | null)[],
 *     record: import('../../core/record.js').StepRecord, isKnown: boolean }} props
 */
function SensitivitySentence({ gradient, pair: [one, other], record, isKnown }) {
    const name = (/** @type {Weight} */ weight) => html`<b class="name">${parameterName(weight, record.depth)}</b>`;
    const muted = (/** @type {unknown[]} */ children) => html`<span class="muted">${children}</span>`;
    const at = (/** @type {unknown[]} */ children) => html`<span class="at-step muted">${children}</span>`;
    if (!one || !other || !gradient) return html`<p class="ratio muted">…</p>`;
    if (!isKnown) {
        return html`<p class="ratio">
            ${rich('sensitivity-question', { one: name(one), other: name(other), muted })}
        </p>`;
    }
    const [g, h] = [sensitivityTo(gradient, one), sensitivityTo(gradient, other)];
    const { first, times } = compare(g, h);
    const [more, less] = first === 0 ? [one, other] : [other, one];
    const moment = { is_now: gradient.step === record.step, step: gradient.step, at };
    const both = { one: name(one), other: name(other), ...moment };
    if (g === 0 && h === 0) return html`<p class="ratio">${rich('sensitivity-neither', both)}</p>`;
    const ordered = { more: name(more), less: name(less), ...moment };
    if (times === null) return html`<p class="ratio">${rich('sensitivity-only-one', ordered)}</p>`;
    if (number(times) === number(1))
        // written as equal
        return html`<p class="ratio">${rich('sensitivity-equal', both)}</p>`;
    const component = (/** @type {Weight} */ weight) => number(sensitivityTo(gradient, weight), { signed: true });
    return html`<p class="ratio">
        ${rich('sensitivity-times', {
            ...ordered,
            times: (/** @type {unknown[]} */ children) => html`<b class="times">${children}</b>`,
            ratio: html`<span data-value="times">${number(times)}</span>`,
        })}
        <span class="gradients">
            ${rich('sensitivity-gradients', { more: component(more), less: component(less), muted })}
        </span>
    </p>`;
}

/**
 * The choice of the cost: of this example, of the mini-batch, or of all training examples.
 *
 * @param {{ store: import('../../core/store.js').Store, record: import('../../core/record.js').StepRecord }} props
 */
function SetChoice({ store, record }) {
    const chosen = setIn(record, store.set.value);
    const all = store.room.value?.training_examples;
    /** @type {{ set: ExampleSet, text: string }[]} */
    const sets = [
        { set: 'example', text: say('sensitivity-this-example', { digit: record.focus.label }) },
        { set: 'batch', text: say('sensitivity-mini-batch') },
        { set: 'all', text: all ? say('sensitivity-all', { count: all }) : say('sensitivity-all-examples') },
    ];
    return html`<div class="set-choice" role="group" aria-label=${say('sensitivity-cost-of')}>
        <span class="muted" aria-hidden="true">${say('sensitivity-cost-of')}</span>
        ${sets.map(
            ({ set, text }) => html`<button
                key=${set}
                class="choice"
                aria-pressed=${set === chosen}
                disabled=${set === 'batch' && record.cost === null}
                onClick=${() => (store.set.value = set)}
            >
                ${text}
            </button>`,
        )}
    </div>`;
}
