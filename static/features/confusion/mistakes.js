import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { number, percent, whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { Pager } from '../../ui/pager.js';
import { rich } from '../../ui/rich.js';
import { useRovingList } from '../../ui/roving-list.js';
import { createDrawActions } from '../draw/model/actions.js';
import { toName } from '../draw/model/words.js';
import { goToThePad } from '../draw/to-the-pad.js';
import { isSameEvaluation, listMistakes, mistakesByDigit } from './model/mistakes.js';
import { useTestImages } from './test-images.js';

/** @typedef {import('./model/mistakes.js').Mistake} Mistake */
/** @typedef {import('../../core/store.js').Evaluation} Evaluation */

const PAGE_SIZE = 24;

/**
 * The panel of test images that the network reads wrongly, the highest cost first.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Mistakes(props) {
    const { store } = props;
    const labels = store.examples.value?.labels.test;
    const { evaluation, pinHandlers } = usePinned(store.tested.value);
    const [digit, choose] = useState(/** @type {number | null} */ (null));
    const [start, turn] = useState(0);
    const isMeasured = evaluation && labels && evaluation.predictions.length === labels.length;
    const counts = useMemo(() => (isMeasured ? mistakesByDigit(evaluation, labels) : []), [evaluation, labels]);
    const mistakes = useMemo(
        () => (isMeasured ? listMistakes(evaluation, labels, digit) : []),
        [evaluation, labels, digit],
    );
    const chooseDigit = (/** @type {number | null} */ each) => {
        choose(each);
        turn(0);
    };
    return html`<section class="panel mistakes" aria-labelledby="mistakes-title">
        <h2 id="mistakes-title">${say('mistakes-title')}</h2>
        ${
            isMeasured
                ? html`<${MistakeCount} evaluation=${evaluation} counts=${counts} count=${labels.length} />
                    <${Digits}
                        names=${store.examples.value?.names}
                        counts=${counts}
                        chosen=${digit}
                        choose=${chooseDigit}
                    />
                    <${OnStage} ...${props} />
                    <div ...${pinHandlers}>
                        <${Page} ...${props} mistakes=${mistakes} start=${start} turn=${turn} />
                    </div>`
                : html`<p class="muted">${say('confusion-not-measured')}</p>`
        }
    </section>`;
}

/** @param {{ evaluation: Evaluation, counts: number[], count: number }} props `counts`: of mistakes, by digit */
function MistakeCount({ evaluation: { step, costs }, counts, count }) {
    const wrong = counts.reduce((sum, each) => sum + each, 0);
    if (wrong === 0) return html`<p>${rich('mistakes-none', { step, count })}</p>`;
    return html`<p>
        ${rich('mistakes-count', {
            step,
            wrong: html`<b class="down" data-value="wrong">${whole(wrong)}</b>`,
            count,
            share: percent(wrong / count),
            has_costs: Boolean(costs),
        })}
    </p>`;
}

/**
 * The choice of the digit whose mistakes are shown.
 *
 * @param {{ counts: number[], names?: string[], chosen: number | null, choose: (digit: number | null) => void }} props
 */
function Digits({ counts, names, chosen, choose }) {
    const change = (/** @type {any} */ event) =>
        choose(event.currentTarget.value === '' ? null : Number(event.currentTarget.value));
    return html`<label class="mistakes-of">
        <span>${say('mistakes-with')}</span>
        <select value=${chosen ?? ''} onChange=${change}>
            <option value="">
                ${say('mistakes-every-digit', { count: counts.reduce((sum, count) => sum + count, 0) })}
            </option>
            ${counts.map(
                (count, digit) => html`<option key=${digit} value=${digit}>
                    ${say('mistakes-digit', {
                        digit,
                        name: toName(digit, names),
                        has_name: toName(digit, names) !== '',
                        count,
                    })}
                </option>`,
            )}
        </select>
    </label>`;
}

/**
 * @param {import('../../shell/places/panels.js').PanelProps & { mistakes: Mistake[], start: number, turn: (to: number)
 *     => void }} props
 */
function Page({ store, actions, questions, mistakes, start, turn }) {
    if (mistakes.length === 0) return html`<p class="muted">${say('mistakes-page-none')}</p>`;
    const from = Math.min(start, PAGE_SIZE * Math.floor((mistakes.length - 1) / PAGE_SIZE));
    const page = { start: from, end: Math.min(from + PAGE_SIZE, mistakes.length) };
    // Any place on a page leads to that page.
    const go = (/** @type {number} */ place) => turn(PAGE_SIZE * Math.floor(place / PAGE_SIZE));
    return html`<${MistakeTiles}
        store=${store}
        actions=${actions}
        questions=${questions}
        mistakes=${mistakes.slice(page.start, page.end)}
    />
        ${mistakes.length > PAGE_SIZE ? html`<${Pager} page=${page} count=${mistakes.length} turn=${go} />` : null}`;
}

