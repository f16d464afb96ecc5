import { usualEnd } from './model/changes.js';
import { FAIR_IN, paceName } from './model/words.js';
import { html } from '../../ui/html.js';
import { Refused } from './refused.js';
import { Typed, typedNumber } from '../../ui/typed.js';

/** @typedef {import('./control.js').RaceControl} RaceControl */

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
