import { html } from 'htm/preact';
import { asTyped, whole } from '../../text/format.js';
import { orNothing, readReal, readWhole } from '../../text/read-number.js';
import { say } from '../../text/say.js';
import { NumberField } from '../../ui/number-field.js';
import { COLOR_COUNT, withOptimizer, withRun } from './model/changes.js';
import { COLORS, OPTIMIZERS, optimizerName } from './model/words.js';
import { runColor } from './run-marker.js';

/** @typedef {import('./model/state.js').RunSettings} RunSettings */

/** The batch sizes that have a button. @type {RunSettings['batch_size'][]} */
const SIZES = [1, 10, 100, 1000, 'full'];

/**
 * The settings of one run. Each change takes effect at once: the run restarts and catches up.
 *
 * @param {{ control: import('./control.js').RaceControl, run: import('./model/state.js').RunState, index: number,
 *     name: string, at: string }} props
 */
export function RaceRunForm({ control, run, index, name, at }) {
    const settings = control.settings.runs[index];
    if (!settings) return null;
    const set = (/** @type {Partial<RunSettings>} */ changes) =>
        control.change((now) => withRun(now, index, changes), at);
    const setNumber = (/** @type {'learning_rate' | 'l2'} */ setting) => (/** @type {number | null} */ value) =>
        set({ [setting]: value });
    return html`<div class="run-form" role="group" aria-label=${say('race-run-settings', { name })}>
        <${Batch} size=${settings.batch_size} train=${control.train} set=${set} />
        <div class="run-fields">
            <label><span>${say('race-optimizer')}</span>
                <select
                    value=${settings.optimizer ?? ''}
                    onChange=${(/** @type {any} */ event) =>
                        set(withOptimizer(settings, event.currentTarget.value || null))}
                >
                    <option value="">${say('race-run-as-the-start')}</option>
                    ${Object.keys(OPTIMIZERS).map(
                        (each) => html`<option value=${each}>${optimizerName(each)}</option>`,
                    )}
                </select>
            </label>
            <${NumberField}
                label=${say('race-learning-rate')}
                value=${text(settings.learning_rate)}
                placeholder=${asTyped(run.settings.learning_rate)}
                read=${orNothing(readReal)}
                commit=${setNumber('learning_rate')}
            />
            <${NumberField}
                label="L2"
                value=${text(settings.l2)}
                placeholder=${asTyped(run.settings.l2)}
                read=${orNothing(readReal)}
                commit=${setNumber('l2')}
            />
        </div>
        <div class="swatches" role="group" aria-label=${say('race-run-colour')}>
            ${Array.from(
                { length: COLOR_COUNT },
                (_, color) => html`<button
                    key=${color}
                    class="swatch-choice"
                    style=${runColor(color)}
                    aria-label=${say(COLORS[color])}
                    title=${say(COLORS[color])}
                    aria-pressed=${color === run.color}
                    onClick=${() => set({ color })}
                ></button>`,
            )}
        </div>
    </div>`;
}

/** The number of examples of a step. @param {{ size: RunSettings['batch_size'], train: number,
 *     set: (changes: Partial<RunSettings>) => Promise<boolean> }} props */
function Batch({ size, train, set }) {
    const names = { 1: say('race-run-size-one'), full: say('race-run-size-all', { count: train }) };
    const commit = (/** @type {number} */ value) => set({ batch_size: value === train ? 'full' : value });
    return html`<div class="run-batch">
        <${NumberField}
            label=${say('race-run-size')}
            value=${`${size === 'full' ? train : size}`}
            read=${readWhole}
            commit=${commit}
        />
        <span class="run-sizes" role="group" aria-label=${say('race-run-sizes')}>
            ${SIZES.map(
                (each) => html`<button
                        key=${each}
                        class="choice"
                        aria-pressed=${each === size}
                        onClick=${() => set({ batch_size: each })}
                    >
                    ${names[/** @type {1 | 'full'} */ (each)] ?? whole(Number(each))}
                </button>`,
            )}
        </span>
    </div>`;
}

/** @param {number | null} value */
const text = (value) => (value === null ? '' : asTyped(value));
