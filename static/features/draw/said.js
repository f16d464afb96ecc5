import { useEffect, useState } from 'preact/hooks';

import { fixed2, whole } from '../../text/format.js';
import { html } from '../../ui/html.js';
import { createDraw } from './model/state.js';
import { tellAnswer, tellDoubt, toName } from './model/words.js';

/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/actions.js').Actions} Actions */

/** So long nothing must have changed before it is read aloud, in milliseconds. */
const QUIET = 700;
const FIRST_TRAINING = 1000;

/**
 * What the network says of what is on the pad, and how sure it is. Where something else is on the stage, it
 * has not been asked.
 *
 * @param {{ store: Store }} props
 */
export function Said({ store }) {
    const { answer, isAnswered, isElsewhere, isEmpty, label } = store.use(createDraw);
    const heard = isAnswered.value ? answer.value : null;
    const instead = isEmpty.value
        ? 'The pad is empty: nothing to read.'
        : isElsewhere.value
          ? 'Your drawing is not on the stage.'
          : '';
    return html`<div class="said">
        <${Status} answer=${heard} instead=${instead} names=${store.examples.value?.names} />
        <${OutputBars} answer=${heard} label=${label.value} />
    </div>`;
}

/** What the answer is worth, and what can be done about it. @param {{ store: Store, actions: Actions }} props */
export function Doubt({ store, actions }) {
    const room = store.room.value;
    const doubt = room ? tellDoubt(room) : '';
    if (!doubt || room?.playing || store.target.value !== null) return null;
    return html`<p class="doubt">
        <span>${doubt}</span>
        ${
            store.driver.value
                ? html` <button class="button" onClick=${() => actions.train(FIRST_TRAINING)}>Train ${whole(FIRST_TRAINING)} steps</button>`
                : null
        }
    </p>`;
}

/**
 * The digit, and how strong its output is. It changes with every stroke, but is read aloud only when it has
 * come to rest.
 *
 * @param {{ answer: import('./model/words.js').Answer | null, instead: string, names?: string[] }} props
 *     instead: what is said where there is no answer; names: of the classes
 */
function Status({ answer, instead, names }) {
    const digit = answer?.digit ?? null;
    const aloud = useSettled(answer ? tellAnswer(answer, names) : instead);
    return html`<div class="status" role="status" aria-label="The network says">
        <p class="status-shown" aria-hidden="true">
            ${
                answer === null || digit === null
                    ? html`<span class="muted">${answer ? tellAnswer(answer) : instead}</span>`
                    : html`<b class="digit-said">${digit}</b> <span class="muted">${toName(digit, names)} output ${fixed2(answer.outputs[digit])}</span>`
            }
        </p>
        <div class="visually-hidden">${aloud}</div>
    </div>`;
}

/** A text once it has stayed the same for a while. @param {string} text */
function useSettled(text) {
    const [settled, setSettled] = useState('');
    useEffect(() => {
        const timer = setTimeout(() => setSettled(text), QUIET);
        return () => clearTimeout(timer);
    }, [text]);
    return settled;
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The ten outputs as bars, from 0 to 1 or to the greatest where outputs go beyond.
 *
 * @param {{ answer: import('./model/words.js').Answer | null, label: number | null }} props label: what it
 *     should have been, where somebody has said
 */
function OutputBars({ answer, label }) {
    const most = Math.max(1, ...(answer?.outputs ?? []));
    return html`<ol class="output-bars" aria-label="The ten outputs">
        ${DIGITS.map((digit) => {
            const output = answer?.outputs[digit] ?? NaN;
            const share = Math.max(0, Math.min(1, output / most)) || 0;
            const tones = [digit === answer?.digit ? 'is-strongest' : '', digit === label ? 'is-wanted' : ''];
            return html`<li key=${digit} class=${tones.join(' ')} data-digit=${digit} data-output=${output} title=${answer ? fixed2(output) : ''}>
                <span class="bar-room" aria-hidden="true"><i style=${{ height: `${100 * share}%` }}></i></span>
                <span class="bar-digit">${digit}</span>
                <span class="visually-hidden">${answer ? `: ${fixed2(output)}${digit === label ? ', as it should be' : ''}` : ''}</span>
            </li>`;
        })}
    </ol>`;
}
