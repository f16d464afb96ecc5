import { whole } from '../../text/format.js';
import { FAIR_IN } from './model/words.js';
import { html } from '../../ui/html.js';
import { Refused } from './refused.js';

/** @typedef {import('./model/state.js').Fairness} Fairness */

/** @type {Record<Fairness, (train: number) => string>} */
const MEANS = {
    examples: (train) => `All have seen equally many examples: one step with all ${whole(train)} takes as many as ${whole(train / 100)} with 100.`,
    steps: () => 'All have made equally many steps, however many examples a step takes.',
    seconds: () => 'The steps of all have taken this computer equally long.',
};

/** What all runs have equally much of. @param {{ control: import('./control.js').RaceControl }} props */
export function RaceFairness({ control }) {
    const { settings, change, refused, train } = control;
    const choose = (/** @type {Fairness} */ fairness) => {
        if (fairness !== settings.fairness) change((now) => ({ ...now, fairness, until: null }), 'fairness');
    };
    const each = /** @type {Fairness[]} */ (Object.keys(FAIR_IN));
    return html`<div class="race-fairness" role="group" aria-label="Equal">
            <span class="muted" aria-hidden="true">equal</span>
            ${each.map(
                (fairness) => html`<button key=${fairness} class="choice" aria-pressed=${fairness === settings.fairness} onClick=${() => choose(fairness)}>
                    ${FAIR_IN[fairness].name}
                </button>`,
            )}
        </div>
        <p class="fine">${MEANS[settings.fairness](train)}</p>
        <${Refused} of=${refused} at="fairness" />`;
}
