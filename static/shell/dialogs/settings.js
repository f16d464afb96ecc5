import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';

/** @typedef {{ choices: Record<string, string[]>, hot: string[] }} Options */
/** @typedef {{ name: string, label: string, kind: 'number' | 'choice' | 'layers' | 'check' }} Field */

/** The settings that a person may change, in the order of the form. @type {Field[]} */
const FIELDS = [
    { name: 'learning_rate', label: 'learning rate η', kind: 'number' },
    { name: 'batch_size', label: 'mini-batch size', kind: 'number' },
    { name: 'optimizer', label: 'optimizer', kind: 'choice' },
    { name: 'l2', label: 'L2', kind: 'number' },
    { name: 'augment', label: 'shift, turn and scale at random', kind: 'check' },
    { name: 'dataset', label: 'data set', kind: 'choice' },
    { name: 'hidden', label: 'hidden layers', kind: 'layers' },
    { name: 'activation', label: 'activation', kind: 'choice' },
    { name: 'output_activation', label: 'output activation', kind: 'choice' },
    { name: 'cost', label: 'cost', kind: 'choice' },
    { name: 'initializer', label: 'initializer', kind: 'choice' },
    { name: 'dtype', label: 'numbers', kind: 'choice' },
    { name: 'seed', label: 'seed', kind: 'number' },
];

/**
 * The form with the settings of the run. An error of the server is shown in the form, and what was typed stays.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions,
 *     fetchOptions: () => Promise<Options>, close: () => void }} props
 */
export function SettingsForm({ store, actions, fetchOptions, close }) {
    const [options, setOptions] = useState(/** @type {Options | null} */ (null));
    const [problem, setProblem] = useState('');
    useEffect(() => void fetchOptions().then(setOptions), []);
    const settings = /** @type {Record<string, any> | undefined} */ (store.room.peek()?.settings);
    if (!settings || !options) return html`<p>One moment …</p>`;
    const submit = (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const changes = findChanges(/** @type {HTMLFormElement} */ (event.currentTarget), settings);
        if (Object.keys(changes).length === 0) return close();
        actions.configure(changes, (error) => (error ? setProblem(error) : close()));
    };
    return html`<form class="settings" onSubmit=${submit} noValidate>
        <p class="fine">
            Marked ↺: changing it starts the run again at step 0. The others take effect from the next step on.
        </p>
        <div class="fields">
            ${FIELDS.map(
                (field) => html`<label key=${field.name}>
                    <span>
                        ${field.label}
                        ${options.hot.includes(field.name) ? '' : html` <span title="restarts the run">↺</span>`}
                    </span>
                    <${Input} field=${field} value=${settings[field.name]} choices=${options.choices[field.name]} />
                </label>`,
            )}
        </div>
        <p class="refused" role="alert">${problem}</p>
        <div class="dialog-buttons">
            <button type="button" class="button" onClick=${close}>Cancel</button>
            <button type="submit" class="button play" disabled=${!store.driver.value}>Apply</button>
        </div>
    </form>`;
}

/** The input of a setting. @param {{ field: Field, value: any, choices: string[] | undefined }} props */
function Input({ field, value, choices }) {
    if (field.kind === 'choice' && choices) {
        return html`<select name=${field.name}>
            ${[...new Set([...choices, value])].map(
                (choice) =>
                    html`<option value=${choice} selected=${choice === value}>${choice.replaceAll('_', ' ')}</option>`,
            )}
        </select>`;
    }
    if (field.kind === 'check') return html`<input type="checkbox" name=${field.name} defaultChecked=${value} />`;
    const text = field.kind === 'layers' ? value.join(', ') : String(value);
    return html`<input name=${field.name} inputmode="decimal" autocomplete="off" defaultValue=${text} />`;
}

/**
 * The values in the form that differ from the current settings. A text that is no number is sent as it is: the server
 * answers with an error.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, any>} settings
 */
function findChanges(form, settings) {
    const data = new FormData(form);
    /** @type {Record<string, unknown>} */
    const changes = {};
    for (const { name, kind } of FIELDS) {
        const text = String(data.get(name) ?? '').trim();
        const value = READERS[kind](text);
        if (JSON.stringify(value) !== JSON.stringify(settings[name])) changes[name] = value;
    }
    return changes;
}

/** Converts the text of each kind of input to its value. @type {Record<Field['kind'], (text: string) => unknown>} */
const READERS = {
    choice: (text) => text,
    layers: listLayers,
    number: (text) => toNumber(text.replace(',', '.')),
    check: (text) => text === 'on',
};

/** @param {string} text */
function toNumber(text) {
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** @param {string} text */
function listLayers(text) {
    return text === ''
        ? []
        : text
              .split(/[\s,]+/)
              .filter(Boolean)
              .map(toNumber);
}
