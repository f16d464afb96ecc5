import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { say } from '../../text/say.js';
import { useAnswer } from '../../ui/answer.js';
import { findExperiment } from '../../ui/texts/story.js';
import { createRaceActions } from './model/actions.js';
import { isSameRace } from './model/changes.js';
import { useRace } from './watch-race.js';

/** @typedef {{ id: string, race: import('./model/state.js').RaceSettings }} Experiment */

/**
 * Prepared races, each started by one click, with a text about what to look at.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Experiments({ store, actions, questions }) {
    const raceActions = actions.use(createRaceActions);
    useRace(store);
    const [startError, setStartError] = useState('');
    const ask = async () => /** @type {Experiment[]} */ (await questions.experiments());
    const { value: experiments, error } = useAnswer(ask, 'experiments');
    const now = store.race.value;
    const chosen = now && experiments?.find(({ race }) => isSameRace(now, race));
    const start = (/** @type {Experiment} */ { race }) =>
        raceActions.setRace(race, (rejection) => {
            setStartError(rejection ?? '');
            if (!rejection) raceActions.playRace();
        });
    return html`<section class="panel experiments" aria-labelledby="experiments-title">
        <h2 id="experiments-title">${say('race-experiments')}</h2>
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
        <p class="refused" role="alert">${startError || error}</p>
        <div class="experiment-text" aria-live="polite">
            ${chosen ? findExperiment(chosen.id).text : html`<p class="fine">${say('race-experiments-none')}</p>`}
        </div>
    </section>`;
}
