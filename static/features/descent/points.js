import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { whole } from '../../text/format.js';
import { say, textIds } from '../../text/say.js';
import { figure } from '../../ui/not-yet.js';
import { createRaceActions } from '../race/model/actions.js';
import { degrees, runNames } from '../race/model/words.js';
import { findVisit, rounded } from './model/words.js';

/** @typedef {import('../race/model/state.js').RunPath} RunPath */
/** @typedef {import('../race/model/state.js').RunState} RunState */

/** The table has at most this many rows; the file has all of them. */
const MOST_ROWS = 40;

/**
 * The retained points of one path as a table. A click on a step takes the room there.
 *
 * @param {import('../../shell/places/panels.js').PanelProps} props
 */
export function DescentPoints({ store, actions }) {
    const raceActions = actions.use(createRaceActions);
    const [isOpen, setOpen] = useState(false);
    const [chosen, setChosen] = useState(0);
    const race = store.race.value;
    if (!race || !store.paths.value) return null;
    const run = Math.min(chosen, race.runs.length - 1);
    const names = runNames(race.runs, race.train);
    const onToggle = (/** @type {any} */ event) => setOpen(event.currentTarget.open);
    return html`<details class="descent-points" onToggle=${onToggle}>
        <summary>${say('descent-points')}</summary>
        ${
            isOpen &&
            html`<label>${say('descent-points-run')} <select value=${run} onChange=${(/** @type {any} */ event) =>
                setChosen(Number(event.currentTarget.value))}>
                ${names.map((name, i) => html`<option value=${i}>${name}</option>`)}
            </select></label>
            <${Points}
                run=${race.runs[run]}
                path=${store.paths.value.runs[run]}
                name=${names[run]}
                visit=${(/** @type {number} */ step) => raceActions.visit(run, step)}
            />`
        }
    </details>`;
}

/** The texts above the columns. */
const HEADS = textIds([
    'descent-points-step',
    'descent-points-epoch',
    'descent-points-examples',
    'descent-points-cost',
    'descent-points-batch-cost',
    'descent-points-angle',
    'descent-points-x',
    'descent-points-y',
    'descent-points-off-plane',
]);

/** @param {{ run: RunState, path: RunPath | undefined, name: string, visit: (step: number) => void }} props */
function Points({ run, path, name, visit }) {
    if (!path) return null;
    const rows = spreadIndices(path.count, MOST_ROWS);
    return html`<div class="descent-rows" tabindex="0" role="region" aria-label=${say('descent-points-of', { name })}>
        <table>
            <thead>
                <tr>
                    ${HEADS.map((head) => html`<th scope="col">${say(head)}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${rows.map(
                    (i) => html`<tr key=${path.step[i]}>
                        <th scope="row">
                            <button class="link" title=${say('descent-visit', findVisit(run, path.step[i]))} onClick=${() => visit(path.step[i])}>
                                ${whole(path.step[i])}
                            </button>
                        </th>
                        <td>${whole(path.epoch[i])}</td>
                        <td>${whole(path.examplesSeen[i])}</td>
                        <td>${figure(path.cost[i], rounded)}</td>
                        <td>
                            ${
                                path.step[i] === 0
                                    ? html`<span class="visually-hidden">${say('descent-points-no-batch')}</span>`
                                    : figure(path.batchCost[i], rounded)
                            }
                        </td>
                        <td>${figure(path.angle[i], degrees)}</td>
                        <td>${figure(path.xy[2 * i], rounded)}</td>
                        <td>${figure(path.xy[2 * i + 1], rounded)}</td>
                        <td>${figure(path.distance[i], rounded)}</td>
                    </tr>`,
                )}
            </tbody>
        </table>
    </div>`;
}

/**
 * Indices of a list at equal distances, with the first and the last one.
 *
 * @param {number} count
 * @param {number} most
 */
function spreadIndices(count, most) {
    if (count <= most) return Array.from({ length: count }, (_, i) => i);
    return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