/**
 * The test image on the stage, and a button that puts it on the pad.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
function OnStage({ store, actions }) {
    const record = store.record.value;
    if (record?.focus.split !== 'test') {
        return html`<div class="mistake-chosen">
            <p class="muted">${say('mistakes-choose')}</p>
        </div>`;
    }
    const { index, label } = record.focus;
    const drawOnIt = () => {
        actions.use(createDrawActions).drawOnThis();
        goToThePad(actions);
    };
    return html`<div class="mistake-chosen">
        <p>
            ${rich('mistakes-on-stage', {
                index: index ?? 0,
                label,
                has_cost: store.known.value.cost,
                cost: number(record.exampleCost),
            })}
        </p>
        <button class="button" disabled=${!store.driver.value} onClick=${drawOnIt}>${say('mistakes-draw')}</button>
    </div>`;
}

/**
 * Returns the evaluation to show. It stays the same while a pointer or the keyboard focus is in the list, so that no
 * image moves away from under the pointer. It is the newest one otherwise.
 *
 * @param {Evaluation | null} newest
 */
function usePinned(newest) {
    const shown = useRef(newest);
    const [isPinned, setPinned] = useState(false);
    const isFree = !isPinned || newest?.dataset !== shown.current?.dataset;
    if (isFree && !isSameEvaluation(newest, shown.current)) shown.current = newest;
    return {
        evaluation: shown.current,
        pinHandlers: {
            onPointerEnter: (/** @type {PointerEvent} */ event) => event.pointerType === 'mouse' && setPinned(true),
            onPointerLeave: () => setPinned(false),
            onFocusIn: (/** @type {FocusEvent} */ event) =>
                /** @type {HTMLElement} */ (event.target).matches(':focus-visible') && setPinned(true),
            onFocusOut: () => setPinned(false),
        },
    };
}

/**
 * Mistakes as images, each with its label, the prediction and the cost.
 *
 * @param {import('../../shell/places/panels.js').PanelProps & { mistakes: Mistake[] }} props
 */
function MistakeTiles(props) {
    const { store, actions, mistakes } = props;
    const images = useTestImages(
        props,
        mistakes.map(({ index }) => index),
    );
    const { list, button } = useRovingList(mistakes.length);
    const onStage = useComputed(() =>
        store.record.value?.focus.split === 'test' ? store.record.value.focus.index : null,
    ).value;
    const { theme } = store.view.value;
    const names = store.examples.value?.names;
    return html`${images.error ? html`<p class="refused" role="alert">${images.error}</p>` : null}
        <ul class="tiles" ...${list}>
            ${mistakes.map(({ index, label, prediction, cost }, i) => {
                const pixels = images.pixels.get(index);
                return html`<li key=${index}>
                    <button
                        class="tile"
                        data-index=${index}
                        aria-pressed=${onStage === index}
                        title=${toTitle(toName(label, names), toName(prediction, names))}
                        aria-label=${say('mistakes-tile-image', {
                            has_cost: cost !== null,
                            index: String(index),
                            has_names: toName(label, names) !== '' && toName(prediction, names) !== '',
                            label,
                            label_name: toName(label, names),
                            prediction,
                            prediction_name: toName(prediction, names),
                            cost: number(cost ?? 0),
                        })}
                        onClick=${() => actions.focus('test', index)}
                        ...${button(i)}
                    >
                        ${
                            pixels
                                ? html`<${DigitImage} pixels=${pixels} theme=${theme} />`
                                : html`<span class="no-image"></span>`
                        }
                        <span class="tile-name">
                            ${rich('mistakes-tile', {
                                label,
                                muted: (/** @type {unknown[]} */ children) =>
                                    html`<span class="muted">${children}</span>`,
                                prediction: html`<b class="down">${prediction}</b>`,
                            })}
                        </span>
                        ${cost === null ? null : html`<span class="tile-cost">${number(cost, { digits: 3 })}</span>`}
                    </button>
                </li>`;
            })}
        </ul>`;
}

/** The names of the classes of a mistake; of one alone where the other has none. @param {string} label @param {string} prediction */
function toTitle(label, prediction) {
    return label && prediction ? say('mistakes-tile-names', { label, prediction }) : label || prediction;
}
