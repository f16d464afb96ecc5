import { setIn } from './model/sensitivity.js';
import { whole } from '../../text/format.js';
import { html } from '../../ui/html.js';

/** @typedef {import('../../core/store.js').ExampleSet} ExampleSet */

/**
 * Whose cost is spoken of: this example's, the mini-batch's, or that of all training examples.
 *
 * @param {{ store: import('../../core/store.js').Store, record: import('../../core/record.js').StepRecord }} props
 */
export function SetChoice({ store, record }) {
    const chosen = setIn(record, store.set.value);
    const all = store.room.value?.training_examples;
    /** @type {{ set: ExampleSet, text: string }[]} */
    const sets = [
        { set: 'example', text: `this ${record.focus.label}` },
        { set: 'batch', text: 'the mini-batch' },
        { set: 'all', text: all ? `all ${whole(all)}` : 'all examples' },
    ];
    return html`<div class="set-choice" role="group" aria-label="The cost of">
        <span class="muted" aria-hidden="true">The cost of</span>
        ${sets.map(
            ({ set, text }) => html`<button
                key=${set}
                class="choice"
                aria-pressed=${set === chosen}
                disabled=${set === 'batch' && record.cost === null}
                onClick=${() => (store.set.value = set)}
            >
                ${text}
            </button>`,
        )}
    </div>`;
}
