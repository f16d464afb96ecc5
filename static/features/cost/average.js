import { useState } from 'preact/hooks';

import { passedAt } from './model/average.js';
import { number, whole } from '../../text/format.js';
import { AverageChart } from './average-chart.js';
import { html } from '../../ui/html.js';
import { PassingImage } from './passing-image.js';
import { usePassing } from './passing.js';

/** @typedef {import('./model/average.js').Passing} Passing */
/** @typedef {Passing['set']} Set */

/** @type {{ set: Set, name: string }[]} */
const SETS = [
    { set: 'batch', name: 'the mini-batch' },
    { set: 'all', name: 'all examples' },
];

/**
 * The examples pass by, each with its cost, and the mean of them forms, up to the cost of the whole set.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function CostAverage({ store, questions }) {
    const [set, choose] = useState(/** @type {Set} */ ('all'));
    const room = store.room.value;
    const record = store.settled.value;
    const passing = usePassing(store, questions, set);
    if (!record || !room) return null;
    const isRunning = room.playing || store.target.value !== null;
    const why = whyNot({ set, record, isKnown: store.known.value.cost, isRunning });
    const { progress, answer, error, isAsking } = passing;
    const isPassing = answer !== null && progress.isMoving;
    return html`<section class="panel cost-average" aria-labelledby="cost-average-title">
        <h2 id="cost-average-title">The average over many</h2>
        <div class="choice-row" role="group" aria-label="Which examples">
            ${SETS.map((each) => html`<button key=${each.set} class="choice" aria-pressed=${each.set === set} onClick=${() => choose(each.set)}>
                ${each.name} <span class="muted">${whole(each.set === 'all' ? room.training_examples : record.batchSize)}</span>
            </button>`)}
            <button class="button pass" disabled=${why !== '' || isAsking} onClick=${isPassing ? progress.stop : passing.start}>
                ${isPassing ? 'Stop' : answer ? 'Let them pass again' : 'Let them pass'}
            </button>
        </div>
        ${why ? html`<p class="muted">${why}</p>` : null}
        ${error ? html`<p class="error">${error}</p>` : null}
        ${answer && !why ? html`<${Formed} passing=${answer} share=${progress.share} before=${passing.before} view=${store.view.value} />` : null}
    </section>`;
}

/** Why nothing can pass now; empty where it can. */
/** @param {{ set: Set, record: import('../../core/record.js').StepRecord, isKnown: boolean, isRunning: boolean }} of */
function whyNot({ set, record, isKnown, isRunning }) {
    if (isRunning) return 'While it trains the cost changes with every step. Pause it, and let the examples pass.';
    if (!isKnown) return 'Once this example’s cost is known, the others may pass.';
    if (set !== 'batch' || record.cost !== null) return '';
    return `${record.step === 0 ? 'Before the first step there is no mini-batch' : 'No step has been made with these parameters yet'}. Make a step, or choose all examples.`;
}

/** @param {{ passing: Passing, share: number, before: Passing | null,
 *     view: import('../../core/store.js').View }} props */
function Formed({ passing, share, before, view }) {
    const { shown, count, cost, step } = passing;
    const passed = passedAt(shown, share);
    const isOver = share >= 1;
    return html`<div class="passing">
            <${PassingImage} passing=${passing} at=${passed - 1} theme=${view.theme} />
            <${AverageChart} passing=${passing} passed=${passed} isOver=${isOver} />
        </div>
        <p class="mean-told" role="status">
            The mean of all ${whole(count)} is <b class="attention" data-value="mean">${isOver ? number(cost) : '?'}</b>: the cost
            C of ${passing.set === 'all' ? 'the training set' : 'the mini-batch'} at step ${whole(step)}.
            ${isOver && before && before.step !== step ? html` <span class="muted">At step ${whole(before.step)} it was ${number(before.cost)}.</span>` : null}
        </p>`;
}
