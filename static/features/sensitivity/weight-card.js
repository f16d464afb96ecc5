import { html } from 'htm/preact';
import { required } from '../../core/record.js';
import { strongestIn } from '../../core/strongest.js';
import { layerName, neuronName, parameterName } from '../../text/names.js';
import { say } from '../../text/say.js';
import { Choice } from '../../ui/connection-picker.js';
import { NumberChoice } from '../../ui/number-field.js';

/** @typedef {import('../../core/store.js').Weight} Weight */

/**
 * One of the compared weights: its name, and the choice of another one.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, weight: Weight, label: string,
 *     choose: (weight: Weight) => void, select: (selection: import('../../core/store.js').Selection) => void,
 *     take: Weight | null, error: string, children?: unknown }} props take: the selected weight
 */
export function WeightCard({ record, weight, label, choose, select, take, error, children }) {
    const name = parameterName(weight, record.depth);
    return html`<section
        class="weight-card"
        aria-label=${label}
        data-weight=${`${weight.layer}.${weight.index}.${weight.from ?? 'bias'}`}
    >
        <h3>
            <button class="link" title=${say('sensitivity-show')} onClick=${() => select(weight)}>${name}</button>
        </h3>
        <p class="fine">${error}</p>
        ${children}
        <${WeightChoice} record=${record} weight=${weight} label=${label} choose=${choose} />
        <button
            class="choice take"
            disabled=${!take}
            title=${say('sensitivity-take.title')}
            onClick=${() => take && choose(take)}
        >
            ${say('sensitivity-take')}
        </button>
    </section>`;
}

/** Up to this many neurons behind are a list; for more the number is typed. */
const MOST_LISTED = 256;

/**
 * The choice of a weight or bias: its layer, its neuron, and the neuron behind.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, weight: Weight, label: string,
 *     choose: (weight: Weight) => void }} props
 */
function WeightChoice({ record, weight, label, choose }) {
    const { layer, index, from } = weight;
    const { sizes, depth } = record;
    const names = (/** @type {number} */ at) =>
        Array.from({ length: sizes[at] }, (_, i) => ({ value: i, text: neuronName(at, i, depth) }));
    const mostActive = (/** @type {number} */ at) => strongestIn(required(record.a[at - 1]));
    const layers = Array.from({ length: depth }, (_, i) => ({ value: i + 1, text: layerName(i + 1, depth) }));
    const onLayer = (/** @type {number} */ to) =>
        choose({ layer: to, index: to === depth ? record.focus.label : 0, from: mostActive(to) });
    const onFrom = (/** @type {number} */ behind) => choose({ layer, index, from: behind });
    const behind = from ?? mostActive(layer);
    return html`<div class="weight-choice" role="group" aria-label=${label}>
        <${Choice} label=${say('sensitivity-layer')} value=${layer} options=${layers} choose=${onLayer} />
        <${Choice}
            label=${say('sensitivity-neuron')}
            value=${index}
            options=${names(layer)}
            choose=${(/** @type {number} */ to) => choose({ layer, index: to, from })}
        />
        ${
            sizes[layer - 1] <= MOST_LISTED
                ? html`<${Choice}
                    label=${say('sensitivity-from')}
                    value=${behind}
                    options=${names(layer - 1)}
                    choose=${onFrom}
                />`
                : html`<${NumberChoice}
                    label=${say('sensitivity-from-pixel')}
                    value=${behind}
                    most=${sizes[layer - 1] - 1}
                    choose=${onFrom}
                />`
        }
        <button
            class="choice"
            aria-pressed=${from === null}
            onClick=${() => choose({ layer, index, from: from === null ? mostActive(layer) : null })}
        >
            ${say('sensitivity-bias')}
        </button>
    </div>`;
}
