import { useMemo, useState } from 'preact/hooks';

import { exists, isGradientKnown, rangeOf, setIn, strongAndWeak } from './model/sensitivity.js';
import { identityOf } from '../../core/identity.js';
import { useAnswer } from '../../ui/answer.js';
import { html } from '../../ui/html.js';
import { SensitivitySentence } from './sentence.js';
import { SetChoice } from './set-choice.js';
import { WeightCard } from './weight-card.js';
import { Wiggle } from './wiggle-slider.js';

/** @typedef {import('../../core/store.js').Weight} Weight */
/** @typedef {import('../../core/store.js').ExampleSet} ExampleSet */
/** @typedef {import('../../shell/places/panels.js').PanelProps} PanelProps */
/** @typedef {import('../../shell/places/panels.js').Questions} Questions */
/** @typedef {import('./model/sensitivity.js').Gradient} Gradient */
/** @typedef {{ set: ExampleSet, moment: string, reach: number }} Asked of which examples, at which step */

const POINTS = 41;
/** How far the sliders may go to each side. */
const REACHES = [1, 2, 5, 10];
const LABELS = ['First weight', 'Second weight'];

/**
 * Two weights: how much more the cost cares about one than about the other, and what becomes of it
 * when they are wiggled.
 *
 * @param {PanelProps} props
 */
export function Sensitivity({ store, actions, questions }) {
    const record = store.settled.value;
    if (!record) return null;
    return html`<section class="panel sensitivity" aria-labelledby="sensitivity-title">
        <div class="question-head">
            <h2 id="sensitivity-title">How sensitive?</h2>
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
    const asked = { set, moment: `${identityOf(record, store.room.value)} ${set}`, reach };
    const gradient = useAnswer(() => questions.gradient(set), asked.moment);
    const ofThisSet = gradient.value?.set === set ? gradient.value : null; // and not of the one before
    const isKnown = isGradientKnown(store.known.value, set);
    const chosen = store.pair.value.map((weight) => (exists(record.sizes, weight) ? weight : null));
    const isChosen = !chosen.includes(null);
    const first = useMemo(() => (isChosen ? chosen : firstPair(gradient.value)), [gradient.value, isChosen]);
    const pair = chosen.map((weight, i) => [weight, first[i]].find((each) => exists(record.sizes, each)) ?? null);
    const curves = [useCurve(questions, pair[0], asked), useCurve(questions, pair[1], asked)];
    const isStill = store.view.value.still;
    const take = weightOf(store.selection.value);
    const keep = () => {
        if (pair.some((weight, i) => weight !== store.pair.peek()[i])) store.pair.value = pair;
    };
    return html`<${SensitivitySentence} gradient=${ofThisSet} pair=${pair} depth=${record.depth} isKnown=${isKnown} />
        <div class="weight-cards">
            ${curves.map(({ value: curve, error }, i) => {
                const weight = pair[i];
                const range = rangeOf(isOneScale ? curves.flatMap((each) => each.value ?? []) : curve ? [curve] : []);
                const choose = (/** @type {Weight} */ chosen) => (store.pair.value = pair.with(i, chosen));
                return weight
                    ? html`<${WeightCard} key=${i} label=${LABELS[i]} ...${{ record, weight, choose, take, error }} select=${actions.select}>
                          ${curve ? html`<${Wiggle} key=${curve.of} ...${{ questions, curve, range, isKnown, isStill, keep }} depth=${record.depth} />` : html`<p class="awaited">…</p>`}
                      <//>`
                    : null;
            })}
        </div>
        <div class="pair-choice">
            <button class="choice" disabled=${!ofThisSet} onClick=${() => ofThisSet && (store.pair.value = surprise(ofThisSet))}>
                A strong and a weak one
            </button>
            <button class="choice" aria-pressed=${isOneScale} onClick=${() => setOneScale(!isOneScale)}>One scale for both</button>
            <label>reach
                <select value=${reach} onChange=${(/** @type {any} */ event) => setReach(Number(event.currentTarget.value))}>
                    ${REACHES.map((each) => html`<option value=${each}>± ${each}</option>`)}
                </select>
            </label>
        </div>
        <p class="fine">${gradient.error}</p>`;
}

/** The curve of a weight, and what it is of; never that of the weight before. @param {Questions} questions @param {Weight | null} weight @param {Asked} asked */
function useCurve(questions, weight, { set, moment, reach }) {
    const of = weight && [set, weight.layer, weight.index, weight.from ?? 'bias', reach].join(' ');
    const ask = async () => {
        if (!weight || !of) throw new Error('There is no weight to ask about.');
        return { ...(await questions.curve(set, weight, { span: reach, points: POINTS })), of, set, weight };
    };
    const { value, error } = useAnswer(ask, of && `${moment} ${of}`);
    return { value: value?.of === of ? value : null, error };
}

/** @param {import('../../core/store.js').Selection | null} selection @returns {Weight | null} */
function weightOf(selection) {
    return selection && typeof selection.from === 'number' ? { ...selection, from: selection.from } : null;
}

/** What stands there until others are chosen: the strongest of all, and one in the midst of the weak. */
/** @param {Gradient | null} gradient @returns {(Weight | null)[]} */
function firstPair(gradient) {
    if (!gradient) return [null, null];
    const { strong, weak } = strongAndWeak(gradient);
    const any = (/** @type {number} */ layer) => ({ layer, index: 0, from: 0 }); // where the gradient is zero
    return [strong[0] ?? any(gradient.w.length - 1), weak[Math.floor(weak.length / 2)] ?? any(1)];
}

/** @param {Gradient} gradient @returns {(Weight | null)[]} */
function surprise(gradient) {
    const { strong, weak } = strongAndWeak(gradient);
    const anyOf = (/** @type {Weight[]} */ weights) => weights[Math.floor(Math.random() * weights.length)] ?? null;
    return [anyOf(strong), anyOf(weak)];
}
