import { OPTIMIZERS, optimizerName } from './model/words.js';
import { html } from '../../ui/html.js';
import { Refused } from './refused.js';
import { Typed, typedNumber } from '../../ui/typed.js';

/** @typedef {import('../../protocol.js').TrainingConfig} TrainingConfig */

const INITIALIZERS = ['xavier', 'he', 'normal', 'zero'];

/**
 * The one start that all runs have: the room's settings, unless others are chosen here.
 *
 * @param {{ control: import('./control.js').RaceControl, room: TrainingConfig | undefined }} props
 */
export function StartFold({ control, room }) {
    const { race, settings, change, refused } = control;
    const start = /** @type {TrainingConfig} */ ({ ...room, ...race?.start, ...settings.start });
    const set = (/** @type {Record<string, unknown>} */ changes) =>
        change((now) => ({ ...now, start: { ...now.start, ...changes } }), 'start');
    const number = (/** @type {string} */ name) => (/** @type {string} */ text) => set({ [name]: typedNumber(text) });
    const layers = (/** @type {string} */ text) => set({ hidden: text.split(/[\s,]+/).filter(Boolean).map(typedNumber) });
    const select = (/** @type {'initializer' | 'optimizer'} */ name, /** @type {string[]} */ choices, /** @type {(name: string) => string} */ called) =>
        html`<label><span>${name}</span>
            <select value=${start[name]} onChange=${(/** @type {any} */ event) => set({ [name]: event.currentTarget.value })}>
                ${choices.map((each) => html`<option value=${each}>${called(each)}</option>`)}
            </select>
        </label>`;
    return html`<details class="race-fold">
        <summary>The start of all runs</summary>
        <p class="fine">Changing it starts all runs again. Nothing of the room changes by it.</p>
        <div class="run-fields">
            <${Typed} label="seed" value=${`${start.seed}`} commit=${number('seed')} />
            <button class="choice" onClick=${() => set({ seed: start.seed + 1 })}>Another start</button>
            <${Typed} label="hidden layers" value=${start.hidden?.join(', ') ?? ''} commit=${layers} />
            ${select('initializer', INITIALIZERS, (each) => each)}
            ${select('optimizer', Object.keys(OPTIMIZERS), optimizerName)}
            <${Typed} label="learning rate η" value=${`${start.learning_rate}`} commit=${number('learning_rate')} />
        </div>
        <${Refused} of=${refused} at="start" />
    </details>`;
}
