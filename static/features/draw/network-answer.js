import { html } from 'htm/preact';
import { fixed2 } from '../../text/format.js';
import { say } from '../../text/say.js';
import { useAnnounced } from '../../ui/access/announced.js';
import { createDraw } from './model/state.js';
import { toAnswerText, toClassText, toDoubtText, toName } from './model/words.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */
/** @typedef {import('./model/words.js').Answer} Answer */

const FIRST_TRAINING = 1000;

/**
 * The network's answer to the drawing on the pad, large, and its outputs. There is no answer while the stage shows
 * something else.
 *
 * @param {{ store: Store, actions: import('./model/actions.js').DrawActions }} props
 */
export function NetworkAnswer({ store, actions }) {
    const { answer, isAnswered, isElsewhere, isEmpty } = store.use(createDraw);
    const shownAnswer = isAnswered.value ? answer.value : null;
    const focus = store.record.value?.focus;
    const label = shownAnswer && focus && !focus.guessed ? focus.label : null;
    const isHidden = isElsewhere.value && !isEmpty.value;
    const instead = isEmpty.value ? say('draw-empty') : isHidden ? say('draw-elsewhere') : '';
    return html`<div class=${`said ${shownAnswer ? '' : 'is-empty'}`}>
        <${Status} answer=${shownAnswer} label=${label} instead=${instead} names=${store.examples.value?.names}>
            ${
                isHidden && store.driver.value
                    ? html`<button class="button" onClick=${actions.showDrawing}>${say('draw-show')}</button>`
                    : null
            }
        <//>
        <${OutputBars} answer=${shownAnswer} label=${label} />
    </div>`;
}

/**
 * A warning that the network guesses, and a button that trains it.
 *
 * @param {{ store: Store, actions: Actions }} props
 */
export function Doubt({ store, actions }) {
    const doubt = toDoubtText(store.tested.value);
    if (!doubt || store.isTraining.value) return null;
    const uprightAs = store.room.value?.dataset.upright_as;
    return html`<p class="doubt">
        <span>${doubt}</span>
        ${
            store.driver.value
                ? html` <button class="button" onClick=${() => actions.train(FIRST_TRAINING)}>
                    ${say('draw-train', { steps: FIRST_TRAINING })}
                </button>
                ${uprightAs && html`<${ForHandwriting} actions=${actions} dataset=${uprightAs} />`}`
                : null
        }
    </p>`;
}

/**
 * Trains a new network on upright digits, which reads handwriting that is not like that of the training images best.
 *
 * @param {{ actions: Actions, dataset: string }} props
 */
function ForHandwriting({ actions, dataset }) {
    return html`<button
        class="button"
        title=${say('draw-train-for-handwriting.title')}
        onClick=${() => actions.trainWith({ dataset }, FIRST_TRAINING)}
    >
        ${say('draw-train-for-handwriting')}
    </button>`;
}

/**
 * The digit, how sure the network is of it, and the digit that comes next. It changes with every stroke; screen readers
 * are told now and then.
 *
 * @param {{ answer: Answer | null, label: number | null, instead: string, names?: string[], children?: any }} props
 *     label: of the drawing; instead: the text without an answer; names: of the classes; children: a button below it
 */
function Status({ answer, label, instead, names, children }) {
    const digit = answer?.digit ?? null;
    const ariaText = useAnnounced(answer ? toAnswerText(answer, names, label) : instead);
    return html`<div class="status" role="status" aria-label=${say('draw-answer-name')}>
        <div class="status-shown" aria-hidden="true">
            ${
                answer === null || digit === null
                    ? html`<p class="muted">${answer ? toAnswerText(answer) : instead}</p>`
                    : html`<${Reading} answer=${answer} digit=${digit} label=${label} names=${names} />`
            }
        </div>
        ${children}
        <div class="visually-hidden">${ariaText}</div>
    </div>`;
}

/**
 * @param {{ answer: Answer, digit: number, label: number | null, names?: string[] }} props
 */
function Reading({ answer: { outputs, next }, digit, label, names }) {
    const verdict = label === null ? '' : label === digit ? 'right' : 'wrong';
    return html`<b class=${`digit-said ${verdict}`}>${digit}</b>
        <ul class="said-words">
            <li class=${verdict || 'muted'}>
                ${
                    label === null
                        ? say('stage-label-its-answer')
                        : label === digit
                          ? html`<b>${say('stage-label-right')}</b>`
                          : html`<b>${say('stage-label-wrong')}</b> <span>${say('stage-label-it-is', { label })}</span>`
                }
            </li>
            <li class="said-output">${toOutputText(outputs[digit], toName(digit, names))}</li>
            <li class="muted">${say('draw-next', { next: toClassText(next, names), output: fixed2(outputs[next]) })}</li>
        </ul>`;
}

/** @param {number} value @param {string} name of its class; empty where it is the digit */
function toOutputText(value, name) {
    const output = fixed2(value);
    return name ? say('draw-output-of', { name, output }) : say('draw-output', { output });
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The ten outputs as bars, from 0 to 1, or to the greatest output above 1.
 *
 * @param {{ answer: Answer | null, label: number | null }} props label: of the
 *     drawing; null where nobody has given one
 */
function OutputBars({ answer, label }) {
    const most = Math.max(1, ...(answer?.outputs ?? []));
    return html`<ol class="output-bars" aria-label=${say('draw-outputs')}>
        ${DIGITS.map((digit) => {
            const output = answer?.outputs[digit] ?? NaN;
            const share = Math.max(0, Math.min(1, output / most)) || 0;
            const tones = [digit === answer?.digit ? 'is-strongest' : '', digit === label ? 'is-wanted' : ''];
            return html`<li
                key=${digit}
                class=${tones.join(' ')}
                data-digit=${digit}
                data-output=${output}
            >
                <span class="bar-digit">${digit}</span>
                <span class="bar-room" aria-hidden="true"><i style=${{ width: `${100 * share}%` }}></i></span>
                <span class="bar-value" aria-hidden="true">${answer ? fixed2(output) : ''}</span>
                <span class="visually-hidden">
                    ${answer ? say('draw-output-said', { output: fixed2(output), is_wanted: digit === label }) : ''}
                </span>
            </li>`;
        })}
    </ol>`;
}
