import { html } from 'htm/preact';
import { useMemo, useState } from 'preact/hooks';
import { number } from '../../text/format.js';
import { say } from '../../text/say.js';
import { rich } from '../../ui/rich.js';
import { buildTrace, findRange, isWorthLogarithm } from './model/race.js';
import { FAIR_IN, runNames } from './model/words.js';
import { RaceNumbers } from './numbers.js';
import { RacePlot } from './plot.js';
import { RunMarker } from './run-marker.js';
import { useRace } from './watch-race.js';

/** @typedef {import('./model/state.js').Fairness} Fairness */
/** @typedef {import('./model/state.js').RaceState} RaceState */
/** @typedef {import('./model/state.js').Paths} Paths */

const AXES = /** @type {Fairness[]} */ (Object.keys(FAIR_IN));

/**
 * The true cost of each run and the angle of each of its steps, against the chosen axis.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function RaceChart({ store }) {
    useRace(store);
    const race = store.race.value;
    const paths = store.paths.value;
    if (!race || !paths) return null;
    const axis = store.chartAxis.value ?? race.settings.fairness;
    const names = runNames(race.runs, race.train);
    return html`<section class="panel race-chart" aria-labelledby="race-chart-title">
        <h2 id="race-chart-title">${say('race-chart-title')}</h2>
        <div class="race-axis" role="group" aria-label=${say('race-chart-against')}>
            <span class="muted" aria-hidden="true">${say('race-chart-against.shown')}</span>
            ${AXES.map(
                (each) => html`<button
                        key=${each}
                        class="choice"
                        aria-pressed=${each === axis}
                        onClick=${() => (store.chartAxis.value = each)}
                    >
                    ${say(FAIR_IN[each].name)}
                </button>`,
            )}
        </div>
        <${Names} race=${race} names=${names} />
        <${Plots} race=${race} paths=${paths} axis=${axis} names=${names} view=${store.view.value} />
        <${RaceNumbers} race=${race} paths=${paths} names=${names} />
    </section>`;
}

/** The legend of the runs. @param {{ race: RaceState, names: string[] }} props */
function Names({ race, names }) {
    return html`<ul class="race-legend">
        ${race.runs.map(
            ({ id, color }, i) => html`<li key=${id}>
                <${RunMarker} run=${i} color=${color} /> ${names[i]}
            </li>`,
        )}
    </ul>`;
}

/** @param {{ race: RaceState, paths: Paths, axis: Fairness, names: string[],
 *     view: import('../../core/store.js').View }} props */
function Plots({ race, paths, axis, names, view }) {
    const [chosen, setLog] = useState(/** @type {boolean | null} */ (null));
    const buildTraces = (/** @type {'cost' | 'angle'} */ what) =>
        paths.runs.map((path) => buildTrace(path, axis, what));
    const costs = useMemo(() => buildTraces('cost'), [paths, axis]); // the race changes more often than its paths
    const angles = useMemo(() => buildTraces('angle'), [paths, axis]);
    const isLog = chosen ?? isWorthLogarithm(costs);
    const options = { colors: race.runs.map(({ color }) => color), names, across: say(FAIR_IN[axis].axis) };
    const isWhole = axis !== 'seconds';
    const steepest = findRange(angles)?.high ?? 90;
    return html`<div class="plot-head">
            <h3>${say('race-chart-costs', { train: race.train })}</h3>
            <button class="choice" aria-pressed=${isLog} onClick=${() => setLog(!isLog)}>${say('race-chart-logarithm')}</button>
        </div>
        <${RacePlot}
            label=${say('race-chart-cost-described', { runs: toAriaText(costs, names) })}
            traces=${costs}
            options=${{ ...options, up: say('race-chart-axis-cost'), isLog, range: null, isDashed: false }}
            ...${{ isWhole, view }}
        />
        <div class="plot-head"><h3>${say('race-chart-angles')}</h3></div>
        ${
            race.runs.every(({ full }) => full)
                ? html`<p class="fine">${say('race-chart-no-angle')}</p>`
                : html`<${RacePlot}
                      label=${say('race-chart-angle-described', { runs: toAriaText(angles, names) })}
                      traces=${angles}
                      options=${{
                          ...options,
                          up: say('race-chart-axis-degrees'),
                          isLog: false,
                          range: [0, steepest > 90 ? 180 : 90],
                          isDashed: true,
                      }}
                      ...${{ isWhole, view }}
                  />
                  <p class="fine">${rich('race-chart-angle-explained')}</p>`
        }`;
}

/** @param {import('./model/race.js').Trace[]} traces @param {string[]} names */
function toAriaText(traces, names) {
    // the paths may come a moment before the list of the runs, or after it
    const each = traces.slice(0, names.length).map(({ y }, i) => {
        const [first, last] = [y.find(isNumber), y.findLast(isNumber)];
        return isNumber(first) && isNumber(last)
            ? say('race-chart-run', { name: names[i], first: number(first), last: number(last) })
            : say('race-chart-run-unknown', { name: names[i] });
    });
    return each.join('; ');
}

/** @param {number | null | undefined} value @returns {value is number} */
const isNumber = (value) => typeof value === 'number';
