import { html } from 'htm/preact';
import { number, whole } from '../../text/format.js';
import { say } from '../../text/say.js';
import { Icon } from '../../ui/icons.js';
import { figure, notYet } from '../../ui/not-yet.js';
import { withoutRun, withRun } from './model/changes.js';
import { degrees, seconds } from './model/words.js';
import { RaceError } from './race-error.js';
import { RaceRunForm } from './run-form.js';
import { RunMarker } from './run-marker.js';

/** @typedef {import('./control.js').RaceControl} RaceControl */
/** @typedef {import('./model/state.js').RunState} RunState */

/**
 * One run: its mark and name, its buttons, and its numbers.
 *
 * @param {{ control: RaceControl, run: RunState, index: number, name: string, hasSeconds: boolean,
 *     isOpen: boolean, toggle: () => void, close: () => void }} props
 */
export function RaceRun({ control, run, index, name, hasSeconds, isOpen, toggle, close }) {
    const { race, changeError } = control;
    const { step, examples_seen, cost, angle, diverged, color, paused } = run;
    const at = `run ${index}`;
    const isStarted = race !== null;
    return html`<tbody
        class=${`race-run ${paused ? 'paused' : ''}`}
        data-run=${index}
        data-step=${step}
        data-cost=${cost}
    >
        <tr>
            <th scope="rowgroup" colspan="3">
                <span>
                    <${RunMarker} run=${index} color=${color} /> <span>
                        ${name}${paused ? html` <span class="muted">${say('race-run-paused')}</span>` : null}
                    </span>
                </span>
            </th>
            <td><${Buttons} ...${{ control, index, name, paused, isOpen, toggle, close, at }} /></td>
        </tr>
        <tr class="race-numbers">
            <td>${isStarted ? whole(step) : notYet()}</td>
            <td>${isStarted ? (hasSeconds ? seconds(run.seconds) : whole(examples_seen)) : notYet()}</td>
            <td>${figure(isStarted ? cost : null, number)}</td>
            <td>${figure(isStarted ? angle : null, degrees)}</td>
        </tr>
        ${diverged ? html`<tr><td colspan="4" class="diverged">${diverged}</td></tr>` : null}
        ${
            isOpen
                ? html`<tr>
                    <td colspan="4">
                        <${RaceRunForm} control=${control} run=${run} index=${index} name=${name} at=${at} />
                    </td>
                </tr>`
                : null
        }
        ${
            changeError?.at === at
                ? html`<tr>
                    <td colspan="4"><${RaceError} error=${changeError} at=${at} /></td>
                </tr>`
                : null
        }
    </tbody>`;
}

/** @param {{ control: RaceControl, index: number, name: string, paused: boolean, isOpen: boolean, toggle: () => void,
 *     close: () => void, at: string }} props */
function Buttons({ control, index, name, paused, isOpen, toggle, close, at }) {
    const { change, runs } = control;
    const pause = () => change((now) => withRun(now, index, { paused: !paused }), at);
    const remove = async () => {
        const colors = runs.map(({ color }) => color);
        if (await change((now) => withoutRun(now, index, colors), at)) close();
    };
    return html`<span class="run-buttons">
        <${IconButton} icon="change" label=${say('race-run-change', { name })} act=${toggle} isExpanded=${isOpen} />
        <${IconButton}
            icon=${paused ? 'play' : 'pause'}
            label=${say(paused ? 'race-run-let-go-on' : 'race-run-pause', { name })}
            act=${pause}
        />
        <${IconButton} icon="remove" label=${say('race-run-remove', { name })} act=${remove} isOff=${runs.length === 1} />
    </span>`;
}

/** @param {{ icon: 'change' | 'play' | 'pause' | 'remove', label: string, act: () => void, isExpanded?: boolean,
 *     isOff?: boolean }} props */
function IconButton({ icon, label, act, isExpanded, isOff = false }) {
    return html`<button
        class="button icon"
        aria-label=${label}
        title=${label}
        aria-expanded=${isExpanded}
        disabled=${isOff}
        onClick=${act}
    >
        <${Icon} name=${icon} />
    </button>`;
}
