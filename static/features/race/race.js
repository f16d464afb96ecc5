import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { asTyped } from '../../text/format.js';
import { readReal, readWhole, readWholes } from '../../text/read-number.js';
import { say } from '../../text/say.js';
import { Icon } from '../../ui/icons.js';
import { NumberField } from '../../ui/number-field.js';
import { useRaceControl } from './control.js';
import { MAX_RUNS, withAnotherRun } from './model/changes.js';
import { INITIALIZERS, OPTIMIZERS, runNames } from './model/words.js';
import { PlaneFold } from './plane.js';
import { RaceError } from './race-error.js';
import { RaceRun } from './run.js';
import { RaceFairness, RacePace, RaceTransport } from './transport.js';
import { useRace } from './watch-race.js';

/**
 * The panel of the race and its settings; those that a first race does not need are behind a fold in Story. Before the
 * race begins, the settings are a draft of this page.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function Race({ store, actions }) {
    useRace(store);
    const control = useRaceControl(store, actions);
    const open = useState(/** @type {number | null} */ (null));
    if (!control) return null;
    const isDriver = store.driver.value;
    const more = html`<${AddRun} control=${control} open=${open} />
        <${RacePace} control=${control} />
        <${StartFold} control=${control} room=${store.room.value?.settings} />
        <${PlaneFold} control=${control} store=${store} actions=${actions} />`;
    return html`<section class="panel race" aria-labelledby="race-title">
        <h2 id="race-title">${say('race-title')}</h2>
        <fieldset class="race-controls" disabled=${!isDriver} aria-labelledby="race-title">
            <${RaceTransport} control=${control} actions=${actions} />
            <${RaceFairness} control=${control} />
            <${RaceRuns} control=${control} open=${open} />
            ${
                store.place.value === 'story'
                    ? html`<details class="race-fold">
                        <summary>${say('race-more')}</summary>
                        <div class="race-controls">${more}</div>
                    </details>`
                    : more
            }
        </fieldset>
        ${
            isDriver
                ? null
                : html`<p class="fine">
                    ${say('race-watching', { has_race: control.race !== null })}
                </p>`
        }
    </section>`;
}

/** @typedef {import('../../protocol.js').TrainingConfig} TrainingConfig */

/**
 * The start of all runs: the settings of the room, unless others are chosen here.
 *
 * @param {{ control: import('./control.js').RaceControl, room: TrainingConfig | undefined }} props
 */
function StartFold({ control, room }) {
    const { race, settings, change, changeError } = control;
    const start = /** @type {TrainingConfig} */ ({ ...room, ...race?.start, ...settings.start });
    const set = (/** @type {Record<string, unknown>} */ changes) =>
        change((now) => ({ ...now, start: { ...now.start, ...changes } }), 'start');
    const setter = (/** @type {string} */ name) => (/** @type {number | number[]} */ value) => set({ [name]: value });
    const select = (
        /** @type {'initializer' | 'optimizer'} */ name,
        /** @type {string} */ label,
        /** @type {Record<string, string>} */ choices,
    ) =>
        html`<label><span>${label}</span>
            <select
                value=${start[name]}
                onChange=${(/** @type {any} */ event) => set({ [name]: event.currentTarget.value })}
            >
                ${Object.entries(choices).map(([each, text]) => html`<option value=${each}>${say(text)}</option>`)}
            </select>
        </label>`;
    return html`<details class="race-fold">
        <summary>${say('race-start-fold')}</summary>
        <p class="fine">${say('race-start-explained')}</p>
        <div class="run-fields">
            <${NumberField}
                label=${say('race-seed')}
                value=${`${start.seed}`}
                read=${readWhole}
                commit=${setter('seed')}
            />
            <button class="choice" onClick=${() => set({ seed: start.seed + 1 })}>${say('race-another-start')}</button>
            <${NumberField}
                label=${say('race-hidden-layers')}
                value=${start.hidden?.join(', ') ?? ''}
                read=${readWholes}
                commit=${setter('hidden')}
            />
            ${select('initializer', say('race-initializer'), INITIALIZERS)}
            ${select('optimizer', say('race-optimizer'), OPTIMIZERS)}
            <${NumberField}
                label=${say('race-learning-rate')}
                value=${start.learning_rate === undefined ? '' : asTyped(start.learning_rate)}
                read=${readReal}
                commit=${setter('learning_rate')}
            />
        </div>
        <${RaceError} error=${changeError} at="start" />
    </details>`;
}

/**
 * @typedef {object} RunsProps
 * @property {import('./control.js').RaceControl} control
 * @property {[number | null, (index: number | null) => void]} open the run whose settings are open, and its setter
 */

/** The runs of the race with their numbers. @param {RunsProps} props */
function RaceRuns({ control, open: [open, setOpen] }) {
    const { runs, settings, train } = control;
    const names = runNames(runs, train);
    const hasSeconds = settings.fairness === 'seconds';
    // The keys are indices, not ids: a text that is being typed stays when its run restarts with a new id.
    return html`<table class="race-runs">
            <caption class="visually-hidden">${say('race-runs')}</caption>
            <thead>
                <tr>
                    <th scope="col">${say('race-runs-steps')}</th>
                    <th scope="col">${hasSeconds ? say('race-runs-seconds') : say('race-runs-examples')}</th>
                    <th scope="col">${say('race-runs-cost')}</th>
                    <th scope="col"><abbr title=${say('race-runs-angle.title')}>${say('race-runs-angle')}</abbr></th>
                </tr>
            </thead>
            ${runs.map(
                (run, i) => html`<${RaceRun}
                    key=${`${i} of ${runs.length}`}
                    ...${{ control, run, index: i, name: names[i], hasSeconds, isOpen: open === i }}
                    toggle=${() => setOpen(open === i ? null : i)}
                    close=${() => setOpen(null)}
                />`,
            )}
        </table>`;
}

/** The button that adds a run, and opens its settings. @param {RunsProps} props */
function AddRun({ control, open: [, setOpen] }) {
    const { runs, change, changeError } = control;
    const colors = runs.map(({ color }) => color);
    const add = async () => {
        if (await change((now) => withAnotherRun(now, colors), 'add')) setOpen(runs.length);
    };
    return html`<button class="button add-run" disabled=${runs.length >= MAX_RUNS} onClick=${add}>
            <${Icon} name="add" /> ${runs.length >= MAX_RUNS ? say('race-runs-full') : say('race-runs-add')}
        </button>
        <${RaceError} error=${changeError} at="add" />`;
}
