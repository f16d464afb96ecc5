import { parameterName } from '../../text/names.js';
import { html } from '../../ui/html.js';
import { WeightChoice } from './weight-choice.js';

/** @typedef {import('../../core/store.js').Weight} Weight */

/**
 * One of the weights that are compared: its name, and the ways to choose another.
 *
 * @param {{ record: import('../../core/record.js').StepRecord, weight: Weight, label: string,
 *     choose: (weight: Weight) => void, select: (selection: import('../../core/store.js').Selection) => void,
 *     take: Weight | null, error: string, children?: unknown }} props take: the one that is selected
 */
export function WeightCard({ record, weight, label, choose, select, take, error, children }) {
    const name = parameterName(weight, record.depth);
    return html`<section class="weight-card" aria-label=${label} data-weight=${`${weight.layer}.${weight.index}.${weight.from ?? 'bias'}`}>
        <h3><button class="link" title="Show it on the stage" onClick=${() => select(weight)}>${name}</button></h3>
        <p class="fine">${error}</p>
        ${children}
        <${WeightChoice} record=${record} weight=${weight} label=${label} choose=${choose} />
        <button class="choice take" disabled=${!take} title="Select one by a click on the stage" onClick=${() => take && choose(take)}>
            Take the selected one
        </button>
    </section>`;
}
