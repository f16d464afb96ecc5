import { html } from 'htm/preact';
import { say } from '../../text/say.js';
import { Icon } from '../../ui/icons.js';
import { createRaceActions } from '../race/model/actions.js';
import { hasBegun } from '../race/model/race.js';

/**
 * Buttons that start, hold and restart the race. Its settings have a panel of their own.
 *
 * @param {Pick<import('../../shell/places/panels.js').PanelProps, 'store' | 'actions'>} props
 */
export function DescentControls({ store, actions }) {
    const raceActions = actions.use(createRaceActions);
    const race = store.race.value;
    if (!store.driver.value) return null;
    if (!race)
        return html`<button
            class="button play"
            onClick=${raceActions.toggleRace}
        >
            <${Icon} name="play" /> ${say('descent-race-start')}
        </button>`;
    const going = say(hasBegun(race) ? 'descent-race-go-on' : 'descent-race-start');
    const restart = () => {
        raceActions.restartRace();
        raceActions.playRace();
    };
    return html`<div class="descent-controls" role="group" aria-label=${say('descent-race')}>
        ${
            race.over ||
            html`<${Small}
                icon=${race.playing ? 'pause' : 'play'}
                name=${race.playing ? say('descent-race-hold') : going}
                act=${raceActions.toggleRace}
            />`
        }
        <${Small} icon="restart" name=${say('descent-race-again')} act=${restart} />
    </div>`;
}

/** @param {{ icon: 'pause' | 'play' | 'restart', name: string, act: () => void }} props */
function Small({ icon, name, act }) {
    return html`<button
        class="button icon"
        aria-label=${name}
        title=${name}
        onClick=${act}
    >
        <${Icon} name=${icon} />
    </button>`;
}
