import { html } from 'htm/preact';
import { fixed2, whole } from '../../text/format.js';
import { useAnnounced } from '../../ui/access/announced.js';
import { createDraw } from './model/state.js';
import { toAnswerText, toDoubtText, toName } from './model/words.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */

const FIRST_TRAINING = 1000;

/**
 * The network's answer to the drawing on the pad, and its outputs. There is no answer while the stage shows something
 * else.
 *
 * @param {{ store: Store }} props
 */
export function NetworkAnswer({ store }) {
    const { answer, isAnswered, isElsewhere, isEmpty, label } = store.use(createDraw);
    const shownAnswer = isAnswered.value ? answer.value : null;
    const instead = isEmpty.value
        ? 'The pad is empty: nothing to read.'
        : isElsewhere.value
          ? 'Your drawing is not on the stage.'
          : '';
    return html`<div class="said">
        <${Status} answer=${shownAnswer} instead=${instead} names=${store.examples.value?.names} />
        <${OutputBars} answer=${shownAnswer} label=${label.value} />
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
                    Train ${whole(FIRST_TRAINING)} steps
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
        title="A new network, on digits that are made upright, rare shapes more often. Your drawings are made upright too."
        onClick=${() => actions.trainWith({ dataset }, FIRST_TRAINING)}
    >
        Train for handwriting
    </button>`;
}

/**
 * The digit and its output. It changes with every stroke; screen readers are told now and then.
 *
 * @param {{ answer: import('./model/words.js').Answer | null, instead: string, names?: string[] }} props
 *     instead: the text without an answer; names: of the classes
 */
function Status({ answer, instead, names }) {
    const digit = answer?.digit ?? null;
    const ariaText = useAnnounced(answer ? toAnswerText(answer, names) : instead);
    return html`<div class="status" role="status" aria-label="The network says">
        <p class="status-shown" aria-hidden="true">
            ${
                answer === null || digit === null
                    ? html`<span class="muted">${answer ? toAnswerText(answer) : instead}</span>`
                    : html`<b class="digit-said">${digit}</b>
                          ${' '}
                          <span class="muted">${toName(digit, names)} output ${fixed2(answer.outputs[digit])}</span>`
            }
        </p>
        <div class="visually-hidden">${ariaText}</div>
    </div>`;
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The ten outputs as bars, from 0 to 1, or to the greatest output above 1.
 *
 * @param {{ answer: import('./model/words.js').Answer | null, label: number | null }} props label: of the
 *     drawing; null where nobody has given one
 */
function OutputBars({ answer, label }) {
    const most = Math.max(1, ...(answer?.outputs ?? []));
    return html`<ol class="output-bars" aria-label="The ten outputs">
        ${DIGITS.map((digit) => {
            const output = answer?.outputs[digit] ?? NaN;
            const share = Math.max(0, Math.min(1, output / most)) || 0;
            const tones = [digit === answer?.digit ? 'is-strongest' : '', digit === label ? 'is-wanted' : ''];
            return html`<li
                key=${digit}
                class=${tones.join(' ')}
                data-digit=${digit}
                data-output=${output}
                title=${answer ? fixed2(output) : ''}
            >
                <span class="bar-room" aria-hidden="true"><i style=${{ height: `${100 * share}%` }}></i></span>
                <span class="bar-digit">${digit}</span>
                <span class="visually-hidden">
                    ${answer ? `: ${fixed2(output)}${digit === label ? ', as it should be' : ''}` : ''}
                </span>
            </li>`;
        })}
    </ol>`;
}
