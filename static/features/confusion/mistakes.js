import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { number, percent, whole } from '../../text/format.js';
import { aDigit } from '../../text/names.js';
import { DigitImage } from '../../ui/canvas/digit-image.js';
import { Pager } from '../../ui/pager.js';
import { useRovingList } from '../../ui/roving-list.js';
import { createDrawActions } from '../draw/model/actions.js';
import { toName, whichClass } from '../draw/model/words.js';
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
        <h2 id="mistakes-title">Mistakes</h2>
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
                : html`<p class="muted">Not measured yet. It will be when the network has made a step.</p>`
        }
    </section>`;
}

/** @param {{ evaluation: Evaluation, counts: number[], count: number }} props `counts`: of mistakes, by digit */
function MistakeCount({ evaluation: { step, costs }, counts, count }) {
    const wrong = counts.reduce((sum, each) => sum + each, 0);
    if (wrong === 0)
        return html`<p>At step <b>${whole(step)}</b> it reads all ${whole(count)} test images correctly.</p>`;
    return html`<p>
        At step <b>${whole(step)}</b> it gets <b class="down" data-value="wrong">${whole(wrong)}</b> of
        ${' '}${whole(count)} test images wrong,
        ${' '}${percent(wrong / count)}.${costs ? ' The worst come first: those with the highest cost.' : ''}
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
        <span>Show mistakes with</span>
        <select value=${chosen ?? ''} onChange=${change}>
            <option value="">every digit (${whole(counts.reduce((sum, count) => sum + count, 0))})</option>
            ${counts.map(
                (count, digit) => html`<option key=${digit} value=${digit}>
                    ${whichClass(digit, names)} (${whole(count)})
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
    if (mistakes.length === 0) return html`<p class="muted">There are none.</p>`;
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
            <p class="muted">Choose one: it goes on the stage, and from there on the pad.</p>
        </div>`;
    }
    const { index, label } = record.focus;
    const drawOnIt = () => {
        actions.use(createDrawActions).drawOnThis();
        goToThePad(actions);
    };
    const cost = store.known.value.cost ? html`, cost <b>${number(record.exampleCost)}</b>` : null;
    return html`<div class="mistake-chosen">
        <p>On the stage: test image ${whole(index ?? 0)}, ${aDigit(label)}${cost}.</p>
        <button class="button" disabled=${!store.driver.value} onClick=${drawOnIt}>Draw on it</button>
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
                        title=${[label, prediction]
                            .map((each) => toName(each, names))
                            .filter(Boolean)
                            .join(', read as ')}
                        aria-label=${
                            `Test image ${index}: ${whichClass(label, names)}, taken for ` +
                            `${whichClass(prediction, names)}${cost === null ? '' : `, cost ${number(cost)}`}`
                        }
                        onClick=${() => actions.focus('test', index)}
                        ...${button(i)}
                    >
                        ${
                            pixels
                                ? html`<${DigitImage} pixels=${pixels} theme=${theme} />`
                                : html`<span class="no-image"></span>`
                        }
                        <span class="tile-name">
                            ${label}
                            ${' '}<span class="muted">read as</span>
                            ${' '}<b class="down">${prediction}</b>
                        </span>
                        ${cost === null ? null : html`<span class="tile-cost">${number(cost, { digits: 3 })}</span>`}
                    </button>
                </li>`;
            })}
        </ul>`;
}
