import { createRaceActions } from './actions.js';
import { progressOf } from './model/words.js';
import { html } from '../../ui/html.js';
import { Icon } from '../../ui/icons.js';
import { Refused } from './refused.js';

/** @typedef {import('./control.js').RaceControl} RaceControl */

/** Start, hold, again, end; and how far it is. @param {{ control: RaceControl, actions: import('../../core/actions.js').Actions }} props */
export function RaceTransport({ control, actions }) {
    const racing = actions.use(createRaceActions);
    const { race, refused } = control;
    const again = () => {
        racing.restartRace();
        racing.playRace();
    };
    return html`<div class="race-transport" role="group" aria-label="Start and pause">
            <${Main} control=${control} racing=${racing} />
            ${race
                ? html`<${Act} icon="restart" text="Restart" act=${again} />
                      <${Act} icon="remove" text="End" act=${control.end} />`
                : null}
        </div>
        <${Refused} of=${refused} at="begin" />
        ${race ? html`<${Progress} race=${race} />` : null}`;
}

/** What one most likely wants next. @param {{ control: RaceControl, racing: import('./actions.js').RaceActions }} props */
function Main({ control, racing }) {
    const { race } = control;
    if (!race) return html`<${Act} icon="play" text="Start the race" act=${() => control.begin()} isMain />`;
    if (race.playing) return html`<${Act} icon="pause" text="Pause" act=${racing.pauseRace} isMain />`;
    if (!race.over) return html`<${Act} icon="play" text="Go on" act=${racing.playRace} isMain />`;
    const further = async () => {
        const isSet = await control.change((settings) => ({ ...settings, until: 2 * race.until }), 'begin');
        if (isSet) racing.playRace();
    };
    return html`<${Act} icon="play" text="Twice as far" act=${further} isMain />`;
}

/** @param {{ icon: 'play' | 'pause' | 'restart' | 'remove', text: string, act: () => void, isMain?: boolean }} props */
function Act({ icon, text, act, isMain = false }) {
    return html`<button class=${`button ${isMain ? 'play' : ''}`} onClick=${act}><${Icon} name=${icon} /> ${text}</button>`;
}

/** @param {{ race: import('./model/state.js').RaceState }} props */
function Progress({ race: { progress, until, settings, over } }) {
    const told = progressOf(progress, until, settings.fairness);
    return html`<p class="race-progress">
        <progress max=${until} value=${progress} aria-label="How far the race is"></progress>
        <span class="fine">${over ? `Over: ${told}` : told}</span>
    </p>`;
}
