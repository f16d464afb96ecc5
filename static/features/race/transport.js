import { html } from 'htm/preact';
import { asTyped } from '../../text/format.js';
import { orNothing, readReal, readWhole } from '../../text/read-number.js';
import { say } from '../../text/say.js';
import { Icon } from '../../ui/icons.js';
import { NumberField } from '../../ui/number-field.js';
import { createRaceActions } from './model/actions.js';
import { usualEnd } from './model/changes.js';
import { findCloseStage } from './model/close-up.js';
import { hasBegun } from './model/race.js';
import { FAIR_IN, findAmounts, paceName, toProgressText } from './model/words.js';
import { RaceError } from './race-error.js';

/** @typedef {import('./control.js').RaceControl} RaceControl */

/**
 * Buttons that start, hold, restart and end the race, and its progress.
 *
 * @param {{ control: RaceControl, actions: import('../../core/actions.js').Actions }} props
 */
export function RaceTransport({ control, actions }) {
    const raceActions = actions.use(createRaceActions);
    const { race, changeError } = control;
    const restart = () => {
        raceActions.restartRace();
        raceActions.playRace();
    };
    return html`<div class="race-transport" role="group" aria-label=${say('race-begin')}>
            <${MainButton} control=${control} raceActions=${raceActions} />
            ${
                race
                    ? html`<${ActionButton} icon="restart" text=${say('race-restart')} act=${restart} />
                      <${ActionButton} icon="remove" text=${say('race-end')} act=${control.end} />`
                    : null
            }
        </div>
        <${RaceError} error=${changeError} at="begin" />
        ${race ? html`<${RaceProgress} race=${race} />` : null}`;
}

/**
 * The main button: the most likely next action.
 *
 * @param {{ control: RaceControl, raceActions: import('./model/actions.js').RaceActions }} props
 */
function MainButton({ control, raceActions }) {
    const { race } = control;
    if (!race)
        return html`<${ActionButton} icon="play" text=${say('race-start')} act=${() => control.begin()} isMain />`;
    if (race.playing)
        return html`<${ActionButton} icon="pause" text=${say('race-pause')} act=${raceActions.pauseRace} isMain />`;
    if (!race.over) {
        const goOn = findCloseStage(race) === 'waiting' ? say('race-draw-back') : say('race-go-on');
        return html`<${ActionButton} icon="play" text=${hasBegun(race) ? goOn : say('race-start')} act=${raceActions.playRace} isMain />`;
    }
    const further = async () => {
        const isSet = await control.change((settings) => ({ ...settings, until: 2 * race.until }), 'begin');
        if (isSet) raceActions.playRace();
    };
    return html`<${ActionButton} icon="play" text=${say('race-twice-as-far')} act=${further} isMain />`;
}

/** @param {{ icon: 'play' | 'pause' | 'restart' | 'remove', text: string, act: () => void, isMain?: boolean }} props */
function ActionButton({ icon, text, act, isMain = false }) {
    return html`<button
        class=${`button ${isMain ? 'play' : ''}`}
        onClick=${act}
    >
        <${Icon} name=${icon} /> ${text}
    </button>`;
}

/** @param {{ race: import('./model/state.js').RaceState }} props */
function RaceProgress({ race }) {
    const progress = toProgressText(race);
    return html`<p class="race-progress">
        <progress max=${race.until} value=${findAmounts(race).least} aria-label=${say('race-how-far')}></progress>
        <span class="fine">${race.over ? say('race-over', { progress }) : progress}</span>
    </p>`;
}

/** @typedef {import('./model/state.js').Fairness} Fairness */

/** The choice of the fairness: the amount that is equal for all runs. @param {{ control: RaceControl }} props */
export function RaceFairness({ control }) {
    const { settings, change, changeError, train } = control;
    const choose = (/** @type {Fairness} */ fairness) => {
        if (fairness !== settings.fairness) change((now) => ({ ...now, fairness, until: null }), 'fairness');
    };
    const each = /** @type {Fairness[]} */ (Object.keys(FAIR_IN));
    return html`<div class="race-fairness" role="group" aria-label=${say('race-fairness')}>
            <span class="muted" aria-hidden="true">${say('race-fairness.shown')}</span>
            ${each.map(
                (fairness) => html`<button
                    key=${fairness}
                    class="choice"
                    aria-pressed=${fairness === settings.fairness}
                    onClick=${() => choose(fairness)}
                >
                    ${say(FAIR_IN[fairness].name)}
                </button>`,
            )}
        </div>
        <p class="fine">${say('race-fairness-rule', { fairness: settings.fairness, train })}</p>
        <${RaceError} error=${changeError} at="fairness" />`;
}

/** The speeds of a race, as multiples of the usual pace of its fairness; null: without a limit. */
const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4, 10, null];

/** The speed of the race, and where it ends. @param {{ control: RaceControl }} props */
export function RacePace({ control }) {
    return html`<div class="run-fields">
            <${Speed} control=${control} />
            <${End} control=${control} />
        </div>
        <${RaceError} of=${control.changeError} at="pace" />`;
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
    return html`<label><span>${say('race-speed')}</span>
        <select value=${speed ?? ''} onChange=${onChange}>
            ${speeds.map((each) => html`<option value=${each ?? ''}>${paceName(each, fairness)}</option>`)}
        </select>
    </label>`;
}

/** Where the race ends; an empty field is the usual end. @param {{ control: RaceControl }} props */
function End({ control }) {
    const { race, settings, change, train } = control;
    const { until, fairness } = settings;
    const commit = (/** @type {number | null} */ value) => change((now) => ({ ...now, until: value }), 'pace');
    return html`<${NumberField}
        label=${say('race-ends-at', { fairness })}
        value=${until === null ? '' : asTyped(until)}
        placeholder=${asTyped(race?.settings.until === null ? race.until : usualEnd(fairness, train))}
        read=${orNothing(fairness === 'seconds' ? readReal : readWhole)}
        commit=${commit}
    />`;
}
