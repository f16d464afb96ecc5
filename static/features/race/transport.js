import { whole } from '../../text/format.js';
import { html } from '../../ui/html.js';
import { Icon } from '../../ui/icons.js';
import { Typed, typedNumber } from '../../ui/typed.js';
import { createRaceActions } from './model/actions.js';
import { usualEnd } from './model/changes.js';
import { FAIR_IN, paceName, tellProgress } from './model/words.js';
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
            ${
                race
                    ? html`<${Act} icon="restart" text="Restart" act=${again} />
                      <${Act} icon="remove" text="End" act=${control.end} />`
                    : null
            }
        </div>
        <${Refused} of=${refused} at="begin" />
        ${race ? html`<${Progress} race=${race} />` : null}`;
}

/** What one most likely wants next. @param {{ control: RaceControl, racing: import('./model/actions.js').RaceActions }} props */
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
    const told = tellProgress(progress, until, settings.fairness);
    return html`<p class="race-progress">
        <progress max=${until} value=${progress} aria-label="How far the race is"></progress>
        <span class="fine">${over ? `Over: ${told}` : told}</span>
    </p>`;
}

/** @typedef {import('./model/state.js').Fairness} Fairness */

/** @type {Record<Fairness, (train: number) => string>} */
const MEANS = {
    examples: (train) =>
        `All have seen equally many examples: one step with all ${whole(train)} takes as many as ${whole(train / 100)} with 100.`,
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
                (
                    fairness,
                ) => html`<button key=${fairness} class="choice" aria-pressed=${fairness === settings.fairness} onClick=${() => choose(fairness)}>
                    ${FAIR_IN[fairness].name}
                </button>`,
            )}
        </div>
        <p class="fine">${MEANS[settings.fairness](train)}</p>
        <${Refused} of=${refused} at="fairness" />`;
}

/** How fast a race may go, in the paces of its fairness; null: as fast as it goes. */
const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4, 10, null];

/** How fast the race goes, and where it ends. @param {{ control: RaceControl }} props */
export function RacePace({ control }) {
    return html`<div class="run-fields">
            <${Speed} control=${control} />
            <${End} control=${control} />
        </div>
        <${Refused} of=${control.refused} at="pace" />`;
}

/** @param {{ control: RaceControl }} props */
function Speed({ control }) {
    const { settings, change } = control;
    const { speed, fairness } = settings;
    const speeds = SPEEDS.includes(speed) ? SPEEDS : [speed, ...SPEEDS];
    const onChange = (/** @type {any} */ event) => {
        const text = event.currentTarget.value;
        change((now) => ({ ...now, speed: text === '' ? null : Number(text) }), 'pace');
    };
    return html`<label><span>speed</span>
        <select value=${speed ?? ''} onChange=${onChange}>
            ${speeds.map((each) => html`<option value=${each ?? ''}>${paceName(each, fairness)}</option>`)}
        </select>
    </label>`;
}

/** Where the race ends; left empty, where such a race usually does. @param {{ control: RaceControl }} props */
function End({ control }) {
    const { settings, change, train } = control;
    const { until, fairness } = settings;
    const commit = (/** @type {string} */ text) =>
        change((now) => ({ ...now, until: text === '' ? null : /** @type {number} */ (typedNumber(text)) }), 'pace');
    return html`<${Typed} label=${`ends at (${FAIR_IN[fairness].unit})`} value=${until === null ? '' : `${until}`} placeholder=${`${usualEnd(fairness, train)}`} commit=${commit} />`;
}
