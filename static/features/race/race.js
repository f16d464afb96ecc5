import { html } from '../../ui/html.js';
import { useRaceControl } from './control.js';
import { RaceFairness } from './fairness.js';
import { RacePace } from './pace.js';
import { PlaneFold } from './plane.js';
import { RaceRuns } from './runs.js';
import { StartFold } from './start.js';
import { RaceTransport } from './transport.js';
import { useRace } from './watch-race.js';

/**
 * The race and all that may be chosen in it. Before it begins what is chosen waits here.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Race({ store, actions }) {
    useRace(store);
    const control = useRaceControl(store, actions);
    if (!control) return null;
    const isDriver = store.driver.value;
    return html`<section class="panel race" aria-labelledby="race-title">
        <h2 id="race-title">The race</h2>
        <fieldset class="race-controls" disabled=${!isDriver} aria-labelledby="race-title">
            <${RaceTransport} control=${control} actions=${actions} />
            <${RaceFairness} control=${control} />
            <${RaceRuns} control=${control} />
            <${RacePace} control=${control} />
            <${StartFold} control=${control} room=${store.room.value?.settings} />
            <${PlaneFold} control=${control} store=${store} actions=${actions} />
        </fieldset>
        ${isDriver ? null : html`<p class="fine">${control.race ? 'You are watching: whoever opened this room drives the race.' : 'No race yet: whoever opened this room can start one.'}</p>`}
    </section>`;
}
