import { html } from 'htm/preact';
import { required } from '../core/record.js';
import { strongestIn } from '../core/strongest.js';
import { layerName, neuronName } from '../text/names.js';
import { say } from '../text/say.js';
import { NumberChoice } from './number-field.js';
import { rich } from './rich.js';

/** @typedef {import('../features/chain-rule/model/chain-rule.js').Connection} Connection */

/** Up to this many neurons of the layer behind are listed; with more of them the number is typed in. */
const MOST_LISTED = 256;

/**
 * Selects a weight: its layer, the neuron that it runs to, and the neuron that it comes from.
 *
 * @param {{ record: import('../core/record.js').StepRecord, weight: Connection,
 *     select: (selection: import('../core/store.js').Selection) => void }} props
 */
export function ConnectionPicker({ record, weight, select }) {
    const { layer, index, from } = weight;
    const { sizes, depth } = record;
    const isTyped = sizes[layer - 1] > MOST_LISTED;
    const mostActive = (/** @type {number} */ at) => strongestIn(required(record.a[at - 1]));
    const layers = Array.from({ length: depth }, (_, i) => ({ value: i + 1, text: layerName(i + 1, depth) }));
    const neurons = (/** @type {number} */ at) =>
        Array.from({ length: sizes[at] }, (_, i) => ({ value: i, text: neuronName(at, i, depth) }));
    const onLayer = (/** @type {number} */ to) =>
        select({ layer: to, index: to === depth ? record.focus.label : 0, from: mostActive(to) });
    const onTo = (/** @type {number} */ to) => select({ layer, index: to, from });
    const onFrom = (/** @type {number} */ behind) => select({ layer, index, from: behind });
    return html`<div class="connection-picker" role="group" aria-label=${say('ui-weight')}>
        ${rich('ui-weight-choice', {
            is_from_pixel: isTyped,
            into: (/** @type {unknown[]} */ label) =>
                html`<${Choice} label=${label} value=${layer} options=${layers} choose=${onLayer} />`,
            to: (/** @type {unknown[]} */ label) =>
                html`<${Choice} label=${label} value=${index} options=${neurons(layer)} choose=${onTo} />`,
            from: (/** @type {unknown[]} */ label) =>
                isTyped
                    ? html`<${NumberChoice} label=${label} value=${from} most=${sizes[layer - 1] - 1} choose=${onFrom} />`
                    : html`<${Choice} label=${label} value=${from} options=${neurons(layer - 1)} choose=${onFrom} />`,
        })}
        <button
            class="choice"
            disabled=${from === mostActive(layer)}
            onClick=${() => onFrom(mostActive(layer))}
        >${say('ui-weight-most-active')}</button>
    </div>`;
}

/**
 * A list of numbers, each with its text.
 *
 * @param {{ label: unknown, value: number, options: { value: number, text: string }[],
 *     choose: (value: number) => void }} props
 */
export function Choice({ label, value, options, choose }) {
    const onChange = (/** @type {any} */ event) => choose(Number(event.currentTarget.value));
    return html`<label>${label}
        <select value=${value} onChange=${onChange}>
            ${options.map(({ value: each, text }) => html`<option value=${each}>${text}</option>`)}
        </select>
    </label>`;
}
