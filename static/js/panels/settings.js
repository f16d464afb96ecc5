import { html } from './html.js';

/** @typedef {{ defaults: Record<string, any>, choices: Record<string, string[]>, hot: string[] }} Options */

/** The settings a person may change, in the order of the form. */
const FIELDS = [
    { name: 'learning_rate', label: 'learning rate η', kind: 'number', step: 'any' },
    { name: 'batch_size', label: 'mini-batch size', kind: 'number', step: '1' },
    { name: 'optimizer', label: 'optimizer', kind: 'choice' },
    { name: 'l2', label: 'L2', kind: 'number', step: 'any' },
    { name: 'hidden', label: 'hidden layers', kind: 'layers' },
    { name: 'activation', label: 'activation', kind: 'choice' },
    { name: 'output_activation', label: 'output activation', kind: 'choice' },
    { name: 'cost', label: 'cost', kind: 'choice' },
    { name: 'initializer', label: 'initializer', kind: 'choice' },
    { name: 'dtype', label: 'numbers', kind: 'choice' },
    { name: 'seed', label: 'seed', kind: 'number', step: '1' },
];

/**
 * The settings of the run: those that take effect from the next step on, and those that restart it.
 *
 * @param {{ store: import('../state/store.js').Store, options: Options | null,
 *     actions: import('../state/actions.js').Actions, close: () => void }} props
 */
export function SettingsForm({ store, options, actions, close }) {
    const room = store.room.value;
    if (!room || !options) return html`<p>One moment …</p>`;
    const settings = /** @type {Record<string, any>} */ (room.settings);
    const submit = (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const changes = changesOf(/** @type {HTMLFormElement} */ (event.currentTarget), settings);
        if (Object.keys(changes).length > 0) actions.configure(changes);
        close();
    };
    return html`<form class="settings" onSubmit=${submit}>
        <p class="fine">Marked ↺: changing it starts the run again at step 0. The others take effect from the next step on.</p>
        <div class="fields">
            ${FIELDS.map(
                (field) => html`<label>
                    <span>${field.label}${options.hot.includes(field.name) ? '' : html` <span title="restarts the run">↺</span>`}</span>
                    <${Field} field=${field} value=${settings[field.name]} choices=${options.choices[field.name]} />
                </label>`,
            )}
        </div>
        <div class="dialog-buttons">
            <button type="button" class="button" onClick=${close}>Cancel</button>
            <button type="submit" class="button play" disabled=${!store.driver.value}>Apply</button>
        </div>
    </form>`;
}

/** @param {{ field: typeof FIELDS[number], value: any, choices: string[] | undefined }} props */
function Field({ field, value, choices }) {
    if (field.kind === 'choice' && choices) {
        return html`<select name=${field.name}>
            ${choices.map((choice) => html`<option value=${choice} selected=${choice === value}>${choice.replaceAll('_', ' ')}</option>`)}
        </select>`;
    }
    if (field.kind === 'layers') {
        return html`<input name="hidden" value=${value.join(', ')} inputmode="numeric" aria-describedby="hidden-help" />`;
    }
    return html`<input name=${field.name} type="number" step=${field.step} value=${value} />`;
}

/**
 * What the form says that differs from the present settings. What is no number goes up as it is
 * and comes back as the server's own sentence about it.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, any>} settings
 */
function changesOf(form, settings) {
    const data = new FormData(form);
    /** @type {Record<string, unknown>} */
    const changes = {};
    for (const { name, kind } of FIELDS) {
        const text = String(data.get(name) ?? '').trim();
        const value = kind === 'choice' ? text : kind === 'layers' ? layersOf(text) : numberOf(text);
        if (JSON.stringify(value) !== JSON.stringify(settings[name])) changes[name] = value;
    }
    return changes;
}

/** @param {string} text */
function numberOf(text) {
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** @param {string} text */
function layersOf(text) {
    return text === '' ? [] : text.split(/[\s,]+/).filter(Boolean).map(numberOf);
}
