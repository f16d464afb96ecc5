import { useState } from 'preact/hooks';
import { useAnswer } from '../../ui/answer.js';
import { html } from '../../ui/html.js';
import { findExperiment } from '../../ui/templates.js';
import { createRaceActions } from './model/actions.js';
import { isRunAs } from './model/changes.js';
import { useRace } from './watch-race.js';

/** @typedef {{ id: string, race: import('./model/state.js').RaceSettings }} Experiment */

/**
 * Races worth seeing, one click each, with what to look at.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Experiments({ store, actions, questions }) {
    const racing = actions.use(createRaceActions);
    useRace(store);
    const [refused, setRefused] = useState('');
    const ask = async () => /** @type {Experiment[]} */ (await questions.experiments());
    const { value: experiments, error } = useAnswer(ask, 'experiments');
    const now = store.race.value;
    const chosen = now && experiments?.find(({ race }) => isRunAs(now, race));
    const start = (/** @type {Experiment} */ { race }) =>
        racing.setRace(race, (problem) => {
            setRefused(problem ?? '');
            if (!problem) racing.playRace();
        });
    return html`<section class="panel experiments" aria-labelledby="experiments-title">
        <h2 id="experiments-title">Experiments</h2>
        <div class="experiment-choice" role="group" aria-labelledby="experiments-title">
            ${experiments?.map(
                (each) => html`<button
                key=${each.id}
                class="choice"
                aria-pressed=${each === chosen}
                disabled=${!store.driver.value}
                onClick=${() => start(each)}
            >
                ${findExperiment(each.id).title}
            </button>`,
            )}
        </div>
        <p class="refused" role="alert">${refused || error}</p>
        <div class="experiment-text" aria-live="polite">
            ${chosen ? findExperiment(chosen.id).text : html`<p class="fine">Each starts a race of its own. What to look at stands here then.</p>`}
        </div>
    </section>`;
}
