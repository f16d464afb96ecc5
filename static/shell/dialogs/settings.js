import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { asTyped } from '../../text/format.js';
import { readReal, readWhole, readWholes } from '../../text/read-number.js';
import { say, textIds } from '../../text/say.js';
import { NumberMessage } from '../../ui/number-field.js';

/** @typedef {{ choices: Record<string, string[]>, hot: string[] }} Options */
/** @typedef {{ name: string, text: string, kind: 'real' | 'whole' | 'wholes' | 'choice' | 'check' }} Field */

/** The settings that a person may change, in the order of the form; `text`: the id of the name. @type {Field[]} */
const FIELDS = [
    { name: 'learning_rate', text: textIds('setting-learning-rate'), kind: 'real' },
    { name: 'batch_size', text: textIds('setting-batch-size'), kind: 'whole' },
    { name: 'optimizer', text: textIds('setting-optimizer'), kind: 'choice' },
    { name: 'l2', text: textIds('setting-l2'), kind: 'real' },
    { name: 'augment', text: textIds('setting-augment'), kind: 'check' },
    { name: 'dataset', text: textIds('setting-dataset'), kind: 'choice' },
    { name: 'hidden', text: textIds('setting-hidden'), kind: 'wholes' },
    { name: 'activation', text: textIds('setting-activation'), kind: 'choice' },
    { name: 'output_activation', text: textIds('setting-output-activation'), kind: 'choice' },
    { name: 'cost', text: textIds('setting-cost'), kind: 'choice' },
    { name: 'initializer', text: textIds('setting-initializer'), kind: 'choice' },
    { name: 'dtype', text: textIds('setting-dtype'), kind: 'choice' },
    { name: 'seed', text: textIds('setting-seed'), kind: 'whole' },
];

/** What may be chosen: the ids of the names. */
const CHOICES = textIds({
    sigmoid: 'choice-sigmoid',
    tanh: 'choice-tanh',
    relu: 'choice-relu',
    leaky_relu: 'choice-leaky-relu',
    identity: 'choice-identity',
    softmax: 'choice-softmax',
    squared: 'choice-squared',
    cross_entropy: 'choice-cross-entropy',
    xavier: 'choice-xavier',
    he: 'choice-he',
    normal: 'choice-normal',
    small_normal: 'choice-small-normal',
    zero: 'choice-zero',
    sgd: 'choice-sgd',
    momentum: 'choice-momentum',
    adam: 'choice-adam',
    float32: 'choice-float32',
    float64: 'choice-float64',
});

/**
 * The form with the settings of the run. An error of the server is shown in the form, and what was typed stays.
 *
 * @param {{ store: import('../../core/store.js').Store, actions: import('../../core/actions.js').Actions,
 *     fetchOptions: () => Promise<Options>, close: () => void }} props
 */
export function SettingsForm({ store, actions, fetchOptions, close }) {
    const [options, setOptions] = useState(/** @type {Options | null} */ (null));
    const [problem, setProblem] = useState('');
    useEffect(() => void fetchOptions().then(setOptions, ({ message }) => setProblem(message)), []);
    const settings = /** @type {Record<string, any> | undefined} */ (store.room.peek()?.settings);
    if (!settings || !options) return html`<p role="status">${problem || say('settings-wait')}</p>`;
    const submit = (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const form = /** @type {HTMLFormElement} */ (event.currentTarget);
        const { changes, wrong } = findChanges(form, settings);
        if (wrong) {
            /** @type {HTMLElement} */ (form.elements.namedItem(wrong.name)).focus();
            return setProblem(say('settings-wrong', { name: say(wrong.text), problem: wrong.problem }));
        }
        if (Object.keys(changes).length === 0) return close();
        actions.configure(changes, (error) => (error ? setProblem(error) : close()));
    };
    return html`<form class="settings" onSubmit=${submit} noValidate>
        <p class="fine">
            ${say('settings-marked')}
        </p>
        <div class="fields">
            ${FIELDS.map(
                (field) => html`<${Setting}
                    key=${field.name}
                    field=${field}
                    value=${settings[field.name]}
                    choices=${options.choices[field.name]}
                    isHot=${options.hot.includes(field.name)}
                />`,
            )}
        </div>
        <p class="refused" role="alert">${problem}</p>
        <div class="dialog-buttons">
            <button type="button" class="button" onClick=${close}>${say('settings-cancel')}</button>
            <button type="submit" class="button play" disabled=${!store.driver.value}>${say('settings-apply')}</button>
        </div>
    </form>`;
}

/**
 * A setting: its name, its input, and what is read of an ambiguous number.
 *
 * @param {{ field: Field, value: any, choices: string[] | undefined, isHot: boolean }} props
 */
function Setting({ field, value, choices, isHot }) {
    const [note, setNote] = useState('');
    const reader = NUMBER_READERS[field.kind];
    const onInput = (/** @type {any} */ event) => setNote(reader?.(event.target.value).note ?? '');
    return html`<div class="setting">
        <label onInput=${onInput}>
            <span>
                ${say(field.text)} ${isHot ? '' : html` <span title=${say('settings-restarts')}>↺</span>`}
            </span>
            <${Input} field=${field} value=${value} choices=${choices} />
        </label>
        ${reader ? html`<${NumberMessage} note=${note} />` : null}
    </div>`;
}

/** The input of a setting. @param {{ field: Field, value: any, choices: string[] | undefined }} props */
function Input({ field, value, choices }) {
    if (field.kind === 'choice' && choices) {
        return html`<select name=${field.name}>
            ${[...new Set([...choices, value])].map(
                (choice) => html`<option value=${choice} selected=${choice === value}>${choiceName(choice)}</option>`,
            )}
        </select>`;
    }
    if (field.kind === 'check') return html`<input type="checkbox" name=${field.name} defaultChecked=${value} />`;
    const text = field.kind === 'wholes' ? value.join(', ') : asTyped(value);
    return html`<input name=${field.name} inputmode="decimal" autocomplete="off" defaultValue=${text} />`;
}

/** The name of a choice; a data set has its own. @param {string} choice */
const choiceName = (choice) =>
    choice in CHOICES ? say(/** @type {Record<string, string>} */ (CHOICES)[choice]) : choice;

/**
 * The values in the form that differ from the current settings.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, any>} settings
 * @returns {{ changes: Record<string, unknown>, wrong: (Field & { problem: string }) | null }} wrong: the first field
 *     whose text is no number
 */
function findChanges(form, settings) {
    const data = new FormData(form);
    /** @type {Record<string, unknown>} */
    const changes = {};
    for (const field of FIELDS) {
        const text = String(data.get(field.name) ?? '').trim();
        const { value, problem } = readField(field.kind, text);
        if (problem) return { changes, wrong: { ...field, problem } };
        if (JSON.stringify(value) !== JSON.stringify(settings[field.name])) changes[field.name] = value;
    }
    return { changes, wrong: null };
}

/** @type {Partial<Record<Field['kind'], typeof readReal | typeof readWholes>>} */
const NUMBER_READERS = { real: readReal, whole: readWhole, wholes: readWholes };

/** @param {Field['kind']} kind @param {string} text */
function readField(kind, text) {
    const reader = NUMBER_READERS[kind];
    if (reader) return reader(text);
    return { value: kind === 'check' ? text === 'on' : text, problem: '' };
}
