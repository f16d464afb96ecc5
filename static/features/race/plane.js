import { html } from 'htm/preact';
import { chosenWeight } from '../../core/chosen.js';
import { say, textIds } from '../../text/say.js';
import { exists } from '../sensitivity/model/sensitivity.js';
import { WeightCard } from '../sensitivity/weight-card.js';
import { PLANES } from './model/words.js';
import { RaceError } from './race-error.js';

/** @typedef {import('./control.js').RaceControl} RaceControl */
/** @typedef {import('../../core/store.js').Store} Store */
/** @typedef {import('../../core/store.js').Weight} Weight */
/** @typedef {import('./model/state.js').PlaneSettings} PlaneSettings */
/** @typedef {import('./model/state.js').PlaneKind} PlaneKind */
/** @typedef {import('../../core/record.js').StepRecord} StepRecord */

/** The choices of the number of examples that the surface's cost is over; the last choice is all examples. */
const EXAMPLES = [100, 500, 1000, 2000];

/**
 * The settings of the plane, and of the examples that the surface's cost is over.
 *
 * @param {{ control: RaceControl, store: Store, actions: import('../../core/actions.js').Actions }} props
 */
export function PlaneFold({ control, store, actions }) {
    const { settings, change, changeError, train } = control;
    const { plane, examples } = settings;
    const set = (/** @type {Partial<PlaneSettings>} */ changes) =>
        change((now) => ({ ...now, plane: { ...now.plane, ...changes } }), 'plane');
    const record = recordFor(control, store);
    const chooseKind = (/** @type {any} */ event) => {
        const kind = /** @type {PlaneKind} */ (event.currentTarget.value);
        const weights = kind === 'weights' && record ? (plane.weights ?? initialPair(store, record)) : plane.weights;
        set({ kind, weights });
    };
    const sizes = [...EXAMPLES.filter((size) => size < train), train];
    const size = Math.min(examples, train);
    return html`<details class="race-fold">
        <summary>${say('race-plane-fold')}</summary>
        <div class="run-fields">
            <label class="wide"><span>${say('race-plane')}</span>
                <select value=${plane.kind} onChange=${chooseKind}>
                    ${Object.entries(PLANES).map(([kind, name]) => html`<option value=${kind}>${say(name)}</option>`)}
                </select>
            </label>
            ${
                plane.kind === 'random'
                    ? html`<button
                        class="choice"
                        onClick=${() => set({ seed: plane.seed + 1 })}
                    >
                        ${say('race-plane-others')}
                    </button>`
                    : null
            }
            <label><span>${say('race-cost-over')}</span>
                <select
                    value=${size}
                    onChange=${(/** @type {any} */ event) =>
                        change((now) => ({ ...now, examples: Number(event.currentTarget.value) }), 'plane')}
                >
                    ${(sizes.includes(size) ? sizes : [size, ...sizes]).map(
                        (each) => html`<option value=${each}>
                            ${say('race-cost-over-examples', { is_all: each === train, count: each })}
                        </option>`,
                    )}
                </select>
            </label>
        </div>
        ${
            plane.kind === 'weights' && plane.weights && record
                ? html`<${Weights}
                    weights=${plane.weights}
                    set=${set}
                    record=${record}
                    store=${store}
                    select=${actions.select}
                />`
                : null
        }
        <${RaceError} error=${changeError} at="plane" />
    </details>`;
}

const WEIGHTS = textIds(['race-plane-first-weight', 'race-plane-second-weight']);
const AXES = textIds(['race-plane-across', 'race-plane-upward']);

/** @param {{ weights: Weight[], set: (changes: Partial<PlaneSettings>) => void, record: StepRecord, store: Store,
 *     select: (selection: import('../../core/store.js').Selection) => void }} props */
function Weights({ weights, set, record, store, select }) {
    const { value: selection } = store.selection;
    const take = selection && typeof selection.from === 'number' ? { ...selection, from: selection.from } : null;
    return html`<div class="weight-cards">
        ${weights.map(
            (weight, i) => html`<${WeightCard}
                key=${i}
                label=${say(WEIGHTS[i])}
                ...${{ record, weight, take, select, error: '' }}
                choose=${(/** @type {Weight} */ chosen) => set({ weights: weights.with(i, chosen) })}
            >
                <p class="fine">${say(AXES[i])}</p>
            <//>`,
        )}
    </div>`;
}

/**
 * The weights to begin with: those of the sensitivity panel, else the selected weight and the next one of its neuron.
 *
 * @param {Store} store
 * @param {StepRecord} record
 * @returns {Weight[]}
 */
function initialPair(store, record) {
    const pair = store.pair.value.flatMap((weight) => (weight && exists(record.sizes, weight) ? [weight] : []));
    if (pair.length === 2) return pair;
    const first = pair[0] ?? chosenWeight(record, store.selection.value);
    const count = record.sizes[first.layer - 1];
    return [first, { ...first, from: ((first.from ?? -1) + 1) % count }];
}

/**
 * The record of the step on the stage. Where the networks of the race have other sizes: a record with their sizes and
 * without values.
 *
 * @param {RaceControl} control
 * @param {Store} store
 * @returns {StepRecord | null}
 */
function recordFor({ race }, store) {
    const record = store.record.value;
    if (!record || !race) return record;
    const sizes = [record.sizes[0], ...race.start.hidden, record.sizes[record.depth]];
    if (String(sizes) === String(record.sizes)) return record;
    return { ...record, sizes, depth: sizes.length - 1, a: sizes.map((size) => new Float32Array(size)) };
}
